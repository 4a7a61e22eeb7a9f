#include "core/wire/limits.h"
#include "core/work/closing_tables.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/fee_tables.h"
#include "core/work/lineage_tables.h"
#include "tests/work/handmade.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Payment cash() { return {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}; }

/// Some set right, some void, as no day is.
QList<FeeEntry> entriesOf(int number) {
    QList<FeeEntry> entries;
    for (int i = 0; i < number; ++i)
        entries += FeeEntry{Id::random(), i % 5 != 0, i % 3 == 1 && i % 5 != 0 ? Id::random() : Id()};
    return entries;
}

QList<FeeEntry> namedBy(const QList<Draft>& drafts) {
    QMap<QByteArray, QList<FeeEntry>> pages;
    for (const Draft& draft : drafts)
        pages.insert(feePageDigest(draft.content).bytes(), feeEntriesIn(draft.content));
    QList<FeeEntry> all = feeEntriesIn(drafts.last().content);
    for (const Hash& page : feePagesIn(drafts.last().content))
        all += pages.value(page.bytes());
    return all;
}

QList<FeeEntry> sorted(QList<FeeEntry> entries) {
    std::sort(entries.begin(), entries.end(),
              [](const FeeEntry& a, const FeeEntry& b) { return a.payment < b.payment; });
    return entries;
}

/// Events in the order in which they came to one desk, in the lists of fees alone.
class Desk {
public:
    Desk() : lists({lineageModule(), feeModule(), closingModule()}) {
        QVERIFY(lists.make());
        add({chainStart(Beginning::New, {}, {}, {})});
    }
    /// Of another chain: brought by the hub.
    void add(const QList<Draft>& drafts, const Id& from = {}) {
        QList<Record> records;
        for (const Draft& draft : drafts) {
            Record record;
            record.position = record.event.seq = ++last;
            record.adopted = !from.isNull();
            record.event.id = Id::random();
            record.event.station = from.isNull() ? station : from;
            record.event.user = user;
            record.event.type = draft.type;
            record.event.typeVersion = draft.typeVersion;
            record.event.subject = draft.subject;
            record.event.timeMs = 1'800'000'000'000 + last;
            record.body = Body::of(draft.content);
            records += record;
        }
        QVERIFY(lists.add(records));
    }
    /// The desk goes on under a new key.
    void beginAnew(Beginning why) {
        const Head before{station, last, Hash::of("its end")};
        station = Id::random();
        add({chainStart(why, {}, before, {})});
    }
    /// The hub's word on whose place a station has.
    void enrol(const Id& enrolled, const Id& replaces) {
        add({{EventType::stationEnrolled,
              {},
              {{QStringLiteral("station"), enrolled.bytes()},
               {QStringLiteral("replaces"), replaces.bytes()}}}},
            hub);
    }
    void pay(int times, const Id& from = {}) {
        QList<Draft> drafts;
        for (int i = 0; i < times; ++i)
            drafts += payment(Id::random(), cash());
        add(drafts, from);
    }
    ClosingTables closings() const { return ClosingTables(lists); }

    Id station = Id::random();

private:
    const Id user = Id::random(), hub = Id::random();
    Projection lists;
    qint64 last = 0;
};

} // namespace

