#include "core/hub/rules/arbiter.h"
#include "core/hub/rules/station_events.h"
#include "core/wire/refusal.h"
#include "tests/hub/memory_state.h"
#include "tests/hub/schedule.h"

#include <QSet>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;
using namespace mianguan::hub;

namespace {

QString wordFor(const Judgement& judgement) {
    const QString code = judgement.code ? QLatin1Char(' ') + wire::refusalId(*judgement.code) : QString();
    return wire::outcomeId(judgement.outcome) + code;
}

/// The rules over maps, driven by a schedule.
class Bench {
    HandStation hubDesk;

public:
    explicit Bench(quint32 seed) : schedule(seed), state(hubDesk.id()) {
        Station own;
        own.id = own.lineage = hubDesk.id();
        own.key = hubDesk.key.publicKey();
        own.scope = Scope::everything();
        own.ceiling = everyRole();
        (void)state.put(own);
        for (int desk = 0; desk < 3; ++desk) {
            Station station;
            station.key = schedule.desks[size_t(desk)].key.publicKey();
            station.id = station.key.id();
            station.scope = {{Schedule::schoolOf(Schedule::schoolOfDesk(desk))}, false};
            station.ceiling = Schedule::ceilingOf(desk);
            take(hubDesk.write(enrolling(station)));
        }
        for (const Schedule::Step& step : schedule.beginnings(int(state.log.size())))
            take(*step.event);
        begun = state.log.size();
    }

    void carryOut(const Schedule::Step& step) {
        switch (step.what) {
        case Schedule::Step::What::Event:
            if (step.said.leased)
                state.leases[step.subject] = {step.event->event.station, step.event->event.user};
            take(*step.event);
            state.leases.clear();
            break;
        case Schedule::Step::What::Blob:
            state.blobs.emplace(step.subject, Hash::of(step.portrait));
            if (!arbiter.lookAgain(step.subject)) qFatal("the rules failed");
            purgeOwed();
            break;
        case Schedule::Step::What::Revoke:
            take(hubDesk.write(revoking(state.stations[schedule.desks[size_t(step.station)].id()], {})));
            break;
        }
    }

    /// Where hub and model first differ; empty when nowhere.
    QString difference() {
        size_t at = 0;
        for (size_t i = begun; i < state.log.size(); ++i) {
            const MemoryState::Settled& settled = state.log[i];
            const auto deed = std::find(schedule.events.begin(), schedule.events.end(), settled.event);
            if (deed == schedule.events.end()) continue; // the hub's own
            const int number = int(deed - schedule.events.begin());
            const QString says = wordFor(settled.judgement);
            if (at >= schedule.model.log.size())
                return QStringLiteral("deed %1 is settled too early: %2").arg(number).arg(says);
            const Model::Line& expected = schedule.model.log[at++];
            if (expected.deed != number || expected.outcome != says)
                return QStringLiteral("deed %1 is “%2”, and by the model deed %3 “%4”")
                    .arg(number)
                    .arg(says)
                    .arg(expected.deed)
                    .arg(expected.outcome);
            seen += says;
        }
        if (at != schedule.model.log.size())
            return QStringLiteral("deed %1 is not settled").arg(schedule.model.log[at].deed);
        if (int(state.log.size()) != schedule.model.head()) return QStringLiteral("positions differ");
        return differenceOfWaiting();
    }

    QString differenceOfWaiting() {
        const std::vector<int> expected = schedule.model.waiting();
        if (expected.size() != state.waiting.size()) return QStringLiteral("another number waits");
        for (size_t i = 0; i < expected.size(); ++i) {
            const QString code = wire::refusalId(state.waiting[i].code);
            if (state.waiting[i].record.event.id != schedule.events[size_t(expected[i])] ||
                code != schedule.model.waitsFor(expected[i]))
                return QStringLiteral("deed %1 waits for “%2”").arg(expected[i]).arg(code);
            seen += QStringLiteral("waiting ") + code;
        }
        return {};
    }

