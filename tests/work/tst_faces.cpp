#include "core/work/face_watch.h"
#include "core/work/reference_import.h"
#include "tests/image/making/making.h"
#include "tests/portrait/faces.h"
#include "tests/work/safety_tools.h"

#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString firstNumber = QStringLiteral("11010519491231002X");
const QString secondNumber = QStringLiteral("440524188001010014");

/// A picture whose colour says whom it shows; `take` makes it another file.
QByteArray pictureOf(int person, int take = 0) {
    return making::jpeg(cv::Mat(32 + take, 32, CV_8UC3, cv::Scalar(person * 20, 128, 128)));
}

Result<FaceTemplate> lookAt(const Picture& picture) {
    const int person = int(std::lround(cv::mean(picture.bgr)[0] / 20));
    if (person == 0) return fail(ErrorKind::Refused, QStringLiteral("No face"));
    return madeFace(person, 0.95, picture.bgr.rows);
}

Store::Submission photoOf(const QString& label, int person, int take = 0) {
    static int number = 0;
    Store::Submission photo = handmade(++number);
    photo.label = label;
    photo.portrait.jpeg = pictureOf(person, take);
    return photo;
}

Result<Id> addReference(Store& store, const Id& photo, const QByteArray& picture) {
    return answerOf<Id>([&](QObject* context, auto done) {
        store.addReference(photo, QStringLiteral("card.jpg"), picture, context, done);
    });
}

} // namespace

/// Reference pictures, and faces seen twice or under the wrong name.
class FacesTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Store> store;

    QString at(const char* name) const { return root->filePath(QLatin1String(name)); }
    void bring(const QString& name, const QByteArray& bytes) const {
        QDir().mkpath(at("cards"));
        QFile file(at("cards/") + name);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
    }
    ReferenceImport::Tally take() {
        ReferenceImport import(*store);
        std::optional<ReferenceImport::Tally> tally;
        connect(&import, &ReferenceImport::finished, this,
                [&](const Result<ReferenceImport::Tally>& result) { tally = orDie(result); });
        import.start({at("cards")});
        while (!tally)
            QTest::qWait(1);
        return *tally;
    }
    static void waitFor(FaceWatch& watch) { QTRY_VERIFY(!watch.busy()); }

