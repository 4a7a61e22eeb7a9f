#include "core/work/delivery_plan.h"
#include "hub_process.h"
#include "linked_station.h"
#include "tests/work/collecting_tools.h"

#include <QSignalSpy>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// What people at a station see of the real hub's word, and what they can do about it.
class TestHubItems : public QObject, AtRealHub {
    Q_OBJECT

    static void inStep(std::initializer_list<const LinkedStation*> stations) {
        for (int round = 0; round < 2; ++round)
            for (const LinkedStation* station : stations)
                QTRY_VERIFY_WITH_TIMEOUT(station->isInStep(), 30'000);
    }
    static void signInAs(LinkedStation& station, const QString& name, bool linked = true) {
        station.end();
        station.store = orDie(signIn(station.data(), name));
        if (linked) station.begin();
    }
    static Result<Decisions> settle(LinkedStation& station, const QList<HubItem>& items, HubRemedy how,
                                    const QString& reason = u"seen"_s) {
        QList<Id> ids;
        for (const HubItem& item : items)
            ids += item.id;
        return answerOf<Decisions>(
            [&](QObject* context, auto done) { station.link->settle(ids, how, reason, context, done); });
    }
    static QStringList codesAt(const LinkedStation& station) {
        QStringList codes;
        for (const HubItem& item : station.link->items(20))
            codes += item.why.code;
        codes.sort();
        return codes;
    }
    static void setMetered(LinkedStation& station, bool metered) {
        QVERIFY(answerOf<void>([&](QObject* context, auto done) {
                    station.link->setMetered(metered, context, done);
                }).has_value());
    }

private Q_SLOTS:
    void init() {
        if (!beginHub()) QSKIP("the hub is not built");
    }
    void cleanup() { endHub(); }

    /// Two reviewers differ, each alone; a supervisor's verdict takes it off both lists.
    void aDisputeEndsWithASupervisorsVerdict() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        QVERIFY(addUser(*desk.store, u"wang"_s, Role::Reviewer).has_value());
        QVERIFY(addUser(*office.store, u"chen"_s, Role::Reviewer).has_value());
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_VERIFY_WITH_TIMEOUT(office.store->photo(photo).has_value(), 30'000);
        inStep({&desk, &office});
        signInAs(desk, u"wang"_s, false);
        QVERIFY(approve(*desk.store, photo).has_value());
        signInAs(office, u"chen"_s);
        QVERIFY(reject(*office.store, photo, {u"eyes-closed"_s}).has_value());
        inStep({&office});
        desk.begin();
        inStep({&desk, &office});
        for (const LinkedStation* station : {&desk, &office}) {
            QTRY_VERIFY_WITH_TIMEOUT(codesAt(*station).contains(u"disputed"_s), 20'000);
            QVERIFY(station->link->items(20).first().remedies.contains(HubRemedy::Dismiss));
        }
        QCOMPARE(desk.store->approvalAtHub(photo), office.store->approvalAtHub(photo));

        office.openAgain(); // the supervisor
        QVERIFY(undo(*office.store, photo, office.store->photo(photo)->verdict).has_value());
        QVERIFY(approve(*office.store, photo).has_value());
        inStep({&office, &desk});
        QTRY_VERIFY_WITH_TIMEOUT(!codesAt(desk).contains(u"disputed"_s), 20'000);
        QVERIFY(!codesAt(office).contains(u"disputed"_s));
        QCOMPARE(desk.store->photo(photo)->row.state, PhotoState::Approved);
        QCOMPARE(desk.store->approvalAtHub(photo), ApprovalAtHub::Settled);
        desk.openAgain(); // a reviewer may not verify
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
    }

    /// What a reviewer did after the right to it was taken elsewhere waits for another's word.
    void aSupervisorAcceptsAndDeclines() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        const Id wang = orDie(addUser(*desk.store, u"wang"_s, Role::Reviewer));
        join(desk);
        join(office);
        const Id first = *submit(*desk.store, handmade(1)), second = *submit(*desk.store, handmade(2));
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 2, 30'000);
        inStep({&desk, &office});
        signInAs(desk, u"wang"_s, false);
        QVERIFY(approve(*desk.store, first).has_value());
        QVERIFY(approve(*desk.store, second).has_value());
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
                    office.store->changeRoles(wang, Role::Operator, context, done);
                }).has_value());
        inStep({&office});
        desk.openAgain(); // another supervisor
        const QStringList waiting{u"needs-supervisor"_s, u"needs-supervisor"_s};
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(desk), waiting, 20'000);
        for (const HubItem& item : desk.link->items(20)) {
            QCOMPARE(item.kind, HubItem::Kind::ToSettle);
            const HubRemedy how = item.subject == first ? HubRemedy::Accept : HubRemedy::Decline;
            QVERIFY(item.remedies.contains(how));
            QVERIFY(settle(desk, {item}, how).has_value());
        }
        inStep({&desk, &office});
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(desk).count(u"declined"_s), 1, 20'000);
        QVERIFY(!codesAt(desk).contains(u"needs-supervisor"_s));
        for (const LinkedStation* station : {&desk, &office}) {
            QTRY_COMPARE_WITH_TIMEOUT(station->store->photo(first)->row.state, PhotoState::Approved, 20'000);
            QCOMPARE(station->store->photo(second)->row.state, PhotoState::Pending);
        }
        for (const HubItem& item : desk.link->items(20))
            if (item.remedies.contains(HubRemedy::Dismiss))
                QVERIFY(settle(desk, {item}, HubRemedy::Dismiss).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(desk), QStringList(), 20'000);
        QTRY_COMPARE(desk.link->standing().attention, 0);
        desk.openAgain();
        QCOMPARE(codesAt(desk), QStringList());
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
    }

    /// While the hub is away: decided once, and every decision holds when it is back.
    void aSupervisorDecidesAboutManyAtOnce() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        const Id wang = orDie(addUser(*desk.store, u"wang"_s, Role::Reviewer));
        join(desk);
        join(office);
        QList<Id> photos;
        for (int number = 1; number <= 12; ++number)
            photos += *submit(*desk.store, handmade(number));
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 12, 30'000);
        inStep({&desk, &office});
        signInAs(desk, u"wang"_s, false);
        for (const Id& photo : photos)
            QVERIFY(approve(*desk.store, photo).has_value());
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
                    office.store->changeRoles(wang, Role::Operator, context, done);
                }).has_value());
        inStep({&office});
        desk.openAgain();
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(desk).count(u"needs-supervisor"_s), 12, 20'000);
        inStep({&desk});
        hub->kill();
        const QList<HubItem> items = desk.link->items(20);
        QCOMPARE(settle(desk, items, HubRemedy::Accept).value_or(Decisions()), Decisions{12});
        for (const HubItem& item : desk.link->items(20)) {
            QCOMPARE(item.bar, DecisionBar::Decided);
            QVERIFY(!item.remedies.contains(HubRemedy::Accept));
        }
        QVERIFY(!settle(desk, items, HubRemedy::Decline));
        QVERIFY(hub->start());
        inStep({&desk, &office});
        for (const LinkedStation* station : {&desk, &office})
            for (const Id& photo : photos)
                QTRY_COMPARE_WITH_TIMEOUT(station->store->photo(photo)->row.state, PhotoState::Approved,
                                          20'000);
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(desk).count(u"needs-supervisor"_s), 0, 20'000);
        const QList<HubItem> left = desk.link->items(20);
        if (!left.isEmpty()) QVERIFY(settle(desk, left, HubRemedy::Dismiss).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(desk), QStringList(), 20'000);
        QCOMPARE(hub->verified(), QString());
    }

    /// A copy's reviewer worked on after the right to it was taken elsewhere; what the copy did is set aside
    /// until it has a key of its own.
    void whatWaitsInABranchIsDecidedWhereItCameFrom() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        const Id wang = orDie(addUser(*desk.store, u"wang"_s, Role::Reviewer));
        join(desk);
        join(office);
        const Id first = *submit(*desk.store, handmade(1)), second = *submit(*desk.store, handmade(2));
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 2, 30'000);
        inStep({&desk, &office});
        desk.end();
        LinkedStation copy(u"Copy"_s, desk.folder.path());
        desk.openAgain();
        QVERIFY(submit(*desk.store, handmade(3)).has_value());
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
                    office.store->changeRoles(wang, Role::Operator, context, done);
                }).has_value());
        inStep({&desk, &office});

        copy.store = orDie(signIn(copy.data(), u"wang"_s));
        QVERIFY(approve(*copy.store, first).has_value());
        QVERIFY(approve(*copy.store, second).has_value());
        copy.openAgain();
        const Id before = copy.station();
        QTRY_COMPARE_WITH_TIMEOUT(copy.link->standing().why.code, u"chain-forked"_s, 20'000);
        QVERIFY(copy.enrolWith(hub->code({u"--replaces"_s, before.hex()})).has_value());
        inStep({&copy, &office});
        const QStringList waiting{u"needs-supervisor"_s, u"needs-supervisor"_s};
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(copy), waiting, 20'000);
        QCOMPARE(copy.link->standing().attention, 2);
        for (const HubItem& item : copy.link->items(20)) {
            QCOMPARE(item.kind, HubItem::Kind::ToSettle);
            QVERIFY(item.own);
            const HubRemedy how = item.subject == first ? HubRemedy::Accept : HubRemedy::Decline;
            QVERIFY(item.remedies.contains(how));
            QVERIFY(settle(copy, {item}, how).has_value());
        }
        inStep({&copy, &office});
        QTRY_COMPARE_WITH_TIMEOUT(codesAt(copy).count(u"declined"_s), 1, 20'000);
        QVERIFY(!codesAt(copy).contains(u"needs-supervisor"_s));
        for (const LinkedStation* station : {&desk, &copy, &office}) {
            QTRY_COMPARE_WITH_TIMEOUT(station->store->photo(first)->row.state, PhotoState::Approved, 20'000);
            QCOMPARE(station->store->photo(second)->row.state, PhotoState::Pending);
        }
        for (LinkedStation* station : {&desk, &copy, &office})
            QCOMPARE(station->problems(), QStringList());
        QCOMPARE(hub->verified(), QString());
    }

    void aDeliveryWaitsForTheHub() {
        LinkedStation desk(u"Desk"_s);
        join(desk);
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 30'000);
        hub->kill();
        QVERIFY(approve(*desk.store, photo).has_value());
        const QTemporaryDir folder;
        const Delivery::Request request{folder.path(), u"{file}"_s, true};
        const DeliveryPlan alone = orDie(planDelivery(*desk.store, request));
        QVERIFY(alone.parcels.isEmpty());
        QCOMPARE(alone.left, (DeliveryLeft{0, 1, 0}));
        const auto refused = handOver(*desk.store, photo, folder.path(), u"a.jpg"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QSignalSpy counts(desk.store.get(), &Store::countsChanged);
        QVERIFY(hub->start());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 40'000);
        QTRY_VERIFY(!counts.isEmpty()); // so that the page looks again
        const DeliveryPlan now = orDie(planDelivery(*desk.store, request));
        QCOMPARE(now.parcels.size(), 1);
        QCOMPARE(now.left, DeliveryLeft());
        QVERIFY(handOver(*desk.store, photo, folder.path(), u"a.jpg"_s).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 30'000);
        QCOMPARE(codesAt(desk).count(u"approval-missing"_s), 0);
    }

    /// Without a hub an approval counts at once.
    void aStationAloneDelivers() {
        LinkedStation desk(u"Desk"_s);
        const Id photo = *submit(*desk.store, handmade(1));
        QVERIFY(approve(*desk.store, photo).has_value());
        const QTemporaryDir folder;
        QCOMPARE(orDie(planDelivery(*desk.store, {folder.path(), u"{file}"_s, true})).parcels.size(), 1);
    }

    void anOriginalComesByItself() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_VERIFY_WITH_TIMEOUT(office.store->photo(photo).has_value(), 30'000);
        const Hash original = office.store->photo(photo)->original;
        QTRY_COMPARE_WITH_TIMEOUT(office.store->blob(photo, original).value_or(QByteArray()),
                                  QByteArray("original 1"), 30'000);
        inStep({&desk, &office});
        QCOMPARE(office.problems(), QStringList());
    }

    void onAMeteredLineAnOriginalComesWhenAskedFor() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        setMetered(office, true);
        const Id photo = *submit(*desk.store, handmade(1)), other = *submit(*desk.store, handmade(2));
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 2, 30'000);
        inStep({&desk, &office});
        const Hash original = office.store->photo(photo)->original;
        const auto notYet = office.store->blob(photo, original);
        QVERIFY(!notYet);
        QCOMPARE(notYet.error().kind, ErrorKind::Busy);
        QSignalSpy came(office.store.get(), &Store::pictureCame);
        office.store->fetch(photo, original);
        QTRY_COMPARE_WITH_TIMEOUT(office.store->blob(photo, original).value_or(QByteArray()),
                                  QByteArray("original 1"), 30'000);
        QTRY_COMPARE(came.size(), 1);
        QCOMPARE(came.first().first().value<Id>(), photo);
        QVERIFY(!office.store->blob(other, office.store->photo(other)->original));
        setMetered(office, false);
        QTRY_VERIFY_WITH_TIMEOUT(office.store->blob(other, office.store->photo(other)->original).has_value(),
                                 30'000);
    }
};

QTEST_GUILESS_MAIN(TestHubItems)
#include "tst_hub_items.moc"