/// Whose payments a desk's closings count, and closings of more than one event holds.
class ClosingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatEarlierChainsTookIsThisDesks_data() {
        QTest::addColumn<Beginning>("why");
        QTest::addColumn<bool>("isThisDesks");
        QTest::newRow("restored") << Beginning::Restored << true;
        QTest::newRow("rolled back") << Beginning::RolledBack << true;
        QTest::newRow("forked, so that a copy may go on") << Beginning::Forked << false;
        QTest::newRow("copied, so that the first may go on") << Beginning::UnknownMachine << false;
    }
    void whatEarlierChainsTookIsThisDesks() {
        QFETCH(const Beginning, why);
        QFETCH(const bool, isThisDesks);
        Desk desk;
        const Id first = desk.station;
        desk.pay(1);
        desk.beginAnew(why);
        desk.pay(2, first);
        desk.pay(4, Id::random());                   // somebody else's
        QCOMPARE(desk.closings().pendingCount(), 1); // the hub may have given the place to nobody
        desk.enrol(desk.station, first);
        const int own = isThisDesks ? 3 : 1;
        QCOMPARE(desk.closings().pendingCount(), own);
        desk.pay(1, first); // it lives
        QCOMPARE(desk.closings().pendingCount(), own);
        desk.beginAnew(Beginning::UnknownMachine); // moved to another machine
        QCOMPARE(desk.closings().pendingCount(), own);
        QCOMPARE(desk.closings().open().cents(), own * 2000);
    }

    /// A station that had this desk's place meanwhile, and of which nothing is here but what the hub has.
    void whoseItIsMayBeHeardOfLater() {
        Desk desk;
        const Id first = desk.station, between = Id::random(), before = Id::random();
        desk.beginAnew(Beginning::Restored);
        desk.pay(2, before);
        desk.enrol(between, before);
        desk.pay(3, between);
        QCOMPARE(desk.closings().pendingCount(), 0);
        desk.enrol(desk.station, between);
        QCOMPARE(desk.closings().pendingCount(), 5);
        desk.pay(1, first); // of which the hub said nothing
        const FeeDay day = desk.closings().open();
        QCOMPARE(day.cents(), 5 * 2000);
        desk.add(feeClosing(day, day.cashCents(), {}));
        QCOMPARE(desk.closings().pendingCount(), 0);
        QVERIFY(desk.closings().contradictions().isEmpty());
    }

    /// Each for itself, though both name the same payment: as a copy's closing would.
    void anotherDesksClosingClosesNothingHere() {
        Desk desk;
        desk.pay(1);
        const FeeDay day = desk.closings().open();
        desk.add(feeClosing(day, day.cashCents(), {}), Id::random());
        QCOMPARE(desk.closings().pendingCount(), 1);
        QVERIFY(desk.closings().closings().isEmpty());
        desk.add(feeClosing(day, day.cashCents(), {}));
        QCOMPARE(desk.closings().pendingCount(), 0);
    }

    void everyEventOfALargeClosingIsOneThatAHubTakes() {
        for (const int number : {1, 20'000, 20'001, 100'000}) {
            FeeDay day;
            day.entries = entriesOf(number);
            day.payments = number;
            const QList<Draft> drafts = feeClosing(day, 0, QStringLiteral("none"));
            QCOMPARE(drafts.size(), number <= 20'000 ? 1 : number / 20'000 + (number % 20'000 ? 1 : 0) + 1);
            for (const Draft& draft : drafts)
                QVERIFY(Body::of(draft.content).bytes().size() <= wire::limit::eventBodyBytes);
            QVERIFY(sorted(namedBy(drafts)) == sorted(day.entries));
            QCOMPARE(drafts.last().type, QString(EventType::feesClosed));
            QVERIFY(drafts.last().userSigned); // it speaks for its pages, by their digests
        }
    }

    void aLargeClosingCountsWhatItsPagesName() {
        constexpr int payments = 45'000;
        Desk desk;
        desk.pay(payments);
        QCOMPARE(desk.closings().pendingCount(), payments);
        const FeeDay day = desk.closings().open();
        QCOMPARE(day.payments, payments);
        QCOMPARE(day.cashCents(), qint64(payments) * 2000);
        const QList<Draft> drafts = feeClosing(day, day.cashCents(), {});
        QCOMPARE(drafts.size(), 4);
        desk.add(drafts);
        QCOMPARE(desk.closings().pendingCount(), 0);
        QCOMPARE(desk.closings().closings().first().day.cashCents(), day.cashCents());
        QVERIFY(desk.closings().contradictions().isEmpty());
        desk.pay(1);
        QCOMPARE(desk.closings().open().entries.size(), 1);
    }

    /// A program that was tampered with writes other sums than its pages come to; one that did not come here
    /// is nobody's fault.
    void aLargeClosingIsHeldAgainstItsPages() {
        constexpr int payments = 20'010;
        for (const bool whole : {true, false}) {
            Desk desk;
            desk.pay(payments);
            FeeDay day = desk.closings().open();
            day.lines.first().cents -= 500;
            QList<Draft> drafts = feeClosing(day, day.cashCents(), {});
            if (!whole) drafts.removeFirst();
            desk.add(drafts);
            const auto found = desk.closings().contradictions();
            QCOMPARE(found.size(), whole ? 1 : 0);
            if (whole) QCOMPARE(found.first().found - found.first().said, 500);
            QCOMPARE(desk.closings().pendingCount(), whole ? 0 : 20'000);
        }
    }

    /// In whatever order pages and closing come: what they count, and whether the closing is judged.
    void aPageMayComeAfterItsClosing() {
        constexpr int payments = 20'010;
        for (const int late : {0, 1, 2}) {
            Desk desk;
            desk.pay(payments);
            FeeDay day = desk.closings().open();
            day.lines.first().cents -= 500;
            QList<Draft> drafts = feeClosing(day, day.cashCents(), {});
            QCOMPARE(drafts.size(), 3);
            drafts.move(2, 2 - late);
            desk.add(drafts.mid(0, 2));
            desk.pay(1); // recorded meanwhile
            desk.add(drafts.mid(2));
            QCOMPARE(desk.closings().pendingCount(), 1);
            QCOMPARE(desk.closings().open().cents(), 2000);
            QCOMPARE(desk.closings().contradictions().size(), 1);
            QCOMPARE(desk.closings().closings().size(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(ClosingsTest)
#include "tst_closings.moc"
