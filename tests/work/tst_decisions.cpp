#include "core/work/hub_desk.h"
#include "tests/work/collecting_driver.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// A supervisor decides about many events that wait at the hub at once.
class DecisionsTest : public QObject, protected CollectingDriver {
    Q_OBJECT

    QList<Id> waiting; ///< of wang

    void signInAs(const QString& name) {
        store.reset();
        store = orDie(signIn(folder(), name));
    }
    /// As the hub says of own events.
    void hear(const QList<Id>& events, Settlement::Outcome outcome, const QString& code) {
        QList<OwnOutcome> outcomes;
        for (const Id& event : events)
            outcomes += {event, {outcome, 0, code, {}, {}}};
        orDie(store->hubDesk().change(
            [&](HubBook& book) { return book.note(outcomes, book.ownSeq()).map([] { return true; }); }));
    }
    void waitForSupervisor(const QList<Id>& events) {
        hear(events, Settlement::Outcome::Waiting, u"needs-supervisor"_s);
    }
    Id approvedNow(int number) { return orDie(approve(*store, orDie(submit(*store, handmade(number))))); }
    Result<Decisions> settle(const QList<Id>& events, bool accepted = true,
                             const QString& reason = u"asked him"_s) {
        return answerOf<Decisions>([&](QObject* context, auto done) {
            store->settleEvents(events, accepted, reason, context, done);
        });
    }
    /// What stands in the ledger about these events, in order.
    QList<QCborMap> recorded(qint64 after) const {
        QList<QCborMap> decisions;
        for (const SentEvent& sent : orDie(store->hubDesk().questions().unsent(after, 10'000)))
            if (decodeHeader(sent.header)->type == u"event-settled"_s)
                decisions += orDie(Body::fromBytes(sent.body)).content();
        return decisions;
    }
    qint64 ownEvents() const { return store->hubDesk().questions().ownSeq(); }

private Q_SLOTS:
    void init() {
        open(1);
        orDie(addUser(*store, u"wang"_s, Role::Operator | Role::Supervisor));
        waiting.clear();
        signInAs(u"wang"_s);
        for (int number = 1; number <= 3; ++number)
            waiting += approvedNow(number);
        openAgain();
        waitForSupervisor(waiting);
    }
    void cleanup() { close(); }

    void eachIsADecisionOfItsOwn() {
        const qint64 before = ownEvents();
        QCOMPARE(orDie(settle(waiting, false)), Decisions{3});
        const QList<QCborMap> decisions = recorded(before);
        QCOMPARE(decisions.size(), waiting.size());
        for (qsizetype i = 0; i < waiting.size(); ++i) {
            QCOMPARE(decisions[i].value("event"_L1).toByteArray(), waiting[i].bytes());
            QVERIFY(!decisions[i].value("accepted"_L1).toBool());
            QCOMPARE(decisions[i].value("reason"_L1).toString(), u"asked him"_s);
        }
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void whatHeMayNotDecideIsLeftOut() {
        const Id own = approvedNow(4);
        const Id settledSince = waiting.takeLast();
        waitForSupervisor({own});
        hear({settledSince}, Settlement::Outcome::Void, u"declined"_s);
        const qint64 before = ownEvents();
        QCOMPARE(orDie(settle(waiting + QList{own, settledSince})),
                 (Decisions{2, {{DecisionBar::OwnDeed, 1}, {DecisionBar::Settled, 1}}}));
        QCOMPARE(recorded(before).size(), 2);
        const auto alone = settle({own});
        QCOMPARE(alone.error().kind, ErrorKind::Refused);
        QVERIFY(!settle({settledSince}));
        QCOMPARE(recorded(before).size(), 2);
    }

    /// Whoever adds people may decide about that; a supervisor alone may not.
    void whatTakesAnotherRightIsLeftOut() {
        const qint64 before = ownEvents();
        orDie(addUser(*store, u"chen"_s, Role::Operator));
        const Id added =
            decodeHeader(orDie(store->hubDesk().questions().unsent(before, 1)).first().header)->id;
        orDie(addUser(*store, u"zhou"_s, Role::Supervisor));
        waitForSupervisor({added});
        signInAs(u"zhou"_s);
        QCOMPARE(orDie(settle(waiting + QList{added})), (Decisions{3, {{DecisionBar::NoRight, 1}}}));
    }

    void nobodyDecidesTwice() {
        orDie(settle({waiting.first()}));
        openAgain();
        QCOMPARE(orDie(settle(waiting)), (Decisions{2, {{DecisionBar::Decided, 1}}}));
        const auto again = settle(waiting, false);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Refused);
    }

    void anotherSchoolsIsLeftOut() {
        const Id graduate = graduateNumbered(*store, 1);
        const qint64 before = ownEvents();
        orDie(mianguan::test::settle(*store, {graduate}, {FeeState::Paid, 1500, u"cash"_s, {}, 0, {}}));
        const Id paid =
            decodeHeader(orDie(store->hubDesk().questions().unsent(before, 1)).first().header)->id;
        waitForSupervisor({paid});
        orDie(store->hubDesk().change([](HubBook& book) {
            HubFacts facts = orDie(book.facts());
            facts.schools = QStringList{u"Another School"_s};
            return book.keep(facts).map([] { return true; });
        }));
        signInAs(u"wang"_s);
        const auto decided = settle({paid});
        QVERIFY(!decided);
        QVERIFY2(decided.error().what.contains(u"school"_s), qPrintable(decided.error().what));
        openAgain();
        QCOMPARE(orDie(settle(waiting)), Decisions{3}); // photos of nobody on a roster
    }

    void withoutAReasonNothingIsRecorded() {
        const qint64 before = ownEvents();
        QVERIFY(!settle(waiting, true, u" "_s));
        QCOMPARE(ownEvents(), before);
    }
};

QTEST_GUILESS_MAIN(DecisionsTest)
#include "tst_decisions.moc"
