#include "core/keys/slot.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A founded store with two slots, two photos, a purged one and a person's signature, kept sealed.
struct Sample {
    Sample() {
        auto file = LedgerFile::open(path());
        const auto slot = Slot::forUser(user, QStringLiteral("admin"), QStringLiteral("a good password"), {},
                                        PasswordCost::cheap(), testKey());
        const QList<Slot> both{*slot, Slot::forRecovery(code, testKey())};
        ledger = Ledger::create(std::move(*file), testKey(), both, machineOf(path())).value();
        Author author{user, std::make_shared<SigningKey>(SigningKey::random())};
        Draft verdict = draft(2);
        verdict.userSigned = true;
        Draft tombstone = draft(3);
        tombstone.tombstone = true;
        tombstone.blobs = {};
        for (Draft one : {draft(1), verdict, draft(3)}) {
            tombstone.subject = one.subject;
            if (!ledger->append(one, author)) qFatal("no sample");
        }
        if (!ledger->append(tombstone, author)) qFatal("no sample");
    }
    QString path() const { return folder.path() + QStringLiteral("/store"); }
    void close() { ledger.reset(); }
    QStringList problems() {
        if (!ledger) ledger = openLedger(path()).value();
        return problemsIn(*ledger);
    }

    MemoryFolder folder;
    Id user = Id::random();
    RecoveryCode code = RecoveryCode::random();
    std::unique_ptr<Ledger> ledger;
};

QByteArray flippedAt(QByteArray bytes, qsizetype i) {
    bytes[i] = char(bytes[i] ^ (1 << (i % 8)));
    return bytes;
}

} // namespace

class TamperTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Any byte of anything stored in the ledger's file is missed by nobody.
    void everyByte_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* table, const char* column, const char* where) {
            QTest::newRow(name) << QString::fromLatin1(table) << QString::fromLatin1(column)
                                << QString::fromLatin1(where);
        };
        for (const char* column :
             {"header", "body", "hash", "id", "station", "subject", "station_signature", "user_signature"})
            row(column, "event", column, "position = 3");
        row("beginning", "event", "body", "position = 1");
        row("tombstone", "event", "body", "position = 5");
        row("subject key", "subject_key", "wrapped", "subject <> zeroblob(16) LIMIT 1");
        row("station's common key", "subject_key", "wrapped", "subject = zeroblob(16)");
        row("whose key", "subject_key", "subject", "subject <> zeroblob(16) LIMIT 1");
        row("user's slot", "slot", "bytes", "user <> zeroblob(16)");
        row("recovery slot", "slot", "bytes", "user = zeroblob(16)");
        row("whose slot", "slot", "user", "user <> zeroblob(16)");
        row("station's public key", "station", "public_key", "number = 1");
        row("station's id", "station", "id", "number = 1");
        row("station's secret", "station", "secret", "number = 1");
    }
    void everyByte() {
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(QString, where);
        Sample sample;
        QCOMPARE(sample.problems(), QStringList());
        Tamper file(sample.path());
        file.unlock();
        const QByteArray whole = file.bytes(table, column, where);
        QVERIFY(whole.size() >= 16);
        where.replace(QStringLiteral(" LIMIT 1"),
                      QStringLiteral(" AND %1 = x'%2'").arg(column, QString::fromLatin1(whole.toHex())));
        for (qsizetype i = 0; i < whole.size(); ++i) {
            const QByteArray flipped = flippedAt(whole, i);
            QVERIFY(file.setBytes(table, column, where, flipped));
            QVERIFY2(!sample.problems().isEmpty(), qPrintable(QString::number(i)));
            if (where.contains(column)) // the row is found by what was changed
                where.replace(QString::fromLatin1(whole.toHex()), QString::fromLatin1(flipped.toHex()));
            QVERIFY(file.setBytes(table, column, where, whole));
            where.replace(QString::fromLatin1(flipped.toHex()), QString::fromLatin1(whole.toHex()));
        }
        QCOMPARE(sample.problems(), QStringList());
    }

    /// Also where it lies in an index, which no row shows.
    void everyPlaceOfAnId() {
        Sample sample;
        const QByteArray id = sample.ledger->recordAt(3)->event.id.bytes();
        sample.close();
        QFile file(sample.path() + QStringLiteral("/ledger.db"));
        QVERIFY(file.open(QFile::ReadWrite));
        const QByteArray whole = file.readAll();
        int places = 0;
        for (qsizetype at = whole.indexOf(id); at >= 0; at = whole.indexOf(id, at + 1), ++places) {
            QVERIFY(file.seek(0) && file.write(flippedAt(whole, at + 5)) == whole.size() && file.flush());
            QVERIFY(!sample.problems().isEmpty());
            sample.close();
        }
        QVERIFY(places >= 3); // the row, its header, the index
    }

    void everyByteOfEveryBlob() {
        Sample sample;
        const QStringList blobs = filesUnder(sample.path() + QStringLiteral("/blobs"));
        QCOMPARE(blobs.size(), 2);
        for (const QString& name : blobs) {
            QFile file(name);
            QVERIFY(file.open(QFile::ReadWrite));
            const QByteArray whole = file.readAll();
            for (qsizetype i = 0; i < whole.size(); ++i) {
                QVERIFY(file.seek(0) && file.write(flippedAt(whole, i)) == whole.size() && file.flush());
                QVERIFY2(!sample.problems().isEmpty(), qPrintable(QString::number(i)));
            }
            QVERIFY(file.seek(0) && file.write(whole) == whole.size() && file.flush());
        }
        QCOMPARE(sample.problems(), QStringList());
        QVERIFY(QFile::rename(blobs[0], blobs[0] + QLatin1Char('x')));
        QCOMPARE(sample.problems().size(), 1);
    }

    void everyByteOfTheMachinesMemory() {
        Sample sample;
        const QString name = filesUnder(machineOf(sample.path())).filter(QStringLiteral(".anchor")).first();
        QFile file(name);
        QVERIFY(file.open(QFile::ReadWrite));
        const QByteArray whole = file.readAll();
        for (qsizetype i = 0; i < whole.size(); ++i) {
            sample.close();
            QVERIFY(file.seek(0) && file.write(flippedAt(whole, i)) == whole.size() && file.flush());
            // One of its two records is whole: the other lags by an event, which is no alarm.
            QCOMPARE(sample.problems(), QStringList());
            QVERIFY(!sample.ledger->began());
        }
    }

    void structure_data() {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const char* sql) {
            QTest::newRow(name) << QString::fromLatin1(sql);
        };
        row("dropped", "DELETE FROM event WHERE position = 3");
        row("first dropped", "DELETE FROM event WHERE position = 1");
        row("tail cut", "DELETE FROM event WHERE position = 5");
        row("tail cut by three", "DELETE FROM event WHERE position >= 3");
        row("swapped", "UPDATE event SET position = 30 WHERE position = 2;"
                       "UPDATE event SET position = 2 WHERE position = 3;UPDATE event SET position = 3 WHERE "
                       "position = 30");
        row("moved", "UPDATE event SET position = 30 WHERE position = 5");
        row("replayed",
            "INSERT INTO event SELECT 6, zeroblob(16), station, 6, zeroblob(32), header, body, "
            "station_signature, user_signature, subject, tombstone, adopted FROM event WHERE position = 3");
        row("body taken away", "UPDATE event SET body = NULL WHERE position = 3");
        row("body of another",
            "UPDATE event SET body = (SELECT body FROM event WHERE position = 2) WHERE position = 3");
        row("header of another",
            "UPDATE event SET header = (SELECT header FROM event WHERE position = 2) WHERE position = 3");
        row("signature of another",
            "UPDATE event SET station_signature = (SELECT station_signature FROM event WHERE "
            "position = 2) WHERE position = 3");
        row("person's signature dropped", "UPDATE event SET user_signature = NULL WHERE position = 3");
        row("person's signature added",
            "UPDATE event SET user_signature = station_signature WHERE position = 2");
        row("tombstone hidden", "UPDATE event SET tombstone = 0 WHERE position = 5");
        row("tombstone made up", "UPDATE event SET tombstone = 1 WHERE position = 3");
        row("said to be another's", "UPDATE event SET adopted = 1 WHERE position = 3");
        row("keys swapped", "UPDATE subject_key SET wrapped = (SELECT wrapped FROM subject_key WHERE subject "
                            "= zeroblob(16))");
        row("key dropped", "DELETE FROM subject_key WHERE subject <> zeroblob(16)");
        row("slots swapped", "UPDATE slot SET bytes = (SELECT bytes FROM slot WHERE user = zeroblob(16))");
        row("station dropped", "UPDATE station SET public_key = zeroblob(32)");
    }
    void structure() {
        QFETCH(QString, sql);
        Sample sample;
        {
            Tamper file(sample.path());
            file.unlock();
            for (const QString& statement : sql.split(QLatin1Char(';')))
                QVERIFY2(file.run(statement), qPrintable(statement));
        }
        QVERIFY(!sample.problems().isEmpty());
        sample.close(); // and after an opening that settles what it can
        auto again = openLedger(sample.path());
        QVERIFY(!again || !problemsIn(**again).isEmpty());
    }

    /// Without any key: chains and signatures can be checked, contents not.
    void withoutKeys() {
        Sample sample;
        sample.close();
        const auto problems = [&] {
            auto file = LedgerFile::open(sample.path());
            return verifySealed(**file, {}, {})->problems;
        };
        QCOMPARE(problems(), QStringList());
        {
            Tamper file(sample.path());
            file.unlock();
            QVERIFY(file.run(
                QStringLiteral("UPDATE event SET station_signature = zeroblob(64) WHERE position = 3")));
        }
        QCOMPARE(problems().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TamperTest)
#include "tst_tamper.moc"
