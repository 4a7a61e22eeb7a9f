#include "core/people/roster_change.h"
#include "hub_process.h"
#include "linked_station.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int listed = 6;

/// A hub of either kind.
class AnyHub {
public:
    explicit AnyHub(bool isReal) : real(isReal) {
        if (isReal) {
            process = std::make_unique<HubProcess>();
            if (!process->start()) qFatal("the hub does not start");
        } else {
            fake = std::make_unique<FakeHub>();
            fake->state.tellsOfStations = true;
        }
    }
    void join(LinkedStation& station) {
        if (fake) fake->state.addPerson(station.store->user().id, station.store->user().key);
        const auto joined = fake ? station.enrol(*fake) : station.enrolWith(process->code());
        if (!joined) qFatal("%s", qPrintable(joined.error().sentence()));
    }
    const bool real;
    std::unique_ptr<FakeHub> fake;
    std::unique_ptr<HubProcess> process;
};

QStringList shownAt(const LinkedStation& station) {
    QStringList all;
    for (const GraduateRow& row : station.store->graduates({goodBatch(), {}, {}, {}}, 100)) {
        const auto known = station.store->graduate(row.subject);
        const auto photo = station.store->photo(row.subject);
        all += u"%1 %2: photo %3 %4 earlier %5, fee %6, consent %7, here %8 attempts %9"_s
                   .arg(row.name, row.subject.hex().left(6))
                   .arg(row.photo ? int(*row.photo) : -1)
                   .arg(photo ? photo->portrait.hex().left(6) : u"none"_s)
                   .arg(photo ? photo->earlier.size() : 0)
                   .arg(int(row.fee))
                   .arg(known ? int(known->consent.state) : -1)
                   .arg(int(row.presence))
                   .arg(known ? known->attempts : -1);
    }
    all.sort();
    return all;
}

} // namespace

/// Stations that were handed the same list before they met: whoever is on it is there once.
class TestHubNames : public QObject {
    Q_OBJECT

    std::unique_ptr<AnyHub> hub;

