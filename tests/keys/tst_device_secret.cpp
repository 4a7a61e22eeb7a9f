#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

const int patienceMs = 30'000;
const QString store = QStringLiteral("000102030405060708090a0b0c0d0e0f");
const QString otherStore = QStringLiteral("ff0102030405060708090a0b0c0d0e0f");

/// A desktop of its own below a temporary folder: a session bus on which nothing starts by itself, and a
/// keyring on it.
class Desktop {
public:
    Desktop() {
        environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY",
                                 "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "GNOME_KEYRING_CONTROL"})
            environment.remove(QLatin1String(name));
        for (const char* name :
             {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            environment.insert(QLatin1String(name), folder.path());
    }
    ~Desktop() {
        stop(keyring);
        stop(bus);
    }
    Q_DISABLE_COPY_MOVE(Desktop)

    bool startBus() {
        QFile config(folder.filePath(QStringLiteral("bus.conf")));
        if (!config.open(QIODevice::WriteOnly)) return false;
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                     "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        start(bus, QStringLiteral("dbus-daemon"),
              {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
               QStringLiteral("--config-file=") + config.fileName()});
        if (!bus.waitForReadyRead(patienceMs)) return false;
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QString::fromLatin1(bus.readLine().trimmed()));
        return true;
    }

    /// Unlocked, and made at the first time, by a password; locked without one.
    bool startKeyring(const QByteArray& password) {
        QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
        if (!password.isEmpty()) arguments += QStringLiteral("--unlock");
        start(keyring, QStringLiteral("gnome-keyring-daemon"), arguments);
        keyring.write(password);
        keyring.closeWriteChannel();
        return QTest::qWaitFor([this] { return owned(); }, patienceMs);
    }
    void stopKeyring() { stop(keyring); }

    QString ask(const QString& what, const QString& of = store) {
        QProcess asker;
        start(asker, QCoreApplication::applicationDirPath() + QStringLiteral("/keyring_asker"), {what, of});
        if (!asker.waitForFinished(patienceMs)) return QStringLiteral("hangs");
        return QString::fromUtf8(asker.readAllStandardOutput().trimmed());
    }

private:
    void start(QProcess& process, const QString& program, const QStringList& arguments) {
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        process.waitForStarted(patienceMs);
    }
    static void stop(QProcess& process) {
        if (process.state() == QProcess::NotRunning) return;
        process.terminate();
        if (!process.waitForFinished(patienceMs)) process.kill();
        process.waitForFinished(patienceMs);
    }
    bool owned() {
        QProcess asker;
        start(asker, QStringLiteral("dbus-send"),
              {QStringLiteral("--session"), QStringLiteral("--print-reply"),
               QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/"),
               QStringLiteral("org.freedesktop.DBus.GetNameOwner"),
               QStringLiteral("string:org.freedesktop.secrets")});
        return asker.waitForFinished(patienceMs) && asker.exitCode() == 0;
    }

    QTemporaryDir folder;
    QProcessEnvironment environment;
    QProcess bus;
    QProcess keyring;
};

} // namespace

class DeviceSecretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutASessionBusThereIsNoKey() {
        Desktop desktop;
        QCOMPARE(desktop.ask(QStringLiteral("read")), QStringLiteral("none"));
        QCOMPARE(desktop.ask(QStringLiteral("make")), QStringLiteral("none"));
    }

    void withoutAKeyringThereIsNoKey() {
        Desktop desktop;
        if (!desktop.startBus()) QSKIP("dbus-daemon is not installed");
        QCOMPARE(desktop.ask(QStringLiteral("read")), QStringLiteral("none"));
        QCOMPARE(desktop.ask(QStringLiteral("make")), QStringLiteral("none"));
    }

    void aKeyIsMadeOnceAndKept() {
        Desktop desktop;
        if (!hasKeyring() || !desktop.startBus()) QSKIP("gnome-keyring is not installed");
        QVERIFY(desktop.startKeyring("fixed"));
        QCOMPARE(desktop.ask(QStringLiteral("read")), QStringLiteral("none"));
        const QString made = desktop.ask(QStringLiteral("make"));
        QVERIFY2(made.startsWith(QLatin1String("key ")) && made.size() == 4 + 64, qPrintable(made));
        QCOMPARE(desktop.ask(QStringLiteral("make")), made);
        QCOMPARE(desktop.ask(QStringLiteral("read")), made);
        QCOMPARE(desktop.ask(QStringLiteral("read"), otherStore), QStringLiteral("none"));
        desktop.stopKeyring();
        QVERIFY(desktop.startKeyring("fixed"));
        QCOMPARE(desktop.ask(QStringLiteral("read")), made);
    }

    void aLockedKeyringIsToldAndNothingInItIsLost() {
        Desktop desktop;
        if (!hasKeyring() || !desktop.startBus()) QSKIP("gnome-keyring is not installed");
        QVERIFY(desktop.startKeyring("fixed"));
        const QString made = desktop.ask(QStringLiteral("make"));
        desktop.stopKeyring();
        QVERIFY(desktop.startKeyring({}));
        for (const QString& what : {QStringLiteral("read"), QStringLiteral("make")}) {
            const QString said = desktop.ask(what);
            QVERIFY2(said.startsWith(QLatin1String("error This machine's keyring stayed locked")),
                     qPrintable(said));
        }
        const QString said = desktop.ask(QStringLiteral("make"), otherStore);
        QVERIFY2(said.startsWith(QLatin1String("error ")), qPrintable(said));
        desktop.stopKeyring();
        QVERIFY(desktop.startKeyring("fixed"));
        QCOMPARE(desktop.ask(QStringLiteral("read")), made);
    }

    void whatIsNoKeyIsTold() {
        Desktop desktop;
        if (!hasKeyring() || !desktop.startBus()) QSKIP("gnome-keyring is not installed");
        QVERIFY(desktop.startKeyring("fixed"));
        QCOMPARE(desktop.ask(QStringLiteral("spoil")), QStringLiteral("spoilt"));
        const QString said = desktop.ask(QStringLiteral("read"));
        QVERIFY2(said.startsWith(QLatin1String("error ")) && said.contains(QLatin1String("not a key")),
                 qPrintable(said));
    }

private:
    static bool hasKeyring() {
        return !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
    }
};

QTEST_GUILESS_MAIN(DeviceSecretTest)
#include "tst_device_secret.moc"