private Q_SLOTS:
    void init() {
        root = std::make_unique<QTemporaryDir>();
        store = foundStore(at("store"));
    }
    void cleanup() { store.reset(); }

    void aReferenceStaysWithItsPhoto() {
        const Id photo = *submit(*store, photoOf(firstNumber, 1));
        QVERIFY(store->photo(photo)->reference.isNull());
        QSignalSpy told(store.get(), &Store::referenceAdded);
        QVERIFY(addReference(*store, photo, pictureOf(1, 1)));
        QTRY_COMPARE(told.size(), 1);
        const Hash hash = store->photo(photo)->reference;
        QCOMPARE(*store->blob(photo, hash), pictureOf(1, 1));
        const auto again = addReference(*store, photo, pictureOf(1, 1));
        QVERIFY(!again && again.error().kind == ErrorKind::Refused);
        QVERIFY(addReference(*store, photo, pictureOf(1, 2))); // a later one stands
        QVERIFY(store->photo(photo)->reference != hash);
        QVERIFY(store->activity({}, 0, 1).first().sentence.contains(QLatin1String("card.jpg")));
        store.reset();
        store = orDie(signIn(at("store")));
        QCOMPARE(*store->blob(photo, store->photo(photo)->reference), pictureOf(1, 2));
        QCOMPARE(*verify(*store), QStringList());
    }

    void itGoesWithAPurgeAndStandsNowhereInClear() {
        const Id photo = *submit(*store, photoOf(firstNumber, 1));
        QVERIFY(addReference(*store, photo, pictureOf(1, 1)));
        QCOMPARE(filesHolding(at("store"), {pictureOf(1, 1).mid(0, 100), "card.jpg"}), QStringList());
        const Hash hash = store->photo(photo)->reference;
        QCOMPARE(orDie(purge(*store, {photo})).photos, 1);
        QVERIFY(!store->blob(photo, hash));
    }

    void aFolderIsTakenByNumberOrByName() {
        const Id first = *submit(*store, photoOf(firstNumber + QStringLiteral("_Li"), 1));
        const Id retake = *submit(*store, photoOf(firstNumber + QStringLiteral("_Li (2)"), 1, 5));
        const Id student = *submit(*store, photoOf(QStringLiteral("S2021001"), 2));
        bring(firstNumber.toLower() + QStringLiteral(".jpg"), pictureOf(1, 1));
        bring(QStringLiteral("s2021001.jpg"), pictureOf(2, 1));
        bring(secondNumber + QStringLiteral(".jpg"), pictureOf(3, 1));
        bring(QStringLiteral("S2021001.png"), "no picture");
        const ReferenceImport::Tally tally = take();
        QCOMPARE(tally.files, 4);
        QCOMPARE(tally.added, 3);
        QCOMPARE(tally.unmatched, 1);
        QCOMPARE(tally.unreadable.size(), 1);
        QVERIFY(!tally.unreadable.first().contains(secondNumber));
        for (const Id& photo : {first, retake, student})
            QVERIFY(!store->photo(photo)->reference.isNull());
        const ReferenceImport::Tally again = take();
        QCOMPARE(again.added, 0);
        QCOMPARE(again.known, 2);
    }

    void aFolderMayComeBeforeItsPhotos() {
        bring(secondNumber + QStringLiteral(".jpg"), pictureOf(3, 1));
        QCOMPARE(take().unmatched, 1);
        const Id photo = *submit(*store, photoOf(secondNumber, 3));
        QCOMPARE(take().added, 1);
        QVERIFY(!store->photo(photo)->reference.isNull());
    }

    void aReportCardIsRecordedWithItsFolder() {
        const Id photo = *submit(*store, handmade(900));
        const auto note = [&](const QString& folder) {
            return answerOf<Id>(
                [&](QObject* context, auto done) { store->recordReportCard(photo, folder, context, done); });
        };
        QVERIFY(note({}));
        QCOMPARE(store->activity({}, 0, 1).first().sentence, QStringLiteral("printed the photo report"));
        QVERIFY(note(QStringLiteral("/desk/out")));
        const ActivityRow row = store->activity({}, 0, 1).first();
        QVERIFY(row.sentence.contains(QLatin1String("/desk/out")));
        QCOMPARE(row.subject, photo);
        QVERIFY(row.kind == ActivityKind::Deliveries);
    }

    void aPortraitIsComparedWithItsReference() {
        const Id same = *submit(*store, photoOf(QStringLiteral("a"), 1));
        const Id other = *submit(*store, photoOf(QStringLiteral("b"), 2));
        QVERIFY(addReference(*store, same, pictureOf(1, 1)));
        FaceWatch watch(*store, lookAt);
        waitFor(watch);
        QVERIFY(watch.opinion(same).reference->band == Band::Same);
        QVERIFY(watch.opinion(other).looked && !watch.opinion(other).reference);
        QVERIFY(addReference(*store, other, pictureOf(7, 1))); // heard of by itself
        QTRY_VERIFY(watch.opinion(other).reference);
        QVERIFY(watch.opinion(other).reference->band == Band::Different);
        QVERIFY(addReference(*store, other, pictureOf(0, 1))); // a picture of nobody
        QTRY_VERIFY(!watch.opinion(other).referenceTrouble.isEmpty());
        QVERIFY(!watch.opinion(other).reference);
    }

    void oneFaceTwiceIsToldOfBoth() {
        const Id first = *submit(*store, photoOf(QStringLiteral("a"), 1));
        *submit(*store, photoOf(QStringLiteral("b"), 2));
        FaceWatch watch(*store, lookAt);
        waitFor(watch);
        QVERIFY(watch.opinion(first).alarms.isEmpty());
        const Id late = *submit(*store, photoOf(QStringLiteral("c"), 1, 3));
        QTRY_COMPARE(watch.opinion(first).alarms.size(), 1);
        QCOMPARE(watch.opinion(first).alarms.first().other, late);
        QCOMPARE(watch.opinion(late).alarms.first().other, first);
        QCOMPARE(watch.alarmed().size(), 2);
        QVERIFY(watch.opinion(late).alarms.first().kind == FaceDoubt::Kind::Duplicate);
        *submit(*store, photoOf(QStringLiteral("A"), 1, 4)); // a retake is no duplicate of his own photo
        QTRY_COMPARE(watch.opinion(late).alarms.size(), 2);
        QCOMPARE(watch.opinion(first).alarms.size(), 1);
    }

    void crossedPhotosAreToldOfOnce() {
        const Id first = *submit(*store, photoOf(QStringLiteral("a"), 2));
        const Id second = *submit(*store, photoOf(QStringLiteral("b"), 1));
        QVERIFY(addReference(*store, first, pictureOf(1, 1)));
        QVERIFY(addReference(*store, second, pictureOf(2, 1)));
        FaceWatch watch(*store, lookAt);
        waitFor(watch);
        for (const auto& [photo, other] : {std::pair(first, second), std::pair(second, first)}) {
            QCOMPARE(watch.opinion(photo).alarms.size(), 1);
            QCOMPARE(watch.opinion(photo).alarms.first().other, other);
            QVERIFY(watch.opinion(photo).alarms.first().kind == FaceDoubt::Kind::Crossed);
        }
    }

    void whatIsPurgedIsForgotten() {
        const Id first = *submit(*store, photoOf(QStringLiteral("a"), 1));
        const Id second = *submit(*store, photoOf(QStringLiteral("b"), 1, 3));
        FaceWatch watch(*store, lookAt);
        waitFor(watch);
        QCOMPARE(watch.opinion(first).alarms.size(), 1);
        QVERIFY(purge(*store, {second}));
        QTRY_VERIFY(watch.opinion(first).alarms.isEmpty());
        QVERIFY(!watch.opinion(second).looked);
    }
};

QTEST_GUILESS_MAIN(FacesTest)
#include "tst_faces.moc"
