#include "app/station/training_station.h"

#include "core/station/hub_link.h"
#include "core/work/entrance.h"
#include "core/work/store.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileInfo>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

const QStringList& surnames() {
    static const QStringList all =
        QStringLiteral("赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许").split(QLatin1Char(' '));
    return all;
}

const QStringList& givenNames() {
    static const QStringList all =
        QStringLiteral("一鸣 子涵 雨桐 浩然 思远 佳怡 文博 若曦 嘉懿 明轩 诗涵").split(QLatin1Char(' '));
    return all;
}

Batch batchOf(const QString& school) { return {school, QString::number(QDate::currentDate().year())}; }

RosterEntry madeUp(int number) {
    RosterEntry entry;
    entry.name = surnames().at(number % surnames().size()) + givenNames().at(number % givenNames().size());
    entry.studentNumber = QStringLiteral("LX%1").arg(number + 1, 4, 10, QLatin1Char('0'));
    entry.className = Words::tr("Class %1").arg(number / 20 + 1);
    return entry;
}

} // namespace

QString TrainingStation::password() { return QStringLiteral("lianxi-caiji-zhaopian"); }

TrainingStation::TrainingStation(Facts facts, QObject* parent)
    : QObject(parent), known(std::move(facts)), window(known.folder + QStringLiteral("/window.log")) {
    window.setStandardOutputFile(QProcess::nullDevice());
    connect(&window, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        how == QProcess::NormalExit&& status == 0 ? Q_EMIT closed() : Q_EMIT fell();
    });
    connect(&window, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) Q_EMIT fell();
    });
}

/// The link before the store it looks at.
TrainingStation::~TrainingStation() { link.reset(); }

QString TrainingStation::howToSignIn() const {
    //: %1 "Desk 1", %2 the name to sign in with, %3 the password
    return Words::tr("%1: sign in as %2, password %3").arg(known.stationName, known.user, password());
}

QString TrainingStation::store() const { return known.folder + QStringLiteral("/store"); }
QString TrainingStation::state() const { return known.folder + QStringLiteral("/state"); }
bool TrainingStation::isFounded() const { return QFileInfo::exists(known.folder + QStringLiteral("/ready")); }

void TrainingStation::found(const QString& enrolmentCode, Done told) {
    code = enrolmentCode;
    done = std::move(told);
    if (const auto made = setUp(); !made) return finish(made);
    fillList();
}

/// What an attempt before left half done goes: nothing in it is anybody's.
Result<void> TrainingStation::setUp() {
    QDir(known.folder).removeRecursively();
    auto door = Entrance::open(store(), {.machineFolder = state() + QStringLiteral("/mianguan")});
    if (!door) return Fail(door.error());
    auto begun = (*door)->setUp(known.school, {known.user, known.displayName, everyRole(), password()}, {});
    if (!begun) return Fail(begun.error());
    inside = std::move(begun->store);
    return {};
}

void TrainingStation::fillList() {
    if (known.graduates == 0) return enrol();
    RosterPlan plan{batchOf(known.school), Words::tr("made-up list.csv"), known.graduates, {}, {}};
    for (int i = 0; i < known.graduates; ++i)
        plan.added += madeUp(i);
    inside->importRoster(plan, {}, {}, this, [this](const Result<int>& added) {
        if (!added) return finish(Fail(added.error()));
        openSession();
    });
}

void TrainingStation::openSession() {
    Session session;
    session.name = Words::tr("Training");
    session.batch = batchOf(known.school);
    session.specification = QStringLiteral("chsi-2017-99");
    session.desk = QStringLiteral("1");
    session.policy.albumAllowed = true;
    session.policy.check = IdentityCheck::None;
    inside->openSession(session, this, [this](const Result<Id>& opened) {
        if (!opened) return finish(Fail(opened.error()));
        enrol();
    });
}

void TrainingStation::enrol() {
    link = std::make_unique<HubLink>(*inside);
    link->enrol(code, known.stationName, this, [this](const Result<void>& answer) { finish(answer); });
}

/// From here on the window has the store.
void TrainingStation::finish(const Result<void>& answer) {
    QMetaObject::invokeMethod(
        this,
        [this, answer] {
            link.reset();
            inside.reset();
            if (QFile ready(known.folder + QStringLiteral("/ready"));
                answer && !ready.open(QIODevice::WriteOnly))
                return done(fail(ErrorKind::System, Words::tr("The folder cannot be written to"),
                                 known.folder, Words::tr("Name another folder.")));
            done(answer);
        },
        Qt::QueuedConnection);
}

void TrainingStation::open(const QString& language) {
    QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
    around.insert(QStringLiteral("XDG_STATE_HOME"), state());
    around.insert(QStringLiteral("XDG_CONFIG_HOME"), known.folder + QStringLiteral("/config"));
    window.setProcessEnvironment(around);
    window.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--data"), store(), QStringLiteral("--title"), howToSignIn(),
                  QStringLiteral("--language"), language});
}

} // namespace mianguan
