#include "core/work/eligibility.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Result<Id> match(Store& store, const Id& photo, const Id& graduate, bool replacing = false) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.match(photo, graduate, replacing, context, done); });
}
Result<Id> undoMatch(Store& store, const Id& graduate) {
    return answerOf<Id>([&](QObject* context, auto done) { store.undoMatch(graduate, context, done); });
}
Result<Id> setImports(Store& store, ImportRule rule) {
    Policy policy = store.policy();
    policy.reviewOwnPhotos = true;
    policy.imports = rule;
    return answerOf<Id>([&](QObject* context, auto done) { store.changePolicy(policy, context, done); });
}
QString latestActivity(const Store& store) { return store.activity({}, 0, 1).value(0).sentence; }

} // namespace

/// Imported photos of people no list knows are given to graduates, and taken back.
class MatchingTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Store> store;

    QString folder() const { return root->filePath(QStringLiteral("store")); }
    Id graduate(int number) const { return graduateNumbered(*store, number); }
    std::optional<PhotoState> standing(int number) const {
        return orDie(store->graduate(graduate(number))).row.photo;
    }
    Id imported(int number) { return orDie(submit(*store, handmade(number))); }
    Id ofGraduate(int number, int photo) {
        Store::Submission made = handmade(photo);
        made.graduate = graduate(number);
        return orDie(submit(*store, made));
    }
    Hash portraitOf(int number) const { return orDie(store->photo(graduate(number))).portrait; }
    bool picturesAreThere(const Id& subject) const {
        const auto photo = store->photo(subject);
        return photo && store->blob(subject, photo->original) && store->blob(subject, photo->portrait);
    }

