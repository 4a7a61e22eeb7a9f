#include "app/station/training_hub.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QTcpServer>
#include <QTcpSocket>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

constexpr int lookEveryMs = 250, mostLooks = 240, stopWithinMs = 15'000;

QString hubProgram() { return QCoreApplication::applicationDirPath() + QStringLiteral("/mianguan-hub"); }

/// The one of the first time: stations know the hub by it. 0 when none can be had.
quint16 portFor(const QString& folder) {
    const QString place = folder + QStringLiteral("/port");
    QFile kept(place);
    if (kept.open(QIODevice::ReadOnly)) return kept.readAll().trimmed().toUShort();
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost)) return 0;
    QSaveFile file(place);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(free.serverPort())) < 0 ||
        !file.commit())
        return 0;
    return free.serverPort();
}

} // namespace

TrainingHub::TrainingHub(const QString& where) : folder(where) {
    program.setStandardOutputFile(QProcess::nullDevice());
    program.setStandardErrorFile(folder + QStringLiteral("/hub.log"));
    patience.setInterval(lookEveryMs);
    connect(&patience, &QTimer::timeout, this, &TrainingHub::look);
}

TrainingHub::~TrainingHub() {
    program.terminate();
    if (program.state() != QProcess::NotRunning) program.waitForFinished(stopWithinMs);
}

QString TrainingHub::address() const { return QStringLiteral("127.0.0.1:%1").arg(port); }

void TrainingHub::start() {
    if (QDir().mkpath(folder)) port = portFor(folder);
    if (port == 0)
        return Q_EMIT failed({ErrorKind::System, Words::tr("The hub has no place to listen on"), folder,
                              Words::tr("Name a folder that can be written to.")});
    program.start(hubProgram(), {QStringLiteral("--data"), folder + QStringLiteral("/data"),
                                 QStringLiteral("--listen"), address()});
    patience.start();
}

Error TrainingHub::notServing() const {
    if (program.error() == QProcess::FailedToStart)
        return {ErrorKind::NotFound, Words::tr("The hub's program is missing"), hubProgram(),
                Words::tr("Install mianguan-hub beside mianguan.")};
    return {ErrorKind::System, Words::tr("The hub does not start"), folder + QStringLiteral("/hub.log"),
            Words::tr("The last lines of that file say why.")};
}

/// Until it takes connections.
void TrainingHub::look() {
    if (program.state() == QProcess::NotRunning || ++looks > mostLooks) {
        patience.stop();
        return Q_EMIT failed(notServing());
    }
    auto* attempt = new QTcpSocket(this);
    connect(attempt, &QTcpSocket::errorOccurred, attempt, &QObject::deleteLater);
    connect(attempt, &QTcpSocket::connected, this, [this, attempt] {
        attempt->deleteLater();
        if (!patience.isActive()) return;
        patience.stop();
        Q_EMIT ready();
    });
    attempt->connectToHost(QHostAddress::LocalHost, port);
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
                  Words::tr("Name a new folder, or empty this one.")));
    });
    asked->start(hubProgram(),
                 {QStringLiteral("enrol"), QStringLiteral("--data"), folder + QStringLiteral("/data"),
                  QStringLiteral("--school"), school, QStringLiteral("--address"), address()});
}

} // namespace mianguan
