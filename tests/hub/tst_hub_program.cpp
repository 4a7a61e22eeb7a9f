#include "core/base/id.h"
#include "core/hub/tls_identity.h"
#include "core/wire/enrolment_code.h"
#include "tests/hub/hub_program.h"
#include "tests/hub/postgres_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

class HubProgramTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    QString place(const QString& name) const { return folder.filePath(name); }
    static QStringList listenOn(const QString& address) { return {u"--listen"_s, address}; }
    static QString localAddress() { return u"127.0.0.1:%1"_s.arg(freePort()); }

private Q_SLOTS:
    void everyClauseHoldsOnSqlite() {
        HubProgram hub(place(u"sqlite"_s));
        const QString address = localAddress();
        QVERIFY2(hub.start(listenOn(address)), qPrintable(hub.logged()));
        const Ran walked = conformance(address, hub.enrolmentCode(address), hub.accountCode(address));
        QVERIFY2(walked.exit == 0, qPrintable(failures(walked)));
        QVERIFY(walked.said.contains(u"passed  own-submission-told"_s));
        QCOMPARE(hub.command({u"verify"_s}).exit, 0);
        QCOMPARE(hub.stop(), 0);
    }

    void everyClauseHoldsOnPostgres() {
        const auto postgres = PostgresServer::start();
        if (!postgres) QSKIP("PostgreSQL is not installed");
        const QString database = postgres->newDatabase();
        HubProgram hub(place(u"postgres"_s));
        const QString address = localAddress();
        QVERIFY2(hub.start(listenOn(address), database), qPrintable(hub.logged()));
        const Ran walked =
            conformance(address, hub.enrolmentCode(address, database), hub.accountCode(address, database));
        QVERIFY2(walked.exit == 0, qPrintable(failures(walked)));
        QCOMPARE(hub.command({u"verify"_s}, database).exit, 0);
        QCOMPARE(hub.stop(), 0);
    }

    void theFirstStartMakesKeysForTheirOwnerAlone() {
        HubProgram hub(place(u"first"_s));
        const QString address = localAddress();
        QVERIFY(hub.start(listenOn(address)));
        for (const char* name : {"keys/hub.key", "keys/tls.key", "hub.db", "admin.sock"}) {
            const QFileInfo file(hub.folder() + u'/' + QLatin1String(name));
            QVERIFY2(file.exists(), name);
            QVERIFY2((file.permissions() & 0x0077) == 0, name);
        }
        const auto code = wire::EnrolmentCode::parse(hub.enrolmentCode(address));
        QVERIFY(code);
        QCOMPARE(code->address, address);
        QCOMPARE(code->pin, *hub::pinOf(hub.folder() + u"/keys/tls.crt"_s));
        QVERIFY(hub.said().contains(code->pin.hex()));
        QTRY_VERIFY(hub.said().contains(u"No station is enrolled yet"_s));
        QCOMPARE(hub.stop(), 0);
        const Hash pin = code->pin;
        QVERIFY(hub.start(listenOn(address)));
        QVERIFY2(hub.said().contains(pin.hex()), "the same key after another start");
    }

    void aFolderIsForOneHub() {
        HubProgram hub(place(u"one"_s)), other(place(u"one"_s));
        QVERIFY(hub.start(listenOn(localAddress())));
        QVERIFY(!other.start(listenOn(localAddress())));
        QVERIFY(!other.logged().isEmpty());
        QCOMPARE(hub.command({u"stations"_s}).exit, 0); // and the first one still answers
    }

    void commandsWorkWithAndWithoutARunningHub() {
        HubProgram hub(place(u"commands"_s));
        QCOMPARE(hub.command({u"stations"_s}).exit, 1);
        const QString address = localAddress();
        QVERIFY(hub.start(listenOn(address)));
        QVERIFY(conformance(address, hub.enrolmentCode(address)).exit == 0);
        for (const bool runs : {true, false}) {
            const Ran listed = hub.command({u"stations"_s});
            QVERIFY(listed.said.contains(u"conformance test\t10558"_s));
            QVERIFY(hub.command({u"waiting"_s}).said.contains(u"Nothing waits"_s));
            QVERIFY(hub.command({u"disputes"_s}).said.contains(u"No photo is disputed"_s));
            QCOMPARE(hub.command({u"verify"_s}).exit, 0);
            QCOMPARE(hub.command({u"backup"_s, place(u"backup"_s)}).exit, 0);
            if (runs) QCOMPARE(hub.stop(), 0);
        }
        QVERIFY(hub.command({u"accounts"_s}).said.contains(u"no service account"_s));
        QVERIFY(wire::EnrolmentCode::parse(
            hub.command({u"account-add"_s, u"--school"_s, u"10558"_s, u"--address"_s, address}).said));
        QVERIFY(hub.command({u"purge-certificate"_s}).said.contains(u"Nothing was purged"_s));
        QCOMPARE(hub.command({u"announce-pin"_s, hub.folder() + u"/keys/tls.crt"_s}).exit, 0);
        QCOMPARE(hub.command({u"announce-pin"_s, hub.folder() + u"/hub.db"_s}).exit, 1);
        QCOMPARE(hub.command({u"account-revoke"_s, Id::random().hex()}).exit, 1);
        const QString id = hub.command({u"stations"_s}).said.section(u'\t', 0, 0);
        QVERIFY(
            hub.command({u"revoke-station"_s, id, u"--reason"_s, u"lost"_s}).said.contains(u"position"_s));
        QVERIFY(hub.command({u"stations"_s}).said.contains(u"revoked"_s));
        QCOMPARE(hub.command({u"revoke-station"_s, u"zz"_s}).exit, 1);
        const QStringList decide{u"decide"_s, Id::random().hex()}, reason{u"--reason"_s, u"seen"_s};
        QCOMPARE(hub.command(decide + reason).exit, 1);
        QCOMPARE(hub.command(decide + QStringList{u"--accept"_s}).exit, 1);
        const Ran decided = hub.command(decide + reason + QStringList{u"--accept"_s});
        QCOMPARE(decided.exit, 1);
        QVERIFY(decided.complained.contains(u"does not wait for a supervisor"_s));

        HubProgram restored(place(u"restored"_s));
        QVERIFY(QDir().mkpath(restored.folder() + u"/keys"_s));
        QVERIFY(QFile::copy(hub.folder() + u"/keys/hub.key"_s, restored.folder() + u"/keys/hub.key"_s));
        QCOMPARE(restored.command({u"restore"_s, place(u"backup"_s)}).exit, 0);
        QCOMPARE(restored.command({u"verify"_s}).exit, 0);
        QVERIFY(!restored.command({u"stations"_s}).said.contains(u"revoked"_s));
    }

    void whatIsWrongIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("words");
        const QString data = place(u"wrong"_s);
        const QStringList in{u"--data"_s, data};
        QTest::newRow("no folder") << QStringList() << 2 << u"--data"_s;
        QTest::newRow("no such option") << QStringList{u"--nonsense"_s} << 2 << u"nonsense"_s;
        QTest::newRow("no such command") << QStringList{u"fly"_s} << 2 << u"fly"_s;
        QTest::newRow("no place to listen")
            << in + QStringList{u"--listen"_s, u"nowhere"_s} << 2 << u"nowhere"_s;
        QTest::newRow("in clear for everybody")
            << in + QStringList{u"--behind-proxy"_s, u"--listen"_s, u"0.0.0.0:1"_s} << 2 << u"0.0.0.0"_s;
        QTest::newRow("administrators from anywhere")
            << in + QStringList{u"--admin-listen"_s, u"0.0.0.0:1"_s} << 2 << u"0.0.0.0"_s;
        QTest::newRow("a certificate without its key")
            << in + QStringList{u"--certificate"_s, u"x.pem"_s} << 2 << u"--key"_s;
        QTest::newRow("a certificate that is not there")
            << in + QStringList{u"--certificate"_s, u"/x.pem"_s, u"--key"_s, u"/x.key"_s} << 1 << u"/x.pem"_s;
        QTest::newRow("no folder can be made")
            << QStringList{u"--data"_s, u"/proc/hub"_s} << 1 << u"/proc/hub"_s;
        QTest::newRow("no such database")
            << in + QStringList{u"--database"_s, u"postgresql://nobody@127.0.0.1:1/none"_s} << 1 << QString();
        QTest::newRow("not a database")
            << in + QStringList{u"--database"_s, u"mysql://x"_s} << 1 << QString();
        QTest::newRow("whose graduates") << QStringList{u"enrol"_s} + in << 1 << QString();
        QTest::newRow("which station") << QStringList{u"revoke-station"_s} + in << 2 << u"ID"_s;
    }
    void whatIsWrongIsSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit);
        QFETCH(QString, words);
        const Ran ran = runProgram(QStringLiteral(HUB), arguments);
        QCOMPARE(ran.exit, exit);
        QVERIFY2(ran.complained.contains(words), qPrintable(ran.complained));
        QVERIFY(ran.complained.size() > 20);
    }

    void helpIsThereForEverything() {
        const Ran all = runProgram(QStringLiteral(HUB), {u"--help"_s});
        QCOMPARE(all.exit, 0);
        for (const char* name :
             {"enrol", "stations", "revoke-station", "backup", "restore", "verify", "--listen"})
            QVERIFY2(all.said.contains(QLatin1String(name)), name);
        QCOMPARE(runProgram(QStringLiteral(HUB), {u"enrol"_s, u"--help"_s}).exit, 0);
        // What is written there is read by many.
        for (const auto& [language, advice] :
             {std::pair(u"en_GB"_s, u"names of people"_s), {u"zh_CN"_s, u"姓名"_s}}) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"LC_ALL"_s, language + u".UTF-8"_s);
            const Ran decide = runProgram(QStringLiteral(HUB), {u"decide"_s, u"--help"_s}, environment);
            QVERIFY2(decide.said.simplified().contains(advice), qPrintable(decide.said));
        }
    }

    void aHangupReadsTheCertificateAgain() {
        HubProgram hub(place(u"renewed"_s));
        QVERIFY(hub.start(listenOn(localAddress())));
        const QString address = localAddress(), certificate = hub.folder() + u"/keys/tls.crt"_s;
        const Hash before = *hub::pinOf(certificate);
        {
            HubProgram other(place(u"other"_s));
            QVERIFY(other.start(listenOn(localAddress())));
            for (const QString& name : {u"/keys/tls.crt"_s, u"/keys/tls.key"_s}) {
                QVERIFY(QFile::remove(hub.folder() + name));
                QVERIFY(QFile::copy(other.folder() + name, hub.folder() + name));
            }
        }
        hub.signal(SIGHUP);
        const Hash after = *hub::pinOf(certificate);
        QVERIFY(before != after);
        QTRY_COMPARE(wire::EnrolmentCode::parse(hub.enrolmentCode(address))->pin, after);
        QVERIFY(QFile::remove(certificate));
        hub.signal(SIGHUP);
        QTRY_VERIFY(hub.logged().contains(u"the certificate in use stays"_s));
        QCOMPARE(wire::EnrolmentCode::parse(hub.enrolmentCode(address))->pin, after);
        QCOMPARE(hub.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(HubProgramTest)
#include "tst_hub_program.moc"
