#include "core/work/delivery.h"
#include "tests/work/handmade.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Result<Delivery::Report> deliver(Store& store, const Delivery::Request& request, int cancelAfter = -1) {
    Delivery delivery(store);
    std::optional<Result<Delivery::Report>> report;
    QObject::connect(&delivery, &Delivery::finished,
                     [&](const Result<Delivery::Report>& result) { report = result; });
    QObject::connect(&delivery, &Delivery::progressed, [&](int done, int) {
        if (done == cancelAfter) delivery.cancel();
    });
    delivery.start(request);
    while (!report)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *report;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

QStringList manifestRows(const QString& folder, const QString& name = QStringLiteral("manifest.csv")) {
    QStringList rows = QString::fromUtf8(contents(folder + QLatin1Char('/') + name))
                           .split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    if (!rows.isEmpty()) rows.removeFirst();
    return rows;
}

} // namespace

class DeliveryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { store.reset(); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        out = folder->path() + QStringLiteral("/out");
        store = openStore(folder->path() + QStringLiteral("/store"));
    }

    void approvedOnly() {
        const Id first = approved(1, QStringLiteral("wang"));
        const Id second = submitted(2, QStringLiteral("li"));
        QVERIFY(reject(*store, second, {QStringLiteral("eyes-closed")}));
        submitted(3, QStringLiteral("zhao"));
        const auto report = deliver(*store, {.folder = out});
        QCOMPARE(report->written, 1);
        QCOMPARE(contents(out + QStringLiteral("/wang.jpg")), QByteArray("portrait 1"));
        QCOMPARE(QDir(out).entryList(QDir::Files),
                 (QStringList{QStringLiteral("manifest.csv"), QStringLiteral("wang.jpg")}));
        QVERIFY(store->photo(first)->row.delivered);
        QCOMPARE(store->counts().undelivered, 0);
        const QByteArray manifest = contents(report->manifest);
        QVERIFY(manifest.startsWith("\xef\xbb\xbf"));
        QVERIFY(manifest.contains(Hash::of("portrait 1").hex().toLatin1()));
    }

    void onlyNewOnes() {
        approved(1, QStringLiteral("a"));
        QCOMPARE(deliver(*store, {.folder = out})->written, 1);
        QCOMPARE(deliver(*store, {.folder = out})->written, 0);
        approved(2, QStringLiteral("b"));
        QCOMPARE(deliver(*store, {.folder = out})->written, 1);
        QCOMPARE(manifestRows(out).size(), 2);
        QCOMPARE(deliver(*store, {.folder = out + QStringLiteral("2"), .onlyNew = false})->written, 2);
    }

    void numbersNeverChange() {
        for (int i = 1; i <= 3; ++i) {
            const Id photo = submitted(i, QStringLiteral("p"));
            if (i != 2) QVERIFY(approve(*store, photo));
        }
        const auto plan = Delivery(*store).plan({.folder = out, .pattern = QStringLiteral("{number:3}")});
        QCOMPARE(plan->names, (QStringList{QStringLiteral("001.jpg"), QStringLiteral("003.jpg")}));
    }

    void badRequests_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("target");
        QTest::newRow("unknown field") << QStringLiteral("{nothing}") << QString();
        QTest::newRow("empty pattern") << QStringLiteral(" ") << QString();
        QTest::newRow("a file") << QStringLiteral("{file}") << QStringLiteral("/out.txt");
        QTest::newRow("below a file") << QStringLiteral("{file}") << QStringLiteral("/out.txt/deeper");
    }
    void badRequests() {
        QFETCH(QString, pattern);
        QFETCH(QString, target);
        QVERIFY(put(folder->path() + QStringLiteral("/out.txt"), "x"));
        const Delivery::Request request{.folder = folder->path() + target, .pattern = pattern};
        const auto plan = Delivery(*store).plan(request);
        QVERIFY(!plan && plan.error().kind == ErrorKind::Refused && !plan.error().remedy.isEmpty());
        QVERIFY(!deliver(*store, request));
        QVERIFY(!Delivery(*store).plan({.folder = QString()}));
    }

    void equalNamesStopEverything() {
        approved(1, QStringLiteral("Wang"));
        approved(2, QStringLiteral("wang"));
        approved(3, QStringLiteral("li"));
        const auto plan = Delivery(*store).plan({.folder = out});
        QCOMPARE(plan->names.size(), 3);
        QCOMPARE(plan->collisions, QStringList{QStringLiteral("wang.jpg")});
        const auto report = deliver(*store, {.folder = out});
        QVERIFY(!report && report.error().kind == ErrorKind::Refused);
        QVERIFY(!QDir(out).exists());
        QCOMPARE(store->counts().undelivered, 3);
    }

    void strangersAreNotOverwritten() {
        approved(1, QStringLiteral("wang"));
        QVERIFY(QDir().mkpath(out) && put(out + QStringLiteral("/WANG.jpg"), "theirs"));
        QCOMPARE(Delivery(*store).plan({.folder = out})->collisions.size(), 1);
        QVERIFY(!deliver(*store, {.folder = out}));
        QCOMPARE(contents(out + QStringLiteral("/WANG.jpg")), QByteArray("theirs"));
    }

    /// Its file was on the disk when the power went, its event was not.
    void cutShortBetweenFileAndEvent() {
        approved(1, QStringLiteral("wang"));
        QVERIFY(QDir().mkpath(out) && put(out + QStringLiteral("/wang.jpg"), "portrait 1"));
        QVERIFY(Delivery(*store).plan({.folder = out})->collisions.isEmpty());
        QCOMPARE(deliver(*store, {.folder = out})->written, 1);
        QCOMPARE(manifestRows(out).size(), 1);
    }

    void stoppedAndStartedAgain() {
        for (int i = 1; i <= 5; ++i)
            approved(i, QStringLiteral("p%1").arg(i));
        const auto stopped = deliver(*store, {.folder = out}, 2);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QCOMPARE(store->counts().undelivered, 3);
        QCOMPARE(manifestRows(out).size(), 2);
        QCOMPARE(deliver(*store, {.folder = out})->written, 3);
        QCOMPARE(manifestRows(out).size(), 5);
    }

    void manifestKeepsOthersRows() {
        approved(1, QStringLiteral("mine"));
        QVERIFY(deliver(*store, {.folder = out}));
        const QString manifest = out + QStringLiteral("/manifest.csv");
        QVERIFY(put(manifest, contents(manifest) + "other.jpg,of another station,,,,\r\n"));
        approved(2, QStringLiteral("more"));
        QVERIFY(deliver(*store, {.folder = out}));
        const QStringList rows = manifestRows(out);
        QCOMPARE(rows.size(), 3);
        QVERIFY(rows[0].startsWith(QStringLiteral("other.jpg,")));
    }

    void foreignManifestIsLeftAlone() {
        approved(1, QStringLiteral("wang"));
        QVERIFY(QDir().mkpath(out) && put(out + QStringLiteral("/manifest.csv"), "theirs"));
        QCOMPARE(QFileInfo(deliver(*store, {.folder = out})->manifest).fileName(),
                 QStringLiteral("manifest-2.csv"));
        QCOMPARE(contents(out + QStringLiteral("/manifest.csv")), QByteArray("theirs"));
        QCOMPARE(manifestRows(out, QStringLiteral("manifest-2.csv")).size(), 1);
    }

    void formulasAreNotRun() {
        approved(1, QStringLiteral("=HYPERLINK(\"http://x\")"));
        const auto report = deliver(*store, {.folder = out, .pattern = QStringLiteral("{number}")});
        QVERIFY(contents(report->manifest).contains("1.jpg,\"'=HYPERLINK(\"\"http://x\"\")\","));
    }

    void nothingToDeliver() {
        const auto report = deliver(*store, {.folder = out});
        QCOMPARE(report->written, 0);
        QVERIFY(report->manifest.isEmpty());
    }

    void damagedPortraitIsNotDelivered() {
        const Id photo = approved(1, QStringLiteral("wang"));
        QDirIterator blobs(store->folder() + QStringLiteral("/blobs"), QDir::Files,
                           QDirIterator::Subdirectories);
        while (blobs.hasNext())
            QVERIFY(put(blobs.next(), "else"));
        const auto report = deliver(*store, {.folder = out});
        QVERIFY(!report && report.error().kind == ErrorKind::Corrupt);
        QVERIFY(!QFile::exists(out + QStringLiteral("/wang.jpg")));
        QVERIFY(!store->photo(photo)->row.delivered);
    }

private:
    Id submitted(int number, const QString& label) {
        auto photo = handmade(number);
        photo.label = label;
        return submit(*store, photo).value();
    }
    Id approved(int number, const QString& label) {
        const Id photo = submitted(number, label);
        approve(*store, photo).value();
        return photo;
    }

    std::unique_ptr<QTemporaryDir> folder;
    QString out;
    std::unique_ptr<Store> store;
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
