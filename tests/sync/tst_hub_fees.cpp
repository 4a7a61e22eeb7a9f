#include "linked_station.h"
#include "tests/hub/served_hub.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

Payment cash() { return {FeeState::Paid, 2000, u"cash"_s, {}, 0, {}}; }

} // namespace

/// What desks took, closed and purged, and what comes back to a desk whose store was set back to an older
/// one.
class TestHubFees : public QObject {
    Q_OBJECT

    std::unique_ptr<ServedHub> hub;
    std::unique_ptr<LinkedStation> desk, office;
    std::unique_ptr<QTemporaryDir> medium;

    QString code(const Id& replaces = {}) const {
        HubStore::Invitation invitation{{{goodSchool()}, false}, everyRole()};
        invitation.replaces = replaces;
        const QByteArray secret = sure(hub->store->invite(invitation));
        return wire::EnrolmentCode{hub->route().address, hub->hub->pins().first(), secret}.text();
    }
    bool isLevel(const LinkedStation& station) const {
        const HubBook& book = station.store->hubDesk().questions();
        if (!station.isInStep()) return false;
        return given(hub->store->entries(book.station(), *book.mark(HubMark::cursor), 1)).entries.isEmpty();
    }
    void meet() const {
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*desk) && isLevel(*office) && isLevel(*desk), 20'000);
    }
    void agree() const {
        QCOMPARE(desk->problems().join(u'\n'), QString());
        QCOMPARE(office->problems().join(u'\n'), QString());
    }
    static void pay(const LinkedStation& station, int number) {
        orDie(settle(*station.store, {graduateNumbered(*station.store, number)}, cash()));
    }
    PurgeRequest ofNumbers(const QList<int>& numbers) const {
        PurgeRequest request{PurgeRequest::Scope::Chosen, 0, {}, u"asked to"_s};
        for (const int number : numbers)
            request.chosen += graduateNumbered(*office->store, number);
        return request;
    }
    void purgeAtOffice(const QList<int>& numbers) const {
        meet();
        PurgeRequest request = ofNumbers(numbers);
        request.othersFeesToo = office->store->othersFees(request);
        orDie(purge(*office->store, request));
        meet();
    }
    /// Now, and with lists as they are when it is opened again.
    void expectOpen(int payments, int purged) {
        for (const bool again : {false, true}) {
            if (again) desk->openAgain();
            QCOMPARE(desk->store->openPayments(), payments);
            QCOMPARE(desk->store->openFees().cents(), payments * 2000);
            QCOMPARE(desk->store->openFees().purged, purged);
            agree();
        }
    }
    void backUpDesk() {
        meet();
        medium = std::make_unique<QTemporaryDir>();
        orDie(backUp(*desk->store, medium->path()));
    }
    /// Answers whose chain was lost.
    Id restoreDesk(bool sameMachine = true) {
        meet();
        const Id before = desk->station();
        desk->end();
        if (!QDir(desk->data()).removeRecursively()) qFatal("the store is still there");
        if (!sameMachine && !QDir(machineFolderOf(desk->data())).removeRecursively()) qFatal("it remembers");
        orDie(Entrance::restore(medium->path(), desk->data(), {}, {}));
        desk->openAgain();
        return before;
    }
    void comeBack(const Id& before) {
        QVERIFY(desk->enrolWith(code(before)).has_value());
        meet();
    }

