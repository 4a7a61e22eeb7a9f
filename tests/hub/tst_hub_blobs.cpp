#include "core/hub/store/uploads.h"
#include "core/ledger/durable_file.h"
#include "tests/hub/hub_tools.h"

#include <QDirIterator>
#include <QFile>

using namespace mianguan;
using namespace mianguan::test;

/// Pictures: small ones together, large ones in parts, cut lines, those who may not.
class HubBlobsTest : public QObject, private HubFixture {
    Q_OBJECT
private:
    Reply<BlobState> part(const Id& subject, const QByteArray& whole, qint64 from, qint64 to) {
        return sure(
            hub->keepPart({desk.station.id()},
                          {{subject, Hash::of(whole)}, from, whole.size(), whole.mid(from, to - from)}));
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void aLargeOneComesInPartsAndGoesOn_data() { onBothDatabases(); }
    void aLargeOneComesInPartsAndGoesOn() {
        begin();
        const Id subject = Id::random();
        const QByteArray whole = QByteArray(300'000, 'a') + QByteArray(200'000, 'b');
        const wire::BlobName name{subject, Hash::of(whole)};
        QCOMPARE(part(subject, whole, 0, 100'000).value.offset, 100'000);
        openAgain(); // a cut line, a hub started again
        QCOMPARE(given(hub->blobState(desk.station.id(), name)).offset, 100'000);
        const auto wrong = part(subject, whole, 50'000, 60'000);
        QCOMPARE(*wrong.refusal, Refusal::OffsetDiffers);
        QCOMPARE(wrong.value.offset, 100'000);
        QCOMPARE(sure(hub->missing(desk.station.id(), {name})), (QList<int>{0}));
        QVERIFY(part(subject, whole, 100'000, whole.size()).value.here);
        QCOMPARE(given(hub->blob(desk.station.id(), name)), whole);
        QCOMPARE(sure(hub->missing(desk.station.id(), {name})), QList<int>());
        QVERIFY(QDir(place->path(QStringLiteral("hub/uploads"))).isEmpty());
    }

    void aTornPartIsSentAgain_data() { onBothDatabases(); }
    void aTornPartIsSentAgain() {
        begin();
        const Id subject = Id::random();
        const QByteArray whole(90'000, 'x');
        part(subject, whole, 0, 30'000);
        part(subject, whole, 30'000, 60'000);
        QDirIterator walk(place->path(QStringLiteral("hub/uploads")), QDir::Files,
                          QDirIterator::Subdirectories);
        QFile file(walk.next());
        QVERIFY(!QString::fromLatin1(file.fileName().toLatin1())
                     .contains(Hash::of(whole).hex())); // tells no hash
        QVERIFY(file.resize(file.size() - 7));          // as a power cut leaves it
        QCOMPARE(given(hub->blobState(desk.station.id(), {subject, Hash::of(whole)})).offset, 30'000);
        QVERIFY(part(subject, whole, 30'000, whole.size()).value.here);
    }

    void whatArrivesChangedIsNotKept_data() { onBothDatabases(); }
    void whatArrivesChangedIsNotKept() {
        begin();
        const Id subject = Id::random();
        const wire::BlobName name{subject, Hash::of("announced")};
        QCOMPARE(*sure(hub->keep({desk.station.id()}, {{name, "arrived"}})).first(), Refusal::HashDiffers);
        const auto whole = sure(hub->keepPart({desk.station.id()}, {name, 0, 7, "arrived"}));
        QCOMPARE(*whole.refusal, Refusal::HashDiffers);
        QCOMPARE(given(hub->blobState(desk.station.id(), name)).offset, 0); // from the beginning again
        QCOMPARE(*sure(hub->keepPart({desk.station.id()}, {name, 5, 3, "x"})).refusal, Refusal::RangeWrong);
        QCOMPARE(*sure(hub->keepPart({desk.station.id()}, {name, 0, 65 << 20, "x"})).refusal,
                 Refusal::BlobTooLarge);
    }

    void oneBadOneBlocksNoOther_data() { onBothDatabases(); }
    void oneBadOneBlocksNoOther() {
        begin();
        Desk south;
        south.open(*hub, {{southSchool()}, false});
        const Id subject = Id::random(), foreign = Id::random();
        south.say(enrolled(foreign, southSchool()), south.founder);
        const auto kept = sure(hub->keep({desk.station.id()}, {{{subject, Hash::of("one")}, "one"},
                                                               {{subject, Hash::of("two")}, "other"},
                                                               {{foreign, Hash::of("three")}, "three"},
                                                               {{subject, Hash::of("one")}, "one"}}));
        QVERIFY(!kept[0] && !kept[3]);
        QCOMPARE(*kept[1], Refusal::HashDiffers);
        QCOMPARE(*kept[2], Refusal::OutOfScope);
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void oldPartsAreSweptAway() {
        MemoryFolder folder;
        Uploads uploads(folder.path(), FileSystem::real());
        const Key key = Key::random();
        const Id old = Id::random(), young = Id::random();
        sure(uploads.append(old, key, Hash::of("a"), {0, "part"}));
        sure(uploads.append(young, key, Hash::of("a"), {0, "part"}));
        QDirIterator walk(folder.filePath(QStringLiteral("uploads/") + old.hex()), QDir::Files);
        QFile file(walk.next());
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-8), QFile::FileModificationTime));
        file.close();
        QCOMPARE(sure(uploads.sweep(std::chrono::hours(7 * 24))), 1);
        QCOMPARE(uploads.offset(old, key, Hash::of("a")), 0);
        QCOMPARE(uploads.offset(young, key, Hash::of("a")), 4);
    }
};

QTEST_GUILESS_MAIN(HubBlobsTest)
#include "tst_hub_blobs.moc"
