#include "core/wire/enrolment_code.h"
#include "tests/hub/hub_program.h"
#include "tests/hub/postgres_server.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

QString nginxProgram() {
    return QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s});
}

/// resources/hub/nginx.conf with places of this test; each must stand there.
QString configured(const QList<std::pair<QString, QString>>& places) {
    QFile file(QStringLiteral(NGINX_CONF));
    if (!file.open(QFile::ReadOnly)) qFatal("no nginx.conf");
    QString text = QString::fromUtf8(file.readAll());
    for (const auto& [theirs, ours] : places) {
        if (!text.contains(theirs)) qFatal("nginx.conf does not say %s", qPrintable(theirs));
        text.replace(theirs, ours);
    }
    return text;
}

} // namespace

/// The configuration that is given for a province: two hub processes on one PostgreSQL, nginx in front.
class HubNginxTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<PostgresServer> postgres;
    QString database, address;
    std::unique_ptr<HubProgram> hubs[2];
    QProcess nginx;

    QString socketOf(int process) const { return folder.filePath(u"%1.sock"_s.arg(process)); }

    bool startHub(int number) {
        hubs[number] = std::make_unique<HubProgram>(folder.filePath(u"hub"_s));
        return hubs[number]->start({u"--behind-proxy"_s, u"--listen"_s, socketOf(number + 1)}, database);
    }

    void writeConfiguration(quint16 port) const {
        const QString listen = u"listen 127.0.0.1:%1"_s.arg(port);
        QFile file(folder.filePath(u"nginx.conf"_s));
        const bool root = geteuid() == 0;
        const QString text =
            configured({{u"user www-data;"_s, root ? u"user root;"_s : QString()},
                        {u"pid /run/nginx.pid;"_s, u"pid %1/nginx.pid; daemon off;"_s.arg(folder.path())},
                        {u"listen 8443"_s, listen},
                        {u"listen [::]:8443 ssl reuseport backlog=4096;"_s, QString()},
                        {u"/run/mianguan-hub"_s, folder.path()},
                        {u"/var/lib/mianguan-hub"_s, hubs[0]->folder()},
                        {u"/var/log/nginx"_s, folder.path()},
                        {u"http {\n"_s,
                         u"http {\n    client_body_temp_path %1/b; proxy_temp_path %1/p; fastcgi_temp_path "
                         "%1/f; uwsgi_temp_path %1/u; scgi_temp_path %1/s;\n"_s.arg(folder.path())}});
        if (!file.open(QFile::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("nginx.conf cannot be written");
    }

private Q_SLOTS:
    void initTestCase() {
        if (nginxProgram().isEmpty()) QSKIP("nginx is not installed");
        postgres = PostgresServer::start();
        if (!postgres) QSKIP("PostgreSQL is not installed");
        database = postgres->newDatabase();
        for (int number : {0, 1})
            QVERIFY2(startHub(number), qPrintable(hubs[number]->logged()));
        const quint16 port = freePort();
        address = u"127.0.0.1:%1"_s.arg(port);
        writeConfiguration(port);
        nginx.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList with{u"-p"_s, folder.path(),
                               u"-c"_s, folder.filePath(u"nginx.conf"_s),
                               u"-e"_s, folder.filePath(u"error.log"_s)};
        const Ran checked = runProgram(nginxProgram(), with + QStringList{u"-t"_s});
        QVERIFY2(checked.exit == 0, qPrintable(checked.complained));
        nginx.start(nginxProgram(), with);
        QVERIFY(nginx.waitForStarted());
    }

    void cleanupTestCase() {
        if (nginx.state() != QProcess::NotRunning) {
            nginx.terminate();
            nginx.waitForFinished();
        }
    }

    void everyClauseHoldsThroughNginx() {
        const Ran walked = conformance(address, hubs[0]->enrolmentCode(address, database));
        QVERIFY2(walked.exit == 0, qPrintable(failures(walked)));
    }

    void oneProcessMayEnd() {
        QCOMPARE(hubs[0]->stop(), 0);
        const Ran walked = conformance(address, hubs[1]->enrolmentCode(address, database));
        QVERIFY2(walked.exit == 0, qPrintable(failures(walked)));
        QVERIFY2(startHub(0), qPrintable(hubs[0]->logged()));
    }

    void withNoneTheAnswerIsTheContracts() {
        QCOMPARE(hubs[0]->stop(), 0);
        QCOMPARE(hubs[1]->stop(), 0);
        const Ran got = runProgram(u"curl"_s, {u"-sk"_s, u"-i"_s, u"https://%1/v1/hub"_s.arg(address)});
        QVERIFY2(got.said.contains(u" 503 "_s), qPrintable(got.said));
        QVERIFY(got.said.contains(u"Mianguan-Refusal: hub-unready"_s));
        QVERIFY(got.said.contains(u"Retry-After: "_s));
        QVERIFY(got.said.contains(u"\"remedy\""_s));
    }
};

QTEST_GUILESS_MAIN(HubNginxTest)
#include "tst_hub_nginx.moc"
