#include "app/station/training_hub.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QTcpServer>

#include <utility>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

constexpr int patienceMs = 60'000;

QString hubProgram() { return QCoreApplication::applicationDirPath() + QStringLiteral("/mianguan-hub"); }

quint16 keptPort(const QString& file) {
    QFile kept(file);
    return kept.open(QIODevice::ReadOnly) ? kept.readAll().trimmed().toUShort() : quint16(0);
}

bool keepPort(const QString& place, quint16 port) {
    QSaveFile file(place);
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(port)) > 0 && file.commit();
}

} // namespace

TrainingHub::TrainingHub(const QString& where) : folder(where), program(where + QStringLiteral("/hub.log")) {
    patience.setSingleShot(true);
    connect(&patience, &QTimer::timeout, this, &TrainingHub::giveUp);
    connect(&program, &QProcess::readyReadStandardOutput, this, &TrainingHub::begin);
    connect(&program, &QProcess::finished, this, &TrainingHub::giveUp);
    connect(&program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) giveUp();
    });
}

QString TrainingHub::address() const { return QStringLiteral("127.0.0.1:%1").arg(port); }

/// The one of the first time: stations know the hub by it.
Result<void> TrainingHub::choosePort() {
    const QString place = folder + QStringLiteral("/port");
    port = QDir().mkpath(folder) ? keptPort(place) : quint16(0);
    const bool kept = port != 0;
    QTcpServer probe;
    const bool free = probe.listen(QHostAddress::LocalHost, port);
    if (kept && !free)
        return fail(ErrorKind::Busy, Words::tr("Another program has taken the hub's place on this computer"),
                    address(), Words::tr("End that program, or name a new folder for a new training."));
    if (kept) return {};
    port = probe.serverPort();
    if (free && keepPort(place, port)) return {};
    return fail(ErrorKind::System, Words::tr("The folder cannot be written to"), folder,
                Words::tr("Free some space there, or name another folder."));
}

void TrainingHub::start() {
    if (const auto chosen = choosePort(); !chosen) return Q_EMIT failed(chosen.error());
    patience.start(patienceMs);
    program.start(hubProgram(),
                  {QStringLiteral("--data"), folder + QStringLiteral("/data"), QStringLiteral("--listen"),
                   address(), QStringLiteral("--name"), Words::tr("Training hub")});
}

/// The first thing it says is that it serves.
void TrainingHub::begin() {
    program.readAllStandardOutput();
    if (std::exchange(serves, true)) return;
    patience.stop();
    Q_EMIT ready();
}

void TrainingHub::giveUp() {
    patience.stop();
    program.disconnect(this);
    if (serves)
        Q_EMIT gone(notThere());
    else
        Q_EMIT failed(notServing());
}

Error TrainingHub::notServing() const {
    if (program.error() == QProcess::FailedToStart)
        return {ErrorKind::NotFound, Words::tr("The hub's program is missing"), hubProgram(),
                Words::tr("Install mianguan-hub beside mianguan.")};
    return {ErrorKind::System, Words::tr("The hub does not start"), program.lastWords(),
            Words::tr("More is in %1.").arg(program.log())};
}

Error TrainingHub::notThere() const {
    return {ErrorKind::System, Words::tr("The hub has stopped; both stations go on without it"),
            program.log(), Words::tr("Close both windows and start the training again: everything is kept.")};
}

void TrainingHub::giveCode(const QString& school, QObject* context,
                           std::function<void(const Result<QString>&)> done) {
    auto* asked = new QProcess(context);
    connect(asked, &QProcess::finished, context, [asked, done = std::move(done)](int status) {
        asked->deleteLater();
        const QString code = QString::fromUtf8(asked->readAllStandardOutput()).trimmed();
        if (status == 0 && !code.isEmpty()) return done(code);
        done(fail(ErrorKind::Refused, Words::tr("The hub gives no enrolment code"),
                  QString::fromUtf8(asked->readAllStandardError()).trimmed(),
                  Words::tr("Start the training again; where that does not help, name a new folder.")));
    });
    asked->start(hubProgram(),
                 {QStringLiteral("enrol"), QStringLiteral("--data"), folder + QStringLiteral("/data"),
                  QStringLiteral("--school"), school, QStringLiteral("--address"), address()});
}

} // namespace mianguan