    Schedule schedule;
    MemoryState state;
    QSet<QString> seen;

private:
    void take(const Written& event) {
        const auto judged = arbiter.take(event.record());
        if (!judged) qFatal("%s", qPrintable(judged.error().sentence()));
        purgeOwed();
    }
    void purgeOwed() {
        for (const Id& name : std::exchange(state.owed, {}))
            if (!state.subjects[name].purged) take(hubDesk.write(purgedAgain(name)));
    }

    Arbiter arbiter{state};
    size_t begun = 0;
};

} // namespace

/// The rules by themselves.
class HubRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHubSaysWhatAPlainModelSays() {
        const int seeds = qEnvironmentVariableIntValue("MIANGUAN_SEEDS") > 0
                              ? qEnvironmentVariableIntValue("MIANGUAN_SEEDS")
                              : 1000;
        QSet<QString> seen;
        for (int seed = 1; seed <= seeds; ++seed) {
            Bench bench{quint32(seed)};
            for (int step = 0; step < 80; ++step) {
                bench.carryOut(bench.schedule.next());
                const QString difference = bench.differenceOfWaiting();
                QVERIFY2(
                    difference.isEmpty(),
                    qPrintable(QStringLiteral("seed %1, step %2: %3").arg(seed).arg(step).arg(difference)));
            }
            const QString difference = bench.difference();
            QVERIFY2(difference.isEmpty(),
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(difference)));
            seen += bench.seen;
        }
        // Each rule has spoken.
        const char* all[] = {"applied",
                             "applied late",
                             "applied second-opinion",
                             "applied disputed",
                             "void station-revoked",
                             "void person-key-wrong",
                             "void not-allowed",
                             "void station-may-not",
                             "void out-of-scope",
                             "void purged",
                             "void locked",
                             "void submission-stands",
                             "void graduate-unknown",
                             "void own-photo",
                             "void submission-unknown",
                             "void submission-replaced",
                             "void verdict-unknown",
                             "void already-delivered",
                             "void approval-missing",
                             "void disputed",
                             "void nothing-to-settle",
                             "void own-event",
                             "void declined",
                             "waiting needs-supervisor",
                             "waiting blobs-awaited",
                             "waiting earlier-awaited"};
        for (const char* one : all)
            QVERIFY2(seen.contains(QLatin1String(one)), one);
    }

    void scopesHoldEachOther() {
        const Scope north{{QStringLiteral("North")}, false},
            both{{QStringLiteral("North"), QStringLiteral("South")}, false};
        QVERIFY(both.holds(north) && !north.holds(both));
        QVERIFY(Scope::everything().holds(both) && !both.holds(Scope::everything()));
        for (const Scope& scope : {north, both, Scope(), Scope::everything()})
            QCOMPARE(Scope::fromText(scope.text()), scope);
        QCOMPARE(north.only(), QStringLiteral("North"));
        QVERIFY(both.only().isEmpty() && Scope::everything().only().isEmpty());
    }

    void aTypeOfALaterVersionWaits() {
        Bench bench(1);
        HandStation& desk = bench.schedule.desks[0];
        const Written strange = desk.write(plain(QLatin1String("from-a-later-version"), {}));
        const auto judged = Arbiter(bench.state).take(strange.record());
        QCOMPARE(wordFor(*judged), QStringLiteral("waiting type-unknown"));
    }

    void aStationSpeaksForAPersonOnlyAfterARecovery() {
        Bench bench(1);
        Arbiter arbiter(bench.state);
        HandStation &home = bench.schedule.desks[0], &other = bench.schedule.desks[1];
        const TestPerson founder = bench.schedule.people.front();
        const QCborMap fresh{{QStringLiteral("user"), founder.id.bytes()},
                             {QStringLiteral("key"), SigningKey::random().publicKey().bytes()}};
        const QCborMap who{{QStringLiteral("user"), founder.id.bytes()}};
        const auto say = [&](HandStation& desk, QLatin1String type, const QCborMap& content) {
            return wordFor(*arbiter.take(desk.write(plain(type, {}, content)).record()));
        };
        QCOMPARE(say(home, EventType::userKeyChanged, fresh), QStringLiteral("void person-unknown"));
        QCOMPARE(say(other, EventType::recovered, who), QStringLiteral("applied"));
        QCOMPARE(say(other, EventType::userKeyChanged, fresh),
                 QStringLiteral("void person-unknown")); // not his home
        QCOMPARE(say(home, EventType::recovered, who), QStringLiteral("applied"));
        QCOMPARE(say(home, EventType::userKeyChanged, fresh), QStringLiteral("applied"));
        QCOMPARE(say(home, EventType::recoveryCodeRenewed, {}), QStringLiteral("applied"));
    }

    void onlyTheHubEnrolsAndRevokes() {
        Bench bench(1);
        const TestPerson founder = bench.schedule.people.front();
        HandStation& desk = bench.schedule.desks[0];
        Station station;
        station.id = desk.id();
        for (const Draft& draft :
             {enrolling(station), changing(station), revoking(station, {}), announcing(Hash::of("pin"))})
            QCOMPARE(wordFor(*Arbiter(bench.state).take(desk.write(draft, founder.author()).record())),
                     QStringLiteral("void not-allowed"));
    }

    /// In whose place someone else would speak until the transaction ends.
    void nobodyIsBroughtInAgainUnderAGraduate() {
        Bench bench(1);
        const TestPerson founder = bench.schedule.people.front();
        TestPerson thief;
        thief.id = bench.schedule.people.back().id;
        HandStation& desk = bench.schedule.desks[0];
        Draft again = added(thief, everyRole());
        again.subject = Id::random();
        QCOMPARE(wordFor(*Arbiter(bench.state).take(desk.write(again, founder.author()).record())),
                 QStringLiteral("void person-unknown"));
        QVERIFY(bench.state.people[thief.id].now().key != thief.key->publicKey());
    }

    void aPersonIsBroughtInOnce() {
        Bench bench(1);
        const TestPerson founder = bench.schedule.people.front();
        HandStation& desk = bench.schedule.desks[0];
        QCOMPARE(wordFor(*Arbiter(bench.state)
                              .take(desk.write(added(founder, everyRole()), founder.author()).record())),
                 QStringLiteral("void person-known"));
        QCOMPARE(
            wordFor(*Arbiter(bench.state)
                         .take(desk.write(founded(QStringLiteral("North")), TestPerson().author()).record())),
            QStringLiteral("void person-unknown"));
    }

    void aSchoolMayLetPeopleReviewTheirOwn() {
        Bench bench(1);
        Arbiter arbiter(bench.state);
        const TestPerson founder = bench.schedule.people.front();
        HandStation& desk = bench.schedule.desks[0];
        const Id subject = Id::random();
        bench.state.blobs.emplace(subject, Hash::of("own"));
        const Written photo = desk.write(submitted(subject, "own"), founder.author());
        QCOMPARE(wordFor(*arbiter.take(photo.record())), QStringLiteral("applied"));
        const auto judgeOwn = [&] {
            return wordFor(
                *arbiter.take(desk.write(verdict(true, subject, photo.event.id), founder.author()).record()));
        };
        QCOMPARE(judgeOwn(), QStringLiteral("void own-photo"));
        QCOMPARE(wordFor(*arbiter.take(desk.write(test::reviewsOwn(true), founder.author()).record())),
                 QStringLiteral("applied"));
        QCOMPARE(judgeOwn(), QStringLiteral("applied second-opinion"));
    }
};

QTEST_GUILESS_MAIN(HubRulesTest)
#include "tst_hub_rules.moc"