private Q_SLOTS:
    void init() {
        root = std::make_unique<QTemporaryDir>();
        store = foundStore(folder());
        orDie(setImports(*store, ImportRule::Anyone));
        orDie(importRoster(*store, listOf(4)));
    }
    void cleanup() {
        if (!store) return;
        QCOMPARE(orDie(verify(*store)), QStringList());
        store.reset();
    }

    void aPhotoBecomesTheGraduates() {
        const Id photo = imported(1), other = imported(2);
        QCOMPARE(store->unmatched().size(), 2);
        QSignalSpy told(store.get(), &Store::graduateChanged), anew(store.get(), &Store::photosPurged);
        QVERIFY(match(*store, photo, graduate(1)));
        QTRY_VERIFY(!told.isEmpty() && !anew.isEmpty());
        QCOMPARE(told.first().first().value<Id>(), graduate(1));
        QCOMPARE(standing(1), PhotoState::Pending);
        QVERIFY(orDie(store->graduate(graduate(1))).row.matched);
        QVERIFY(!store->photo(photo));
        const auto known = orDie(store->photo(graduate(1)));
        QCOMPARE(known.row.label, QStringLiteral("Graduate 1 S000001"));
        QVERIFY(!known.match.isNull());
        QVERIFY(picturesAreThere(graduate(1)));
        QCOMPARE(store->unmatched().size(), 1);
        QCOMPARE(store->unmatched().first().subject, other);
        QVERIFY(latestActivity(*store).contains(QStringLiteral("photo 00001")));
        QCOMPARE(store->activity({}, 0, 1).first().whom, QStringLiteral("Graduate 1 S000001"));
    }

    void itIsThereAfterOpeningAgainWithAndWithoutTheSnapshot() {
        QVERIFY(match(*store, imported(1), graduate(1)));
        QVERIFY(approve(*store, graduate(1)));
        for (const bool snapshot : {true, false}) {
            store.reset();
            if (!snapshot) QVERIFY(QFile::remove(folder() + QStringLiteral("/snapshot")));
            store = orDie(signIn(folder()));
            QCOMPARE(standing(1), PhotoState::Approved);
            QVERIFY(picturesAreThere(graduate(1)));
        }
    }

    void approvedGraduatesAreLockedAndWaitingOnesAsked() {
        ofGraduate(1, 1);
        ofGraduate(2, 2);
        QVERIFY(approve(*store, graduate(1)));
        const Id photo = imported(3);
        QCOMPARE(match(*store, photo, graduate(1)).error().kind, ErrorKind::Refused);
        QCOMPARE(match(*store, photo, graduate(1), true).error().kind, ErrorKind::Refused);
        QCOMPARE(match(*store, photo, graduate(2)).error().kind, ErrorKind::Refused);
        QVERIFY(match(*store, photo, graduate(2), true));
        QCOMPARE(orDie(store->photo(graduate(2))).earlier.size(), 1);
        QVERIFY(picturesAreThere(graduate(2)));
    }

    void whatIsAGraduatesOrDeliveredOrUnmadeIsRefused() {
        ofGraduate(1, 1);
        QVERIFY(!match(*store, graduate(1), graduate(2)));
        QVERIFY(!match(*store, imported(2), Id::random()));
        QVERIFY(!match(*store, Id::random(), graduate(2)));
        const Id gone = imported(3);
        QVERIFY(approve(*store, gone));
        QVERIFY(handOver(*store, gone, QStringLiteral("/out"), QStringLiteral("3.jpg")));
        QVERIFY(!match(*store, gone, graduate(2)));
        QVERIFY(!match(*store, orDie(submit(*store, unmade(4))), graduate(1), true));
        QVERIFY(match(*store, orDie(submit(*store, unmade(5))), graduate(2)));
        QCOMPARE(standing(2), PhotoState::Unmade);
    }

    void whatIsTakenBackIsAsBefore() {
        ofGraduate(1, 1);
        const Id photo = imported(2);
        QVERIFY(match(*store, photo, graduate(1), true));
        QVERIFY(reject(*store, graduate(1), {QStringLiteral("eyes-closed")}));
        QCOMPARE(orDie(undoMatch(*store, graduate(1))), photo);
        QCOMPARE(standing(1), PhotoState::Pending);
        QVERIFY(!orDie(store->graduate(graduate(1))).row.matched);
        QCOMPARE(orDie(store->photo(graduate(1))).earlier.size(), 0);
        QVERIFY(picturesAreThere(graduate(1)));
        const auto back = orDie(store->photo(photo));
        QCOMPARE(back.row.label, QStringLiteral("photo 00002"));
        QCOMPARE(back.row.state, PhotoState::Pending);
        QVERIFY(back.reasons.isEmpty());
        QVERIFY(picturesAreThere(photo));
        QVERIFY(!undoMatch(*store, graduate(1)));
        QVERIFY(match(*store, photo, graduate(2)));
        QCOMPARE(standing(2), PhotoState::Pending);
    }

    /// Not the one that was taken last: the one that he had.
    void whatHeHadBeforeTheLastMatchStandsAgain() {
        const Id first = imported(1);
        ofGraduate(1, 2);
        const Id second = imported(3);
        const Hash ofFirst = orDie(store->photo(first)).portrait, own = portraitOf(1);
        QVERIFY(match(*store, first, graduate(1), true));
        QVERIFY(match(*store, second, graduate(1), true));
        QVERIFY(undoMatch(*store, graduate(1)));
        QCOMPARE(portraitOf(1), ofFirst);
        QVERIFY(undoMatch(*store, graduate(1)));
        QCOMPARE(portraitOf(1), own);
        QVERIFY(!undoMatch(*store, graduate(1)));
    }

    void anApprovedMatchIsTakenBackAfterReopeningOnly() {
        QVERIFY(match(*store, imported(1), graduate(1)));
        QVERIFY(approve(*store, graduate(1)));
        QCOMPARE(undoMatch(*store, graduate(1)).error().kind, ErrorKind::Refused);
        QVERIFY(reopen(*store, graduate(1), QStringLiteral("someone else's photo")));
        QVERIFY(undoMatch(*store, graduate(1)));
        QVERIFY(!standing(1));
    }

    void anothersMatchTakesASupervisor() {
        orDie(addUser(*store, QStringLiteral("operator one"), Role::Operator));
        orDie(addUser(*store, QStringLiteral("operator two"), Role::Operator));
        const Id photo = imported(1);
        store.reset();
        store = orDie(signIn(folder(), QStringLiteral("operator one")));
        QVERIFY(match(*store, photo, graduate(1)));
        store.reset();
        store = orDie(signIn(folder(), QStringLiteral("operator two")));
        QCOMPARE(undoMatch(*store, graduate(1)).error().kind, ErrorKind::Refused);
        store.reset();
        store = orDie(signIn(folder(), QStringLiteral("operator one")));
        QVERIFY(undoMatch(*store, graduate(1)));
        QVERIFY(match(*store, photo, graduate(1)));
        store.reset();
        store = orDie(signIn(folder()));
        QVERIFY(undoMatch(*store, graduate(1)));
    }

    /// Nothing of a matched photo is left when its graduate is purged.
    void purgingTheGraduateTakesThePhotoWhereItCameIn() {
        const Id photo = imported(1), wrong = imported(2);
        QVERIFY(match(*store, wrong, graduate(1)));
        QVERIFY(reject(*store, graduate(1), {QStringLiteral("eyes-closed")}));
        QVERIFY(match(*store, photo, graduate(1)));
        const Id whose = graduate(1);
        const auto purged = answerOf<PurgeCertificate>([&](QObject* context, auto done) {
            store->purge({PurgeRequest::Scope::Chosen, 0, {whose}, QStringLiteral("asked for")}, {}, context,
                         done);
        });
        QVERIFY(purged);
        QCOMPARE(purged->photos, 3);
        for (const Id& subject : {whose, photo, wrong})
            for (const QString& path : everyFileUnder(folder()))
                QVERIFY(!path.contains(subject.hex()));
        QVERIFY(store->unmatched().isEmpty());
    }

    /// Lists made anew from what is left are the same.
    void purgingEverybodyLeavesNoList() {
        RosterPlan other = listOf(2, 50);
        other.batch.name = QStringLiteral("another");
        const Id one = graduate(1);
        QVERIFY(match(*store, imported(1), one));
        QVERIFY(answerOf<PurgeCertificate>([&](QObject* context, auto done) {
            store->purge({PurgeRequest::Scope::Everything, 0, {}, QStringLiteral("closed")}, {}, context,
                         done);
        }));
        QCOMPARE(store->batches(), QList<Batch>());
        orDie(importRoster(*store, other));
        QCOMPARE(store->batches(), QList<Batch>{other.batch});
    }

    void whoAFileMayMean() {
        RosterPlan plan = listOf(2, 10);
        plan.added[0].name = plan.added[1].name = QStringLiteral("王小明");
        orDie(importRoster(*store, plan));
        QCOMPARE(store->candidatesFor(QStringLiteral("IMG_S000001 final")).size(), 1);
        QCOMPARE(store->candidatesFor(QStringLiteral("S000001 S000002")).size(), 2);
        QCOMPARE(store->candidatesFor(QStringLiteral("计算机-王小明(2)")).size(), 2);
        QCOMPARE(store->candidatesFor(QStringLiteral("Graduate-portrait")).size(), 0);
        QVERIFY(!store->graduateNamedIn(QStringLiteral("王小明")));
    }

    void theSchoolsRuleOnImports() {
        Store::Submission listed = handmade(1);
        listed.graduate = graduate(1);
        QVERIFY(setImports(*store, ImportRule::ListedOnly));
        QVERIFY(latestActivity(*store).contains(QStringLiteral("on a list only")));
        const auto refused = submit(*store, handmade(2));
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(refused.error().remedy.contains(QStringLiteral("administrator")));
        QVERIFY(submit(*store, listed));
        QVERIFY(setImports(*store, ImportRule::Never));
        listed = handmade(3);
        listed.graduate = graduate(2);
        QCOMPARE(submit(*store, listed).error().kind, ErrorKind::Refused);
        const Id session = orDie(openSession(*store)); // a session has rules of its own
        QVERIFY(submit(*store, photoAt(session, graduate(2), 4)));
        store.reset();
        store = orDie(signIn(folder()));
        QCOMPARE(store->policy().imports, ImportRule::Never);
    }

    void aRunIsRecorded() {
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
            store->recordImport({12, 9, 7, 1, 2}, context, done);
        }));
        for (const char* number : {"12", "9", "7", "1", "2"})
            QVERIFY(latestActivity(*store).contains(QLatin1String(number)));
    }

    void graduatesAreFoundByPinyinInitials() {
        RosterPlan plan = listOf(1, 20);
        plan.added[0].name = QStringLiteral("曾婷玥");
        orDie(importRoster(*store, plan));
        QCOMPARE(store->graduates({goodBatch(), {}, QStringLiteral("zty"), {}}, 5).size(), 1);
        QCOMPARE(store->graduates({goodBatch(), {}, QStringLiteral("ZT"), {}}, 5).size(), 1);
    }

    void thoseNextToSomeone() {
        orDie(importRoster(*store, listOf(6, 5)));
        const GraduateFilter all{goodBatch(), QStringLiteral("Class 1"), {}, {}};
        const auto rows = store->graduatesAround(all, graduate(5), 2);
        QStringList numbers;
        for (const GraduateRow& row : rows)
            numbers += row.studentNumber.right(2);
        QCOMPARE(numbers.join(QLatin1Char(' ')), QStringLiteral("03 04 05 06"));
        QCOMPARE(store->graduateCount(all), 10);
        QCOMPARE(store->graduates(all, 3, 4).first().studentNumber, entryOf(5).studentNumber);
    }
};

QTEST_GUILESS_MAIN(MatchingTest)
#include "tst_matching.moc"
