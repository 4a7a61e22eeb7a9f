#include "core/image/jpeg_writer.h"
#include "core/work/import.h"
#include "core/work/pace.h"
#include "core/work/picture_walk.h"
#include "tests/work/collecting_tools.h"

#include <QDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const int bits = 12, block = 8; // a number drawn as black and white squares survives JPEG

cv::Rect square(int bit) { return {bit % 4 * block, bit / 4 * block, block, block}; }

QByteArray picture(int number) {
    cv::Mat pixels(90, 60, CV_8UC3, cv::Scalar(100, 150, 200));
    for (int bit = 0; bit < bits; ++bit)
        pixels(square(bit)) = (number >> bit & 1) ? cv::Scalar::all(255) : cv::Scalar::all(0);
    const auto jpeg = writeJpeg(pixels, {.bytesMin = 1, .bytesMax = 100'000, .aimMin = 1, .aimMax = 100'000});
    return jpeg ? jpeg->bytes : QByteArray();
}

int numberIn(const Picture& picture) {
    int number = 0;
    for (int bit = 0; bit < bits; ++bit) {
        const cv::Rect at = square(bit);
        if (picture.bgr.at<cv::Vec3b>(at.y + block / 2, at.x + block / 2)[1] > 127) number |= 1 << bit;
    }
    return number;
}

/// Stands in for the pipeline: the picture's own number comes back as its portrait.
Result<Portrait> make(const Picture& picture) {
    Portrait portrait;
    portrait.jpeg = "portrait of " + QByteArray::number(numberIn(picture));
    return portrait;
}

Result<Portrait> makeNone(const Picture&) {
    Portrait portrait;
    portrait.findings.append({QStringLiteral("face-count"),
                              Status::Fail,
                              QStringLiteral("none"),
                              0.0,
                              QStringLiteral("count"),
                              0,
                              {}});
    return portrait;
}

struct Run {
    Import::Tally tally;
    bool cancelled = false;
    QList<Import::Item> items;
};

Run run(Store& store, const Import::Make& way, const QStringList& paths,
        const std::function<void(Import&)>& onItem = {}) {
    Import import(store, way, QStringLiteral("chsi-2017-99"));
    Run done;
    bool finished = false;
    QObject::connect(&import, &Import::itemDone, [&](const Import::Item& item) {
        done.items += item;
        if (onItem) onItem(import);
    });
    QObject::connect(&import, &Import::finished, [&](const Import::Tally& tally, bool cancelled) {
        done.tally = tally;
        done.cancelled = cancelled;
        finished = true;
    });
    import.start(paths);
    while (!finished)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return done;
}

} // namespace

class ImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { store.reset(); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        in = folder->path() + QStringLiteral("/in");
        QVERIFY(QDir().mkpath(in));
        store = openStore(folder->path() + QStringLiteral("/store"));
    }

    void aFileNameMayNameTheGraduate() {
        RosterPlan list = listOf(3);
        list.added[1].identityNumber = QStringLiteral("11010519491231002X");
        orDie(importRoster(*store, list));
        put(QStringLiteral("s000001.jpg"), picture(1));
        put(QStringLiteral("Li_11010519491231002x (2).jpg"), picture(2));
        put(QStringLiteral("somebody.jpg"), picture(3));
        const Run first = run(*store, make, {in});
        QCOMPARE(first.tally.queued, 3);
        QVERIFY(store->photo(graduateNumbered(*store, 1)));
        QCOMPARE(store->photo(graduateNumbered(*store, 2))->row.label, QStringLiteral("Graduate 2 S000002"));
        QVERIFY(!store->photo(graduateNumbered(*store, 3)));
        put(QStringLiteral("again S000001.jpg"), picture(4)); // his photo awaits its verdict
        const Run second = run(*store, make, {in});
        QCOMPARE(second.tally.unreadable, 1);
        QCOMPARE(second.tally.known, 3);
        QCOMPARE(store->photo(graduateNumbered(*store, 1))->earlier.size(), 0);
    }

    void aFolderWithRubbishInIt() {
        put(QStringLiteral("2.jpg"), picture(2));
        put(QStringLiteral("10.JPG"), picture(10));
        put(QStringLiteral("class a/1.jpeg"), picture(1));
        put(QStringLiteral("class a/copy of 2.jpg"), picture(2));
        put(QStringLiteral(".hidden.jpg"), picture(3));
        put(QStringLiteral(".hidden/4.jpg"), picture(4));
        put(QStringLiteral("notes.txt"), "not a picture");
        put(QStringLiteral("lies.jpg"), "not a picture");
        put(QStringLiteral("empty.jpg"), "");
        put(QStringLiteral("cut.jpg"), picture(5).chopped(300));
        const Run done = run(*store, make, {in, in + QStringLiteral("/missing.jpg")});
        QCOMPARE(done.tally.total, 8);
        QCOMPARE(done.tally.done, 8);
        QCOMPARE(done.tally.queued, 3);
        QCOMPARE(done.tally.known, 1);
        QCOMPARE(done.tally.unreadable, 4);
        QVERIFY(!done.cancelled);
        for (const Import::Item& item : done.items)
            QCOMPARE(item.sentence.isEmpty(), item.outcome != Import::Outcome::Unreadable);
        QCOMPARE(labels(), (QStringList{QStringLiteral("2"), QStringLiteral("10"), QStringLiteral("1")}));
        QCOMPARE(verify(*store).value(), QStringList());
    }

    void originalsAreKeptAsTheyWere() {
        put(QStringLiteral("wang.jpg"), picture(7));
        const Run done = run(*store, make, {in});
        const PhotoDetail photo = store->photo(done.items.first().subject).value();
        QCOMPARE(store->blob(photo.row.subject, photo.original).value(), picture(7));
        QCOMPARE(photo.specification, QStringLiteral("chsi-2017-99"));
        QCOMPARE(photo.row.label, QStringLiteral("wang"));
    }

    void againIsKnown() {
        for (int i = 0; i < 5; ++i)
            put(QStringLiteral("%1.jpg").arg(i), picture(i));
        QCOMPARE(run(*store, make, {in}).tally.queued, 5);
        const Run again = run(*store, make, {in});
        QCOMPARE(again.tally.known, 5);
        QCOMPARE(store->photos().size(), 5);
    }

    void naturalOrderWhateverIsSlow() {
        for (int i = 1; i <= 12; ++i)
            put(QStringLiteral("%1.jpg").arg(i), picture(i));
        const auto slowAtTimes = [](const Picture& read) {
            if (numberIn(read) % 3 == 1) QThread::msleep(30);
            return make(read);
        };
        run(*store, slowAtTimes, {in});
        QStringList expected;
        for (int i = 1; i <= 12; ++i)
            expected += QString::number(i);
        QCOMPARE(labels(), expected);
    }

    void withoutAFace() {
        put(QStringLiteral("wall.jpg"), picture(1));
        const Run done = run(*store, makeNone, {in});
        QCOMPARE(done.tally.unmade, 1);
        QVERIFY(!done.items.first().sentence.isEmpty());
        QVERIFY(store->photos().first().state == PhotoState::Unmade);
    }

    void aFailingPipelineIsTold() {
        put(QStringLiteral("1.jpg"), picture(1));
        const auto fails = [](const Picture&) -> Result<Portrait> {
            return fail(ErrorKind::System, QStringLiteral("no memory"));
        };
        const Run done = run(*store, fails, {in});
        QCOMPARE(done.tally.unreadable, 1);
        QVERIFY(done.items.first().sentence.contains(QStringLiteral("no memory")));
    }

    void neverMoreThanTwoAtATimeAndFewHeld() {
        for (int i = 0; i < 40; ++i)
            put(QStringLiteral("%1.jpg").arg(i), picture(i));
        std::atomic<int> atWork = 0, most = 0, begun = 0;
        const auto counted = [&](const Picture& read) {
            most = std::max(most.load(), ++atWork);
            ++begun;
            QThread::msleep(1);
            --atWork;
            return make(read);
        };
        int furthestAhead = 0;
        const Run done = run(*store, counted, {in}, [&, settled = 0](Import&) mutable {
            furthestAhead = std::max(furthestAhead, begun - ++settled);
        });
        QCOMPARE(done.tally.queued, 40);
        QVERIFY(most <= 2);
        QVERIFY2(furthestAhead <= 4, qPrintable(QString::number(furthestAhead)));
    }

    void cancelledAndRunAgain() {
        for (int i = 0; i < 30; ++i)
            put(QStringLiteral("%1.jpg").arg(i), picture(i));
        const Run stopped = run(*store, make, {in}, [](Import& import) { import.cancel(); });
        QVERIFY(stopped.cancelled);
        QVERIFY(stopped.tally.done < 30);
        QCOMPARE(stopped.tally.done, int(stopped.items.size()));
        QCOMPARE(store->photos().size(), stopped.tally.queued);
        const Run rest = run(*store, make, {in});
        QCOMPARE(rest.tally.known, stopped.tally.queued);
        QCOMPARE(store->photos().size(), 30);
    }

    void startedAgainWhileACancelledRunEnds() {
        for (int i = 0; i < 10; ++i)
            put(QStringLiteral("%1.jpg").arg(i), picture(i));
        Import import(*store, make, QStringLiteral("chsi-2017-99"));
        int finished = 0;
        connect(&import, &Import::finished, [&] { ++finished; });
        import.start({in});
        import.cancel();
        import.start({in});
        while (finished < 2)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(store->photos().size(), 10);
    }

    void addedWhileRunning() {
        put(QStringLiteral("a/1.jpg"), picture(1));
        put(QStringLiteral("b/2.jpg"), picture(2));
        bool added = false;
        const Run done = run(*store, make, {in + QStringLiteral("/a")}, [&](Import& import) {
            if (!std::exchange(added, true)) import.start({in + QStringLiteral("/b")});
        });
        QCOMPARE(done.tally.total, 2);
        QCOMPARE(done.tally.queued, 2);
    }

    void destroyedInTheMiddle() {
        for (int i = 0; i < 10; ++i)
            put(QStringLiteral("%1.jpg").arg(i), picture(i));
        {
            Import import(*store, make, QStringLiteral("chsi-2017-99"));
            import.start({in});
            while (import.tally().done < 2)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QCOMPARE(verify(*store).value(), QStringList());
        QCOMPARE(run(*store, make, {in}).tally.done, 10);
        QCOMPARE(store->photos().size(), 10);
    }

    void nothingThere() {
        const Run done = run(*store, make, {in});
        QCOMPARE(done.tally.total, 0);
        QVERIFY(!done.cancelled);
    }

    void eachFileOnce() {
        put(QStringLiteral("1.jpg"), picture(1));
        const PictureWalk walk = walkPictures({in, in + QStringLiteral("/1.jpg"), in});
        QCOMPARE(walk.files.size(), 1);
    }

    void paceOfTheLastOnes() {
        Pace pace;
        QCOMPARE(pace.left(10), -1);
        for (int i = 0; i < 100; ++i)
            pace.itemDone(i); // known ones, a millisecond each
        for (int i = 0; i < 40; ++i)
            pace.itemDone(100 + i * 200); // then real ones
        QCOMPARE(pace.left(10), 2000);
    }

private:
    void put(const QString& name, const QByteArray& bytes) {
        const QString path = in + QLatin1Char('/') + name;
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QFile::WriteOnly) ||
            file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }
    QStringList labels() const {
        QStringList all;
        for (const PhotoRow& row : store->photos())
            all += row.label;
        return all;
    }

    std::unique_ptr<QTemporaryDir> folder;
    QString in;
    std::unique_ptr<Store> store;
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"
