#include "core/wire/enrolment_code.h"
#include "linked_station.h"
#include "tests/hub/served_hub.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// What two desks did while they were apart, and what all say of it once the hub has put it in order.
class TestHubApart : public QObject {
    Q_OBJECT

    std::unique_ptr<ServedHub> hub;
    std::unique_ptr<LinkedStation> desk, office;

    QString code() const {
        const QByteArray secret = sure(hub->store->invite({{{goodSchool()}, false}, everyRole()}));
        return wire::EnrolmentCode{hub->route().address, hub->hub->pins().first(), secret}.text();
    }
    bool isLevel(const LinkedStation& station) const {
        const HubBook& book = station.store->hubDesk().questions();
        if (!station.isInStep()) return false;
        return given(hub->store->entries(book.station(), *book.mark(HubMark::cursor), 1)).entries.isEmpty();
    }
    void meet() {
        for (const auto& station : {desk.get(), office.get()})
            if (!station->link) station->begin();
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*desk) && isLevel(*office) && isLevel(*desk), 20'000);
    }
    void part() { office->link.reset(); }
    static Id verdictOf(const LinkedStation& station, const Id& photo) {
        return station.store->photo(photo)->verdict;
    }
    static PhotoState stateOf(const LinkedStation& station, const Id& photo) {
        return station.store->photo(photo)->row.state;
    }
    void agree() {
        QCOMPARE(office->photoWords(), desk->photoWords());
        for (const auto& station : {desk.get(), office.get()}) {
            const auto problems = verify(*station->store);
            QVERIFY(problems.has_value());
            QVERIFY2(problems->isEmpty(), qPrintable(problems->join(u'\n')));
        }
    }
    static Id reviewerAt(LinkedStation& station, const QString& name = u"reviewer"_s) {
        return orDie(addUser(*station.store, name, Role::Reviewer));
    }
    static Result<Id> match(Store& store, const Id& photo, const Id& graduate) {
        return answerOf<Id>(
            [&](QObject* context, auto done) { store.match(photo, graduate, true, context, done); });
    }

private Q_SLOTS:
    void init() {
        hub = std::make_unique<ServedHub>();
        desk = std::make_unique<LinkedStation>(u"Desk"_s);
        office = std::make_unique<LinkedStation>(u"Office"_s);
        QVERIFY(desk->enrolWith(code()).has_value());
        QVERIFY(office->enrolWith(code()).has_value());
    }
    void cleanup() {
        desk.reset();
        office.reset();
        hub.reset();
    }

    /// Or nobody could ever undo or deliver it: the hub knows the first alone.
    void theFirstOfTwoThatApproveStands() {
        const Id photo = *submit(*desk->store, handmade(1));
        meet();
        part();
        const Id first = *approve(*desk->store, photo);
        QVERIFY(approve(*office->store, photo).has_value());
        QTRY_VERIFY(isLevel(*desk));
        meet();
        QCOMPARE(verdictOf(*desk, photo), first);
        QCOMPARE(verdictOf(*office, photo), first);
        agree();
        QVERIFY(handOver(*office->store, photo, u"out"_s, u"a.jpg"_s).has_value());
        meet();
        QVERIFY(desk->store->photo(photo)->row.delivered);
        QCOMPARE(office->link->standing().attention, 0);
    }

    /// Until a supervisor says so; the photo stays what the first said.
    void aReviewerWhoDiffersChangesNothing() {
        reviewerAt(*office);
        reviewerAt(*desk);
        const Id photo = *submit(*desk->store, handmade(1));
        meet();
        desk->openAgain(u"reviewer"_s);
        office->openAgain(u"reviewer"_s);
        meet();
        part();
        const Id first = *approve(*desk->store, photo);
        QVERIFY(reject(*office->store, photo, {u"eyes-closed"_s}).has_value());
        QTRY_VERIFY(isLevel(*desk));
        meet();
        for (const auto& station : {desk.get(), office.get()}) {
            QCOMPARE(stateOf(*station, photo), PhotoState::Approved);
            QCOMPARE(verdictOf(*station, photo), first);
            QCOMPARE(station->link->items(10).value(0).kind, HubItem::Kind::Disputed);
        }
        desk->openAgain();
        office->openAgain();
        meet();
        agree();
        QVERIFY(undo(*desk->store, photo, first).has_value());
        QVERIFY(reject(*desk->store, photo, {u"eyes-closed"_s}).has_value());
        meet();
        QCOMPARE(stateOf(*office, photo), PhotoState::Rejected);
        agree();
    }

    /// He has no key here any more as soon as it is heard.
    void whoIsRemovedElsewhereIsRemovedHere() {
        const Id reviewer = reviewerAt(*office);
        const Id photo = *submit(*desk->store, handmade(1));
        office->openAgain(u"reviewer"_s);
        meet();
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
                    desk->store->removeUser(reviewer, context, done);
                }).has_value());
        meet();
        QVERIFY(!approve(*office->store, photo).has_value());
        office->openAgain();
        meet();
        agree();
        office->end();
        QVERIFY(!test::signIn(office->data(), u"reviewer"_s).has_value());
        office->openAgain();
    }

    void aPhotoGivenTwiceStaysWhereItWasFirst() {
        orDie(importRoster(*desk->store, listOf(2)));
        const Id photo = *submit(*desk->store, handmade(1));
        meet();
        part();
        const Id first = graduateNumbered(*desk->store, 1), second = graduateNumbered(*desk->store, 2);
        QVERIFY(match(*desk->store, photo, first).has_value());
        QVERIFY(match(*office->store, photo, second).has_value());
        QTRY_VERIFY(isLevel(*desk));
        meet();
        for (const auto& station : {desk.get(), office.get()}) {
            QVERIFY(station->store->photo(first).has_value());
            QVERIFY(!station->store->photo(second).has_value());
        }
        agree();
    }

    /// What was still to come when the station joined anew comes all the same.
    void picturesThatAreNotHereComeWithJoiningAgain() {
        const Id photo = *submit(*desk->store, handmade(1));
        meet();
        const Hash portrait = office->store->photo(photo)->portrait;
        part();
        QVERIFY(QDir(office->data() + u"/blobs"_s).removeRecursively());
        QVERIFY(QDir().mkpath(office->data() + u"/blobs"_s));
        QVERIFY(!office->store->blob(photo, portrait));
        office->begin();
        QVERIFY(office->enrolWith(code()).has_value());
        meet();
        QCOMPARE(office->store->blob(photo, portrait).value_or(QByteArray()), QByteArray("portrait 1"));
        agree();
    }

    void whatPeopleDidApartIsInOneOrder() {
        meet();
        part();
        const auto lockAfter = [](Store& store, int minutes) {
            return answerOf<Id>([&](QObject* context, auto done) {
                store.changePolicy({true, std::chrono::minutes(minutes)}, context, done);
            });
        };
        QVERIFY(lockAfter(*office->store, 11).has_value());
        reviewerAt(*desk);
        QVERIFY(lockAfter(*desk->store, 12).has_value());
        QTRY_VERIFY(isLevel(*desk));
        meet();
        QCOMPARE(office->store->policy().lockAfter, desk->store->policy().lockAfter);
        reviewerAt(*office, u"another"_s);
        meet();
        agree();
        office->openAgain();
        meet();
        agree();
    }
};

QTEST_GUILESS_MAIN(TestHubApart)
#include "tst_hub_apart.moc"
