#include "hub_process.h"
#include "linked_station.h"
#include "tests/work/collecting_tools.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// Stations at the real hub.
class TestHubReal : public QObject, AtRealHub {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        if (!beginHub()) QSKIP("the hub is not built");
    }
    void cleanup() { endHub(); }

    void aPhotoGoesThroughTwoStations() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_VERIFY_WITH_TIMEOUT(office.store->photo(photo).has_value(), 20'000);
        const Hash portrait = office.store->photo(photo)->portrait;
        QTRY_COMPARE_WITH_TIMEOUT(office.store->blob(photo, portrait).value_or(QByteArray()),
                                  QByteArray("portrait 1"), 20'000);
        office.link->beginReview();
        QTRY_VERIFY_WITH_TIMEOUT(office.link->setAside().contains(photo), 20'000);
        QVERIFY(approve(*office.store, photo).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(desk.store->photo(photo)->row.state, PhotoState::Approved, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep() && office.isInStep(), 20'000);
        for (const LinkedStation* station : {&desk, &office})
            for (const HubItem& item : station->link->items(20))
                QFAIL(qPrintable(item.what + u": "_s + item.why.sentence));
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
    }

    /// It came as someone's not yet known; one is judged at once, before its portrait can be at the hub.
    void aPhotoGivenByHandIsReviewed() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        QVERIFY(importRoster(*desk.store, listOf(2)).has_value());
        for (int number = 1; number <= 2; ++number) {
            const Id photo = *submit(*desk.store, handmade(number));
            QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
                        desk.store->match(photo, graduateNumbered(*desk.store, number), false, context, done);
                    }).has_value());
        }
        const Id first = graduateNumbered(*desk.store, 1), second = graduateNumbered(*desk.store, 2);
        QVERIFY(approve(*desk.store, second).has_value());
        const auto isApproved = [](const LinkedStation& station, const Id& graduate) {
            const auto photo = station.store->photo(graduate);
            return photo && photo->row.state == PhotoState::Approved;
        };
        QTRY_VERIFY_WITH_TIMEOUT(office.store->photo(first).has_value(), 20'000);
        QVERIFY(approve(*office.store, first).has_value());
        for (const LinkedStation* station : {&desk, &office}) {
            QTRY_VERIFY_WITH_TIMEOUT(isApproved(*station, first) && isApproved(*station, second), 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(station->isInStep(), 20'000);
            QVERIFY(isApproved(*station, first) && isApproved(*station, second));
            for (const HubItem& item : station->link->items(20))
                QVERIFY2(item.kind == HubItem::Kind::Noted,
                         qPrintable(item.what + u": "_s + item.why.sentence));
        }
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
        QCOMPARE(hub->verified(), QString());
    }

    /// A photo is given to a graduate who is taken anew elsewhere before that is heard of; another is taken
    /// back there. Stations say what the hub says.
    void whatIsGivenAndTakenBackApartStandsInOneOrder() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        QVERIFY(importRoster(*desk.store, listOf(1)).has_value());
        const Id graduate = graduateNumbered(*desk.store, 1);
        const auto photograph = [&](int number) {
            Store::Submission photo = handmade(number);
            photo.graduate = graduate;
            return submit(*desk.store, photo).has_value();
        };
        const auto give = [&](const LinkedStation& station, const Id& photo) {
            return answerOf<Id>([&](QObject* context, auto done) {
                       station.store->match(photo, graduate, true, context, done);
                   })
                .has_value();
        };
        const auto bothShow = [&](int number) {
            const auto shows = [&](const LinkedStation& station) {
                const auto photo = station.store->photo(graduate);
                return station.isInStep() && photo &&
                       photo->portrait == Hash::of("portrait " + QByteArray::number(number));
            };
            return QTest::qWaitFor([&] { return shows(desk) && shows(office); }, 20'000);
        };
        QVERIFY(photograph(1));
        const Id first = *submit(*desk.store, handmade(2)), second = *submit(*desk.store, handmade(3));
        QVERIFY(bothShow(1));
        QTRY_VERIFY_WITH_TIMEOUT(office.store->photo(second).has_value(), 20'000);
        desk.link.reset();
        QVERIFY(photograph(4));
        QVERIFY(give(office, first));
        QTRY_VERIFY_WITH_TIMEOUT(office.isInStep(), 20'000);
        desk.begin();
        QVERIFY(bothShow(4));
        QVERIFY(give(office, second));
        QVERIFY(bothShow(3));
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
                    desk.store->undoMatch(graduate, context, done);
                }).has_value());
        QVERIFY(bothShow(4));
        QVERIFY(approve(*office.store, graduate).has_value()); // void if the hub had forgotten it
        QTRY_VERIFY_WITH_TIMEOUT(desk.store->photo(graduate)->row.state == PhotoState::Approved, 20'000);
        for (LinkedStation* station : {&desk, &office}) {
            QTRY_VERIFY_WITH_TIMEOUT(station->isInStep(), 20'000);
            for (const HubItem& item : station->link->items(20))
                QVERIFY2(item.kind == HubItem::Kind::Noted,
                         qPrintable(item.what + u": "_s + item.why.sentence));
            QCOMPARE(station->problems(), QStringList());
        }
        QCOMPARE(hub->verified(), QString());
    }

    /// Two copies of one desk go on; whoever comes second goes on under another key, with all that it has.
    void bothCopiesOfADeskAreHeard() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        QVERIFY(submit(*desk.store, handmade(1)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 20'000);
        const QTemporaryDir copy;
        desk.end();
        QVERIFY(copyFolder(desk.folder.path(), copy.filePath(u"all"_s)));
        desk.openAgain();
        QVERIFY(submit(*desk.store, handmade(2)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 20'000);
        const QStringList first = desk.photoWords();
        desk.end();
        desk.becomeCopy(copy.filePath(u"all"_s));
        desk.openAgain();
        const Id before = desk.station();
        QVERIFY(submit(*desk.store, handmade(3)).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(desk.link->standing().why.code, u"chain-forked"_s, 20'000);
        QVERIFY(submit(*desk.store, handmade(4)).has_value()); // the day goes on
        QVERIFY(desk.enrolWith(hub->code({u"--replaces"_s, before.hex()})).has_value());
        QVERIFY(submit(*desk.store, handmade(5)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(office.photoWords(), desk.photoWords(), 20'000);
        QCOMPARE(office.store->photos().size(), 5);
        QTRY_VERIFY_WITH_TIMEOUT(office.isInStep(), 20'000);
        for (const PhotoRow& row : office.store->photos())
            QVERIFY(office.store->blob(row.subject, office.store->photo(row.subject)->portrait).has_value());
        QCOMPARE(office.problems(), QStringList());
        QCOMPARE(desk.problems(), QStringList());
    }

    /// Twice on a new machine before it met the hub again: of the chain between the hub never heard.
    void whatAStoreCopiedTwiceHadNotSentComesToo() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        QVERIFY(submit(*desk.store, handmade(1)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep(), 20'000);
        const Id before = desk.station();
        desk.link.reset(); // no network any more
        for (int number = 2; number <= 3; ++number) {
            QVERIFY(submit(*desk.store, handmade(number)).has_value());
            desk.end();
            QVERIFY(QDir(machineFolderOf(desk.data())).removeRecursively());
            desk.openAgain();
        }
        QVERIFY(submit(*desk.store, handmade(4)).has_value());
        QVERIFY(desk.enrolWith(hub->code({u"--replaces"_s, before.hex()})).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 4, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep() && office.isInStep(), 30'000);
        QCOMPARE(office.photoWords(), desk.photoWords());
        for (const HubItem& item : desk.link->items(20))
            QFAIL(qPrintable(item.what + u": "_s + item.why.sentence));
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
        QCOMPARE(hub->verified(), QString());
    }

    void aHubKilledAgainAndAgainMissesNothing() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        for (int round = 0; round < 4; ++round) {
            for (int number = 0; number < 5; ++number)
                QVERIFY(submit(*desk.store, handmade(1 + round * 5 + number)).has_value());
            QTest::qWait(40 * round);
            hub->kill();
            QVERIFY(hub->start());
        }
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 20, 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep() && office.isInStep(), 40'000);
        QCOMPARE(office.photoWords(), desk.photoWords());
        for (const PhotoRow& row : office.store->photos())
            QVERIFY(office.store->blob(row.subject, office.store->photo(row.subject)->portrait).has_value());
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestHubReal)
#include "tst_hub_real.moc"