private Q_SLOTS:
    void init() {
        hub = std::make_unique<ServedHub>();
        desk = std::make_unique<LinkedStation>(u"Desk"_s);
        office = std::make_unique<LinkedStation>(u"Office"_s);
        QVERIFY(desk->enrolWith(code()).has_value());
        QVERIFY(office->enrolWith(code()).has_value());
        orDie(importRoster(*desk->store, listOf(4)));
        meet();
    }
    void cleanup() {
        desk.reset();
        office.reset();
        hub.reset();
    }

    void theAfternoonOfARestoredDeskIsItsOwn_data() {
        QTest::addColumn<bool>("saysWhose");
        QTest::newRow("its place was given to it") << true;
        QTest::newRow("enrolled as any other, so that the first may go on") << false;
    }
    void theAfternoonOfARestoredDeskIsItsOwn() {
        QFETCH(const bool, saysWhose);
        pay(*desk, 1);
        backUpDesk();
        pay(*desk, 2);
        pay(*desk, 3);
        pay(*office, 4);
        const Id before = restoreDesk();
        comeBack(saysWhose ? before : Id());
        const int own = saysWhose ? 3 : 1;
        QCOMPARE(desk->store->openFees().cents(), own * 2000);
        QCOMPARE(desk->store->openPayments(), own);
        QCOMPARE(office->store->openFees().cents(), 2000);
        orDie(closeFees(*desk->store));
        desk->openAgain();
        meet();
        QCOMPARE(desk->store->feeClosings().first().day.cents(), own * 2000);
        QCOMPARE(desk->store->openPayments(), 0);
        agree();
    }

    /// What was closed before the store was lost is closed.
    void aClosingComesBackToARestoredDesk() {
        pay(*desk, 1);
        backUpDesk();
        pay(*desk, 2);
        orDie(closeFees(*desk->store));
        pay(*office, 4);
        orDie(closeFees(*office->store));
        comeBack(restoreDesk());
        QCOMPARE(desk->store->feeClosings().size(), 1);
        QCOMPARE(desk->store->feeClosings().first().day.cents(), 4000);
        QCOMPARE(desk->store->openPayments(), 0);
        pay(*desk, 3);
        QCOMPARE(desk->store->openFees().cents(), 2000);
        agree();
        desk->openAgain();
        QCOMPARE(desk->store->openFees().cents(), 2000);
        agree();
    }

    /// Closed again before it was known that it had been closed: neither closing is called wrong.
    void aDayThatIsClosedTwice() {
        pay(*desk, 1);
        backUpDesk();
        pay(*desk, 2);
        orDie(closeFees(*desk->store));
        const Id before = restoreDesk();
        orDie(closeFees(*desk->store));
        comeBack(before);
        QCOMPARE(desk->store->feeClosings().size(), 2);
        QCOMPARE(desk->store->openPayments(), 0);
        for (const FeeClosing& closing : desk->store->feeClosings())
            QVERIFY(closing.since.isEmpty() && closing.day.changes.isEmpty());
        agree();
    }

    /// What a copy has of the first desk is what it was copied with.
    void aCopyElsewhereTakesNothingOfTheFirstDesk() {
        pay(*desk, 1);
        orDie(closeFees(*desk->store));
        meet();
        desk->end();
        const QTemporaryDir taken;
        QVERIFY(copyFolder(desk->data(), taken.filePath(u"data"_s)));
        desk->openAgain();
        const auto copy = std::make_unique<LinkedStation>(u"Copy"_s, taken.path());
        copy->openAgain();
        QVERIFY(copy->enrolWith(code()).has_value());
        pay(*desk, 2);
        meet();
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*copy), 20'000);
        QVERIFY(copy->store->graduate(graduateNumbered(*copy->store, 2))->row.fee == FeeState::Paid);
        QCOMPARE(copy->store->feeClosings().size(), 1);
        QCOMPARE(copy->store->openPayments(), 0);
        QCOMPARE(desk->store->openPayments(), 1);
        QCOMPARE(copy->problems(), QStringList());
        agree();
    }

    void aPurgeAsksForWhatAnotherDeskHasNotClosed() {
        pay(*desk, 1);
        pay(*desk, 2);
        meet();
        PurgeRequest request{PurgeRequest::Scope::Chosen,
                             0,
                             {graduateNumbered(*office->store, 1), graduateNumbered(*office->store, 3)},
                             u"the batch is closed"_s};
        QCOMPARE(office->store->othersFees(request), 1);
        const auto early = purge(*office->store, request);
        QVERIFY(!early && early.error().what.contains(u"1 of these graduates paid at another desk"_s));
        QVERIFY(office->store->graduate(request.chosen.first()).has_value());
        orDie(closeFees(*desk->store));
        meet();
        QCOMPARE(office->store->othersFees(request), 0);
        QCOMPARE(orDie(purge(*office->store, request)).othersFees, 0);
        meet();
        QCOMPARE(desk->store->openPayments(), 0);
        agree();
    }

    /// A desk may be lost for good.
    void aPurgeTakesItWhereThatIsSaid() {
        pay(*desk, 1);
        meet();
        PurgeRequest request{
            PurgeRequest::Scope::Chosen, 0, {graduateNumbered(*office->store, 1)}, u"the desk is gone"_s};
        request.othersFeesToo = 1;
        const auto proof = orDie(purge(*office->store, request));
        QCOMPARE(proof.othersFees, 1);
        QCOMPARE(proof.left.size(), 1);
        QVERIFY(proof.left.first().what.startsWith(u"The hub "_s));
        QVERIFY(office->store->activity({}, 0, 1).first().sentence.contains(u"1 graduate"_s));
        meet();
        agree();
        office->openAgain();
        const PurgeCertificate now = office->store->purges().first();
        QCOMPARE(now.othersFees, 1);
        QCOMPARE(now.left.size(), 1); // the desk has heard, which only the hub knows
        QVERIFY(now.left.first().what.startsWith(u"Other stations of the hub "_s));
    }

    void noMoreGoesThanWasAgreedTo() {
        pay(*desk, 1);
        pay(*desk, 2);
        meet();
        PurgeRequest request = ofNumbers({1, 2});
        request.othersFeesToo = 1;
        QVERIFY(!purge(*office->store, request));
        QVERIFY(office->store->graduate(request.chosen.first()).has_value());
        request.othersFeesToo = 2;
        orDie(purge(*office->store, request));
    }

    /// The desk hears of it before it has closed the day.
    void theDeskCountsWhatAPurgeElsewhereTook() {
        pay(*desk, 1);
        pay(*desk, 2);
        purgeAtOffice({1});
        expectOpen(2, 1);
        orDie(closeFees(*desk->store));
        meet();
        QCOMPARE(desk->store->feeClosings().first().day.cents(), 4000);
        QCOMPARE(desk->store->feeClosings().first().day.purged, 1);
        QCOMPARE(office->store->othersFees(ofNumbers({2})), 0);
        orDie(purge(*office->store, ofNumbers({2})));
        meet();
        expectOpen(0, 0);
    }

    /// It was away when it took them: neither the hub nor the office ever had them.
    void whatADeskTookAfterThePurgeItHasNotHeardOf() {
        desk->link.reset();
        pay(*desk, 1);
        pay(*desk, 2);
        orDie(closeFees(*desk->store));
        pay(*desk, 3);
        orDie(purge(*office->store, ofNumbers({1, 3})));
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*office), 20'000);
        desk->begin();
        meet();
        QVERIFY(graduateNumbered(*desk->store, 3).isNull());
        expectOpen(1, 1);
        QCOMPARE(desk->store->feeClosings().first().day.cents(), 4000);
    }

    /// Set back to before the purge, by the same machine, which remembers it, or another.
    void aRestoredDeskCountsItOnce_data() {
        QTest::addColumn<bool>("closed");
        QTest::addColumn<bool>("sameMachine");
        QTest::newRow("not closed") << false << true;
        QTest::newRow("closed before it was lost") << true << true;
        QTest::newRow("not closed, on another machine") << false << false;
        QTest::newRow("closed, on another machine") << true << false;
    }
    void aRestoredDeskCountsItOnce() {
        QFETCH(const bool, closed);
        QFETCH(const bool, sameMachine);
        pay(*desk, 1);
        backUpDesk();
        pay(*desk, 2);
        purgeAtOffice({1, 2});
        if (closed) orDie(closeFees(*desk->store));
        comeBack(restoreDesk(sameMachine));
        expectOpen(closed ? 0 : 2, closed ? 0 : 2);
        if (!closed) orDie(closeFees(*desk->store));
        QCOMPARE(desk->store->feeClosings().size(), 1);
        QCOMPARE(desk->store->feeClosings().first().day.cents(), 4000);
        expectOpen(0, 0);
    }

    /// A copy has what lay in it as its own, and takes nothing of the first desk.
    void aCopyAndItsFirstDeskKeepEachItsOwn() {
        pay(*desk, 1);
        meet();
        desk->end();
        const QTemporaryDir taken;
        QVERIFY(copyFolder(desk->data(), taken.filePath(u"data"_s)));
        desk->openAgain();
        const auto copy = std::make_unique<LinkedStation>(u"Copy"_s, taken.path());
        copy->openAgain();
        QVERIFY(copy->enrolWith(code()).has_value());
        pay(*desk, 2);
        purgeAtOffice({1, 2});
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*copy), 20'000);
        QCOMPARE(copy->store->openPayments(), 1);
        QCOMPARE(copy->store->openFees().cents(), 2000);
        QCOMPARE(copy->problems(), QStringList());
        expectOpen(2, 2);
    }

    /// Whatever else a desk did after the backup: what it delivered, purged and backed up.
    void whatElseARestoredDeskDidIsItsOwn() {
        const Id one = *submit(*desk->store, handmade(1)), other = *submit(*desk->store, handmade(2));
        backUpDesk();
        orDie(approve(*desk->store, one));
        meet();
        orDie(handOver(*desk->store, one, u"out"_s, u"a.jpg"_s));
        orDie(purge(*desk->store, {other}));
        const QTemporaryDir another;
        orDie(backUp(*desk->store, another.path()));
        comeBack(restoreDesk());
        QCOMPARE(desk->store->handovers(u"out"_s).size(), 1);
        QCOMPARE(desk->store->purges().size(), 1);
        QCOMPARE(desk->store->backups().size(), 2);
        QCOMPARE(desk->store->sinceBackup().backupMs, 0); // it does not hold what is here now
        QVERIFY(office->store->handovers(u"out"_s).isEmpty());
        QVERIFY(office->store->purges().isEmpty() && office->store->backups().isEmpty());
        agree();
    }
};

QTEST_GUILESS_MAIN(TestHubFees)
#include "tst_hub_fees.moc"
