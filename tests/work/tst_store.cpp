#include "tests/ledger/ledger_tools.h"
#include "tests/work/handmade.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace mianguan;
using namespace mianguan::test;

namespace {

QString rejectedFor() { return QStringLiteral("eyes-closed"); }

bool sameRow(const PhotoRow& a, const PhotoRow& b) {
    return a.subject == b.subject && a.label == b.label && a.state == b.state && a.worst == b.worst &&
           a.importedMs == b.importedMs && a.delivered == b.delivered;
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void emptyAtFirst() {
        const auto store = openStore(place());
        QVERIFY(store->practice());
        QVERIFY(store->photos().isEmpty());
        QCOMPARE(store->counts().pending, 0);
        QCOMPARE(verify(*store), QStringList());
    }

    void submittedIsThereWhole() {
        const auto store = openStore(place());
        const auto given = handmade(7);
        const Id subject = submit(*store, given).value();
        const PhotoDetail photo = store->photo(subject).value();
        QCOMPARE(photo.row.label, given.label);
        QVERIFY(photo.row.state == PhotoState::Pending);
        QVERIFY(photo.row.worst == Status::Warn);
        QCOMPARE(photo.specification, given.specification);
        QCOMPARE(photo.crop->x, 10.5);
        QCOMPARE(photo.crop->y, -3.25);
        QCOMPARE(photo.geometry->leftEye, QPointF(300.5, 250));
        QCOMPARE(photo.geometry->hairTop, std::optional<double>(80.0));
        QVERIFY(photo.background == BackgroundSource::Wall);
        QCOMPARE(photo.findings.size(), 2);
        QCOMPARE(photo.findings[0].box, std::optional(QRectF(1, 2, 3, 4)));
        QCOMPARE(photo.findings[0].value, std::optional(248.0));
        QCOMPARE(photo.findings[1].cause, QStringLiteral("open"));
        QVERIFY(!photo.findings[1].value);
        QCOMPARE(store->blob(subject, photo.original).value(), given.original);
        QCOMPARE(store->blob(subject, photo.portrait).value(), given.portrait.jpeg);
        QVERIFY(store->hasOriginal(Hash::of(given.original)));
        QVERIFY(!store->hasOriginal(Hash::of("another")));
    }

    void sameOriginalIsTakenOnce() {
        const auto store = openStore(place());
        QVERIFY(submit(*store, handmade(1)));
        const auto again = submit(*store, handmade(1));
        QVERIFY(!again && again.error().kind == ErrorKind::Refused);
        QCOMPARE(store->photos().size(), 1);
    }

    void verdictsAndUndo() {
        const auto store = openStore(place());
        const Id first = submit(*store, handmade(1)).value();
        const Id second = submit(*store, handmade(2)).value();
        const Id approved = approve(*store, first).value();
        const Id rejected = reject(*store, second, {rejectedFor()}, QStringLiteral("look up")).value();
        QCOMPARE(store->counts().approved, 1);
        QCOMPARE(store->counts().undelivered, 1);
        QCOMPARE(store->counts().rejected, 1);
        QCOMPARE(store->photo(second)->reasons, QStringList{rejectedFor()});
        QCOMPARE(store->photo(second)->remark, QStringLiteral("look up"));
        QCOMPARE(store->photo(first)->verdict, approved);
        QVERIFY(undo(*store, second, rejected));
        QVERIFY(store->photo(second)->verdict.isNull());
        QVERIFY(store->photo(second)->reasons.isEmpty());
        QVERIFY(approve(*store, second));
        QCOMPARE(store->counts().approved, 2);
        QCOMPARE(verify(*store), QStringList());
    }

    void wrongVerdictsAreRefused() {
        const auto store = openStore(place());
        const Id subject = submit(*store, handmade(1)).value();
        const Id none = submit(*store, unmade(2)).value();
        const auto kind = [](const Result<Id>& answer) {
            return answer ? ErrorKind::System : answer.error().kind;
        };
        QVERIFY(kind(approve(*store, subject, Id::random())) == ErrorKind::Refused);
        QVERIFY(kind(approve(*store, Id::random(), Id::random())) == ErrorKind::NotFound);
        QVERIFY(kind(reject(*store, subject, {})) == ErrorKind::Refused);
        QVERIFY(kind(approve(*store, none)) == ErrorKind::Refused);
        const Id verdict = approve(*store, subject).value();
        QVERIFY(kind(approve(*store, subject)) == ErrorKind::Refused);
        QVERIFY(kind(undo(*store, subject, Id::random())) == ErrorKind::Refused);
        QVERIFY(undo(*store, subject, verdict));
        QVERIFY(kind(undo(*store, subject, verdict)) == ErrorKind::Refused);
        QCOMPARE(store->counts().unmade, 1);
        QCOMPARE(store->counts().pending, 1);
    }

    void deliveredStaysApproved() {
        const auto store = openStore(place());
        const Id subject = submit(*store, handmade(1)).value();
        const Id verdict = approve(*store, subject).value();
        QVERIFY(handOver(*store, subject, QStringLiteral("/out"), QStringLiteral("a.jpg")));
        QCOMPARE(store->counts().undelivered, 0);
        const auto undone = undo(*store, subject, verdict);
        QVERIFY(!undone && undone.error().what.contains(QStringLiteral("already delivered")));
        QCOMPARE(store->handovers(QStringLiteral("/out")).first().name, QStringLiteral("a.jpg"));
        QVERIFY(store->handovers(QStringLiteral("/elsewhere")).isEmpty());
    }

    void reopenedIsTheSame() {
        auto store = openStore(place());
        const Id a = submit(*store, handmade(1)).value();
        const Id b = submit(*store, handmade(2)).value();
        QVERIFY(submit(*store, unmade(3)));
        QVERIFY(approve(*store, a));
        QVERIFY(reject(*store, b, {rejectedFor()}));
        QVERIFY(handOver(*store, a, QStringLiteral("/out"), QStringLiteral("a.jpg")));
        const auto before = store->photos();
        const auto detail = store->photo(b).value();
        store.reset();
        store = openStore(place());
        const auto after = store->photos();
        QVERIFY(std::equal(before.begin(), before.end(), after.begin(), after.end(), sameRow));
        QCOMPARE(store->photo(b)->verdict, detail.verdict);
        QCOMPARE(store->photo(b)->submission, detail.submission);
        QVERIFY(approve(*store, submit(*store, handmade(4)).value()));
        QCOMPARE(verify(*store), QStringList());
    }

    void practiceAndRealDoNotMix() {
        openStore(place());
        const auto real = Entrance::open(place(), optionsOf(place(), false));
        QVERIFY(!real && real.error().kind == ErrorKind::Refused);
        QVERIFY(openStore(place())->practice());
        const QString other = folder->filePath(QStringLiteral("real"));
        foundStore(other);
        const auto practice = Entrance::open(other, optionsOf(other, true));
        QVERIFY(!practice && practice.error().kind == ErrorKind::Refused);
    }

    void deadContextDropsOnlyTheAnswer() {
        const auto store = openStore(place());
        bool told = false;
        {
            QObject context;
            store->submit(handmade(1), &context, [&](Result<Id>) { told = true; });
        }
        QVERIFY(submit(*store, handmade(2)));
        QCoreApplication::processEvents();
        QVERIFY(!told);
        QCOMPARE(store->photos().size(), 2);
    }

    void closingFinishesWhatWasAsked() {
        auto store = openStore(place());
        for (int i = 0; i < 20; ++i)
            store->submit(handmade(i), nullptr, {});
        store.reset();
        QCOMPARE(openStore(place())->photos().size(), 20);
    }

    void signalsComeBeforeTheAnswer() {
        const auto store = openStore(place());
        QSignalSpy added(store.get(), &Store::photoAdded);
        QSignalSpy changed(store.get(), &Store::photoChanged);
        const Id subject = submit(*store, handmade(1)).value();
        QCOMPARE(added.size(), 1);
        QCOMPARE(added[0][0].value<PhotoRow>().subject, subject);
        QVERIFY(approve(*store, subject));
        QCOMPARE(changed.size(), 1);
        QVERIFY(changed[0][0].value<PhotoRow>().state == PhotoState::Approved);
    }

    void queriesFromManyThreads() {
        const auto store = openStore(place());
        const Id subject = submit(*store, handmade(0)).value();
        std::atomic<int> wrong = 0;
        std::vector<std::unique_ptr<QThread>> readers;
        for (int i = 0; i < 4; ++i) {
            readers.emplace_back(QThread::create([&] {
                for (int k = 0; k < 100; ++k) {
                    if (!store->photo(subject) || store->photos().isEmpty() || store->counts().pending < 1)
                        ++wrong;
                }
            }));
            readers.back()->start();
        }
        for (int i = 1; i < 50; ++i)
            store->submit(handmade(i), nullptr, {});
        for (const auto& reader : readers)
            reader->wait();
        QVERIFY(submit(*store, handmade(50)));
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(store->photos().size(), 51);
    }

    void damagedBlobIsNotShown() {
        const auto store = openStore(place());
        const Id subject = submit(*store, handmade(1)).value();
        const Hash portrait = store->photo(subject)->portrait;
        for (const QString& path : filesUnder(place() + QStringLiteral("/blobs"))) {
            QFile file(path);
            QVERIFY(file.open(QFile::ReadWrite));
            char first = 0;
            QVERIFY(file.getChar(&first) && file.seek(0) && file.putChar(char(first ^ 1)));
        }
        const auto bytes = store->blob(subject, portrait);
        QVERIFY(!bytes && bytes.error().kind == ErrorKind::Corrupt);
        QCOMPARE(verify(*store)->size(), 3); // original, portrait, matte
    }

    void aDamagedStoreIsLookedAtAndNotChanged() {
        Id first, second;
        {
            const auto store = foundStore(place());
            first = submit(*store, handmade(1)).value();
            second = submit(*store, handmade(2)).value();
        }
        QVERIFY(QFile::remove(place() + QStringLiteral("/snapshot")));
        spoilBodyOf(first);
        const auto store = orDie(signIn(place()));
        QCOMPARE(store->damage().size(), 1);
        QCOMPARE(store->photos().size(), 1);
        QCOMPARE(store->blob(second, Hash::of(handmade(2).original)).value(), handmade(2).original);
        const int before = int(store->activityCount({}));
        for (const Command command : {Command::ImportPhotos, Command::JudgePhotos, Command::DeliverPhotos,
                                      Command::ManagePeople, Command::Purge, Command::ChangeOwnPassword})
            QVERIFY(!store->may(command));
        const auto submitted = submit(*store, handmade(3));
        QVERIFY(!submitted && submitted.error().what.contains(QStringLiteral("damaged")));
        const auto signedOut =
            answerOf<Id>([&](QObject* context, auto done) { store->signOut(SignOut::Asked, context, done); });
        QVERIFY(!signedOut);
        QVERIFY(!verify(*store)->isEmpty());
        QVERIFY(answerOf<BackupReport>([&](QObject* context, auto done) {
            store->backUp(folder->filePath(QStringLiteral("backup")), {}, {}, context, done);
        }));
        QVERIFY(answerOf<qint64>([&](QObject* context, auto done) {
            store->writeActivity(folder->filePath(QStringLiteral("activity.csv")), {}, context, done);
        }));
        QCOMPARE(int(store->activityCount({})), before);
    }

private:
    void spoilBodyOf(const Id& subject) {
        Tamper tamper(place());
        tamper.unlock();
        const QString which = QStringLiteral("subject = x'%1'").arg(subject.hex());
        QByteArray body = tamper.bytes(QStringLiteral("event"), QStringLiteral("body"), which);
        body[body.size() / 2] = char(body[body.size() / 2] ^ 1);
        QVERIFY(tamper.setBytes(QStringLiteral("event"), QStringLiteral("body"), which, body));
    }
    QString place() const { return folder->filePath(QStringLiteral("store")); }

    std::unique_ptr<QTemporaryDir> folder;
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
