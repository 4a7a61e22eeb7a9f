#include "tests/work/clear_day.h"

#include "core/image/jpeg_writer.h"
#include "core/work/delivery.h"
#include "core/work/import.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

#include <QSignalSpy>
#include <QTimer>

#include <cstdio>

namespace mianguan::test {

namespace {

const int photos = 8;

QString school() { return QStringLiteral("云河理工学院"); }
QString adminDisplay() { return QStringLiteral("张敬理主任"); }
QString reviewerName() { return QStringLiteral("zhaoyuanyuan"); }
QString reviewerDisplay() { return QStringLiteral("赵媛媛"); }
QString remark() { return QStringLiteral("请抬头正视镜头再拍"); }
QString revealReason() { return QStringLiteral("家长来电核对号码"); }
QString purgeReason() { return QStringLiteral("本批次已经结束存档"); }
QString sessionName() { return QStringLiteral("北体育馆二号采集台"); }
QString listedName() { return QStringLiteral("司马文轩同学"); }
QString listedNumber() { return QStringLiteral("XH20270042"); }
QString receipt() { return QStringLiteral("SJ-778899"); }
QString guardian() { return QStringLiteral("司马正德先生"); }
QString password(int number) { return QStringLiteral("maple lantern %1 orchard").arg(4700 + number); }

QString graduateName(int number) {
    static const QString names[]{QStringLiteral("王小明"), QStringLiteral("欧阳静怡"),
                                 QStringLiteral("wangxiaoming"), QStringLiteral("ouyangjingyi")};
    return names[number % 4];
}

QString identityNumber(int number) {
    return QStringLiteral("1101051949123") + QString::number(number % 10) + QStringLiteral("002X");
}

QString labelOf(int number) {
    return QStringLiteral("%1_%2").arg(graduateName(number), identityNumber(number));
}

QByteArray pictureOf(int number, int side) {
    cv::Mat pixels(side, side, CV_8UC3);
    cv::RNG noise(quint64(number) + 1);
    noise.fill(pixels, cv::RNG::UNIFORM, 0, 255);
    const auto jpeg = writeJpeg(pixels, {.bytesMin = 1, .bytesMax = 100'000, .aimMin = 1, .aimMax = 100'000});
    return jpeg ? jpeg->bytes : QByteArray();
}

Result<Portrait> portraitOf(const Picture& picture) {
    Portrait portrait;
    portrait.jpeg = pictureOf(picture.bgr.at<cv::Vec3b>(1, 1)[0], 120);
    portrait.matte = cv::Mat(64, 48, CV_8UC1, cv::Scalar(7));
    return portrait;
}

NewUser user(const QString& name, const QString& display, Roles roles, int number) {
    return {name, display, roles, password(number)};
}

void expect(bool done, const char* what) {
    if (!done) qFatal("%s", what);
}

std::unique_ptr<Store> enter(const DayPlaces& places, const QString& name, int number) {
    return orDie(signIn(places.store(), name, password(number)));
}

/// First start: administrator 1, reviewer 2; administrator 1 has a new password afterwards.
void foundTheStore(const DayPlaces& places) {
    auto begun =
        orDie(orDie(Entrance::open(places.store(), optionsOf(places.store(), false)))
                  ->setUp(school(), user(QStringLiteral("zhangjingli"), adminDisplay(), everyRole(), 0), {}));
    QFile codes(places.codes());
    expect(codes.open(QFile::WriteOnly), "codes");
    codes.write(begun.recoveryCode.toUtf8());
    Store& store = *begun.store;
    expect(bool(answerOf<Id>([&](QObject* context, auto done) {
               store.addUser(user(reviewerName(), reviewerDisplay(), Role::Reviewer | Role::Operator, 2),
                             context, done);
           })),
           "reviewer");
    expect(bool(answerOf<Id>([&](QObject* context, auto done) {
               store.changePassword(password(0), password(1), context, done);
           })),
           "password");
}

void importPictures(const DayPlaces& places) {
    const auto store = enter(places, QStringLiteral("zhangjingli"), 1);
    Import import(*store, portraitOf, QStringLiteral("chsi-2017-99"));
    QSignalSpy finished(&import, &Import::finished);
    import.start({places.pictures()});
    expect(finished.wait(60'000) && import.tally().queued == photos, "import");
}

/// Everything a desk is told of a graduate.
void collect(const DayPlaces& places) {
    const auto store = enter(places, QStringLiteral("zhangjingli"), 1);
    const Batch batch{school(), QStringLiteral("二〇二七届")};
    Session session = plannedSession();
    session.batch = batch;
    session.name = sessionName();
    const Id day = orDie(openSession(*store, session));
    RosterEntry entry;
    entry.name = listedName();
    entry.studentNumber = listedNumber();
    entry.identityNumber = identityNumber(11);
    orDie(importRoster(*store, {batch, QStringLiteral("list.xlsx"), 1, {entry}, {}}));
    const Id graduate = store->graduatesHolding(batch, listedNumber()).first().subject;
    orDie(settle(*store, {graduate}, {FeeState::Paid, 2000, QStringLiteral("微信"), receipt(), 0}));
    ConsentGiving consent = agreement(*store);
    consent.guardian = guardian();
    expect(bool(agree(*store, graduate, consent)), "consent");
    orDie(arrive(*store, graduate, day));
    orDie(submit(*store, photoAt(day, graduate, 4711)));
}

void judge(const DayPlaces& places) {
    const auto store = enter(places, reviewerName(), 2);
    const QList<PhotoRow> rows = store->photos();
    for (int i = 0; i < 5; ++i)
        expect(bool(approve(*store, rows[i].subject)), "approve");
    expect(bool(reject(*store, rows[5].subject, {QStringLiteral("eyes-closed")}, remark())), "reject");
    expect(bool(reveal(*store, rows[0].subject, revealReason())), "reveal");
    expect(store->find(graduateName(0), 10).size() == 2, "find");
}

void deliverAndKeep(const DayPlaces& places) {
    const auto store = enter(places, QStringLiteral("zhangjingli"), 1);
    Delivery delivery(*store);
    QSignalSpy finished(&delivery, &Delivery::finished);
    delivery.start({places.delivered(), QStringLiteral("{file}"), true});
    expect(finished.wait(60'000), "delivery");
    expect(store->counts().undelivered == 0, "delivered");
    expect(bool(writeActivity(*store, places.outside + QStringLiteral("/activity.csv"))), "export");
    expect(bool(backUp(*store, places.backup())), "backup");
    expect(bool(purge(*store, {store->photos().first().subject}, purgeReason())), "purge");
    expect(verify(*store) == QStringList(), "verify");
}

} // namespace

QList<QString> wordsOfTheDay() {
    QList<QString> words{school(),      adminDisplay(),    reviewerName(), reviewerDisplay(),
                         remark(),      revealReason(),    purgeReason(),  QStringLiteral("zhangjingli"),
                         sessionName(), listedName(),      listedNumber(), receipt(),
                         guardian(),    identityNumber(11)};
    for (int i = 0; i < photos; ++i)
        words += {graduateName(i), identityNumber(i)};
    for (int i = 0; i < 3; ++i)
        words += password(i);
    return words;
}

void bringPictures(const DayPlaces& places) {
    QDir().mkpath(places.pictures());
    for (int i = 0; i < photos; ++i) {
        QFile file(QStringLiteral("%1/%2.jpg").arg(places.pictures(), labelOf(i)));
        if (file.open(QFile::WriteOnly)) file.write(pictureOf(i, 100));
    }
}

int liveTheDay(const DayPlaces& places) {
    QDir().mkpath(places.machine + QStringLiteral("/stick"));
    foundTheStore(places);
    importPictures(places);
    judge(places);
    collect(places);
    deliverAndKeep(places);
    const auto store = enter(places, QStringLiteral("zhangjingli"), 1);
    int number = 1000;
    QTimer more;
    QObject::connect(&more, &QTimer::timeout, [&] {
        Store::Submission next = handmade(number);
        next.label = labelOf(number);
        next.fileName = labelOf(number) + QStringLiteral(".jpg");
        next.original = pictureOf(++number, 90);
        store->submit(next, nullptr, {});
    });
    std::puts("open");
    std::fflush(stdout);
    std::getchar(); // until the search is done
    more.start(5);
    std::puts("busy");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

int signInAgain(const DayPlaces& places) {
    const auto store = enter(places, reviewerName(), 2);
    return store->photos().size() < photos - 1 || !store->damage().isEmpty();
}

} // namespace mianguan::test