    /// After starting again from the snapshot, and from nothing but the ledger.
    static void isTheSameAnew(LinkedStation& station) {
        const QStringList before = shownAt(station);
        station.openAgain();
        QCOMPARE(shownAt(station), before);
        station.end();
        QVERIFY(QFile::remove(station.data() + u"/snapshot"_s));
        station.openAgain();
        QCOMPARE(shownAt(station), before);
        QCOMPARE(station.problems(), QStringList());
    }
    void allInStep(std::initializer_list<const LinkedStation*> stations) const {
        // What one sends while the other is in step the other has to read too.
        for (int round = 0; round < 2; ++round)
            for (const LinkedStation* station : stations) {
                if (hub->fake) QVERIFY(station->comesInStep(*hub->fake));
                QTRY_VERIFY_WITH_TIMEOUT(station->isInStep(), 30'000);
            }
        QTRY_COMPARE_WITH_TIMEOUT(shownAt(**stations.begin()), shownAt(**(stations.end() - 1)), 30'000);
    }
    /// How many of a list an import would leave as they are.
    static int unchangedBy(const Store& store, const RosterPlan& list) {
        CheckedRoster rows;
        for (const RosterEntry& entry : list.added)
            rows.lines += CheckedRoster::Line{int(rows.lines.size()) + 1, entry};
        QList<KnownEntry> known;
        for (const RosterPlan::Change& one : orDie(store.roster(goodBatch(), {})))
            known += KnownEntry{one.subject, one.entry};
        const RosterChanges changes = compareRoster(rows, known);
        return changes.ambiguous.isEmpty() && changes.added.isEmpty() ? changes.unchanged : -1;
    }
    static Id sitAt(LinkedStation& station) { return orDie(openSession(*station.store)); }
    static Id photograph(LinkedStation& station, const Id& session, int number, int photo) {
        const Id graduate = graduateNumbered(*station.store, number);
        orDie(arrive(*station.store, graduate, session));
        return orDie(submit(*station.store, photoAt(session, graduate, photo)));
    }
    static void purgeOf(LinkedStation& station, const Id& graduate) {
        PurgeRequest request;
        request.scope = PurgeRequest::Scope::Chosen;
        request.chosen = {graduate};
        request.reason = u"asked for it"_s;
        const auto proof = answerOf<PurgeCertificate>(
            [&](QObject* context, auto done) { station.store->purge(request, {}, context, done); });
        QVERIFY2(proof.has_value(), proof ? "" : qPrintable(proof.error().sentence()));
        QCOMPARE(proof->photos, 1);
    }
    static void hubs() {
        QTest::addColumn<bool>("real");
        QTest::newRow("a hub in memory") << false;
        if (QFile::exists(hubProgram())) QTest::newRow("the real hub") << true;
    }

private Q_SLOTS:
    void init() {
        QFETCH(bool, real);
        hub = std::make_unique<AnyHub>(real);
    }
    void cleanup() { hub.reset(); }

    /// Another was taken meanwhile, by another name of his too.
    void aVerdictStaysWithItsPhoto_data() { hubs(); }
    void aVerdictStaysWithItsPhoto() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        for (LinkedStation* station : {&desk, &office}) {
            orDie(importRoster(*station->store, listOf(listed)));
            hub->join(*station);
        }
        allInStep({&desk, &office});
        const Id hall = sitAt(desk);
        photograph(desk, hall, 4, 41);
        allInStep({&desk, &office});
        office.link.reset(); // alone for a while
        QVERIFY(approve(*office.store, graduateNumbered(*office.store, 4)).has_value());
        photograph(desk, hall, 4, 42);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 30'000);
        office.begin();
        allInStep({&desk, &office});
        for (const LinkedStation* station : {&desk, &office})
            QCOMPARE(station->store->photo(graduateNumbered(*station->store, 4))->row.state,
                     PhotoState::Pending);
        isTheSameAnew(office);
    }

    void oneListOnePerson_data() { hubs(); }
    void oneListOnePerson() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        for (LinkedStation* station : {&desk, &office})
            orDie(importRoster(*station->store, listOf(listed)));
        const Id hall = sitAt(desk), room = sitAt(office);
        photograph(desk, hall, 1, 1);
        photograph(office, room, 2, 2);
        photograph(desk, hall, 4, 41);
        photograph(office, room, 4, 42);
        const Payment paid{FeeState::Paid, 2'000, u"cash"_s, u"A-1"_s, 0, {}};
        QVERIFY(settle(*office.store, {graduateNumbered(*office.store, 1)}, paid).has_value());
        const Id known = graduateNumbered(*office.store, 1);
        hub->join(desk);
        hub->join(office);
        allInStep({&desk, &office});
        for (LinkedStation* station : {&desk, &office}) {
            const Store& store = *station->store;
            QCOMPARE(store.graduateCount({goodBatch(), {}, {}, {}}), listed);
            QCOMPARE(unchangedBy(store, listOf(listed)), listed);
            const auto first = store.graduate(graduateNumbered(store, 1));
            QVERIFY(first.has_value());
            QCOMPARE(first->row.fee, FeeState::Paid);
            QCOMPARE(first->consent.state, ConsentState::Given);
            QCOMPARE(store.photos().size(), 3);
            for (const PhotoRow& row : store.photos())
                QVERIFY(store.blob(row.subject, store.photo(row.subject)->portrait).has_value());
            QCOMPARE(store.photo(graduateNumbered(store, 4))->earlier.size(), 1);
            QCOMPARE(station->problems(), QStringList());
        }
        LinkedStation late(u"Late"_s); // reads all of it in the hub's order
        hub->join(late);
        allInStep({&desk, &late});
        QCOMPARE(late.problems(), QStringList());
        // Whoever still holds the other name is answered all the same.
        QCOMPARE(office.store->graduate(known)->row.subject, graduateNumbered(*office.store, 1));
        isTheSameAnew(desk);
        isTheSameAnew(office);
        allInStep({&desk, &office});
        if (hub->real) QCOMPARE(hub->process->verified(), QString());
    }

    /// Whichever came first.
    void aVerdictCountsForThePerson_data() { hubs(); }
    void aVerdictCountsForThePerson() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        for (LinkedStation* station : {&desk, &office})
            orDie(importRoster(*station->store, listOf(listed)));
        hub->join(desk);
        if (hub->fake)
            QVERIFY(desk.comesInStep(*hub->fake));
        else
            QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 30'000);
        const Id room = sitAt(office);
        photograph(office, room, 1, 1); // by what is another name at the hub
        hub->join(office);
        allInStep({&desk, &office});
        const Id graduate = graduateNumbered(*desk.store, 1);
        QVERIFY(approve(*desk.store, graduate).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photo(graduate)->row.state, PhotoState::Approved, 20'000);
        allInStep({&desk, &office});
        for (const LinkedStation* station : {&desk, &office})
            for (const HubItem& item : station->link->items(20))
                QCOMPARE(item.why.code, u"second-opinion"_s);        // given without setting it aside
        QVERIFY(!submit(*office.store, photoAt(room, graduate, 2))); // locked
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
        isTheSameAnew(office);
    }

    /// Alone, a desk photographs whom another's reviewer has approved meanwhile.
    void lockedByAnyName_data() { hubs(); }
    void lockedByAnyName() {
        if (!hub->real) QSKIP("the hub in memory judges nothing");
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        for (LinkedStation* station : {&desk, &office})
            orDie(importRoster(*station->store, listOf(listed)));
        const Id hall = sitAt(desk), room = sitAt(office);
        photograph(desk, hall, 1, 1);
        hub->join(desk);
        QVERIFY(approve(*desk.store, graduateNumbered(*desk.store, 1)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 30'000);
        photograph(office, room, 1, 2);
        hub->join(office);
        allInStep({&desk, &office});
        QCOMPARE(office.store->photo(graduateNumbered(*office.store, 1))->row.state, PhotoState::Approved);
        const QList<HubItem> items = office.link->items(20);
        QCOMPARE(items.size(), 1);
        QCOMPARE(items.first().why.code, u"locked"_s);
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
        QCOMPARE(hub->process->verified(), QString());
    }

    void aPersonGoesByAllNames_data() { hubs(); }
    void aPersonGoesByAllNames() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        for (LinkedStation* station : {&desk, &office})
            orDie(importRoster(*station->store, listOf(listed)));
        const Id hall = sitAt(desk), room = sitAt(office);
        photograph(desk, hall, 1, 1);
        photograph(office, room, 1, 2);
        QList<std::pair<Id, Hash>> pictures;
        for (const LinkedStation* station : {&desk, &office}) {
            const Id name = graduateNumbered(*station->store, 1);
            pictures += {name, station->store->photo(name)->portrait};
        }
        hub->join(desk);
        hub->join(office);
        allInStep({&desk, &office});
        purgeOf(office, graduateNumbered(*office.store, 1));
        QTRY_COMPARE_WITH_TIMEOUT(desk.store->photos().size(), 0, 20'000);
        allInStep({&desk, &office});
        for (LinkedStation* station : {&desk, &office}) {
            QCOMPARE(station->store->graduateCount({goodBatch(), {}, {}, {}}), listed - 1);
            for (const auto& [name, picture] : pictures)
                QVERIFY(!station->store->blob(name, picture));
            QCOMPARE(station->problems(), QStringList());
            isTheSameAnew(*station);
        }
        if (hub->real) QCOMPARE(hub->process->verified(), QString());
    }

    /// The desk that purges has not heard of the other name yet: the hub sees to it.
    void aNameUnheardOfGoesToo_data() { hubs(); }
    void aNameUnheardOfGoesToo() {
        if (!hub->real) QSKIP("the hub in memory judges nothing");
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        for (LinkedStation* station : {&desk, &office})
            orDie(importRoster(*station->store, listOf(listed)));
        hub->join(desk);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 30'000);
        desk.link.reset(); // alone from here
        const Id room = sitAt(office);
        photograph(office, room, 1, 2);
        hub->join(office);
        QTRY_VERIFY_WITH_TIMEOUT(office.isInStep(), 30'000);
        QCOMPARE(office.store->photos().size(), 1);
        purgeOf(desk, graduateNumbered(*desk.store, 1));
        desk.begin();
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 0, 20'000);
        allInStep({&desk, &office});
        for (LinkedStation* station : {&desk, &office}) {
            QCOMPARE(station->store->graduateCount({goodBatch(), {}, {}, {}}), listed - 1);
            QCOMPARE(station->problems(), QStringList());
            isTheSameAnew(*station);
        }
        QCOMPARE(hub->process->verified(), QString());
    }

    /// One number under two names is for people to look at.
    void anotherNameIsAnotherPerson_data() { hubs(); }
    void anotherNameIsAnotherPerson() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        orDie(importRoster(*desk.store, listOf(1)));
        RosterPlan other = listOf(1);
        other.added.first().name = u"Someone Else"_s;
        orDie(importRoster(*office.store, other));
        hub->join(desk);
        hub->join(office);
        allInStep({&desk, &office});
        QCOMPARE(desk.store->graduateCount({goodBatch(), {}, {}, {}}), 2);
    }
};

QTEST_GUILESS_MAIN(TestHubNames)
#include "tst_hub_names.moc"
