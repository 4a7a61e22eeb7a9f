#include "core/hub/rules/arbiter.h"

#include "core/hub/rules/judge.h"
#include "core/hub/rules/learn.h"
#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"

#include <utility>

namespace mianguan::hub {

namespace {

/// Of a purged subject only the header stays; a tombstone's own body is not its subject's.
void dropBody(Record& record, const Judgement& judgement) {
    const bool gone = judgement.outcome == Outcome::Void && judgement.code == Refusal::Purged;
    if (gone && !record.event.tombstone) record.body = {};
}

} // namespace

Result<Judgement> Arbiter::take(const Record& record) {
    return caseOf(state, record).and_then([this](const Case& event) {
        return judgeAndSettle(event).and_then(
            [this](const Judgement& judgement) { return wake().map([&] { return judgement; }); });
    });
}

Result<void> Arbiter::lookAgain(const Id& subject) {
    return lookAt(subject).and_then([this] { return wake(); });
}

Result<void> Arbiter::judgeAgain(const Id& id) {
    const auto event = state.unsettled(id);
    if (!event) return Fail(event.error());
    return *event ? again(**event).and_then([this] { return wake(); }) : Result<void>();
}

Result<Judgement> Arbiter::judgeAndSettle(Case event) {
    const Judgement judgement = judge(event);
    if (judgement.outcome != Outcome::Waiting) return settle(event, judgement).map([&] { return judgement; });
    const Hash needed = neededBlob(event.record, event.content);
    const QList<Hash> blobs = event.portraitHere || needed.isNull() ? QList<Hash>() : QList<Hash>{needed};
    if (!event.event().subject.isNull() && !event.awaits) {
        event.subject.school = event.school();
        if (event.subject.lineage.isNull()) event.subject.lineage = event.station.lineage;
        if (auto put = state.put(event.subject); !put) return Fail(put.error());
    }
    const Id name = event.awaits ? event.awaits->name : Id();
    return state.wait({event.record, *judgement.code, event.accepted}, blobs, name).map([&] {
        return judgement;
    });
}

Result<void> Arbiter::settle(Case& event, const Judgement& judgement) {
    return place(event, judgement).and_then([&] { return goOn(event, judgement.outcome); });
}

Result<void> Arbiter::place(Case& event, const Judgement& judgement) {
    const Result<qint64> position = state.nextPosition();
    if (!position) return Fail(position.error());
    event.record.position = *position;
    dropBody(event.record, judgement);
    come << event.event().id << event.event().subject << event.subject.id;
    if (isAboutPeople(event.event().type)) come << userIn(event.content);
    return state.settle(event.record, judgement, audienceOf(event, judgement.outcome));
}

Result<void> Arbiter::goOn(const Case& event, Outcome outcome) {
    const bool ofMatch = isOfMatch(event.event().type) && event.graduate;
    if (outcome == Outcome::Void) return ofMatch ? lookAt(event.graduate->id) : Result<void>();
    if (event.event().tombstone) return purge(event);
    return learn(state, event).and_then([&] { return follow(event); });
}

/// What others wait for by name has come, and of a graduate more may wait behind them. Not from within what
/// settles it: nobody knows how many wait for one another.
Result<void> Arbiter::wake() {
    while (!come.isEmpty()) {
        const auto waiting = state.waitingFor(std::exchange(come, {}));
        if (!waiting) return Fail(waiting.error());
        for (const Id& id : *waiting) {
            const auto event = state.unsettled(id);
            if (!event) return Fail(event.error());
            if (!*event) continue;
            const Id& subject = (*event)->record.event.subject;
            if (auto judged = again(**event).and_then([&] { return lookAt(subject); }); !judged)
                return judged;
        }
    }
    return {};
}

/// What waits is read while it still says whom it is about: those behind it are looked at again.
Result<void> Arbiter::purge(const Case& tombstone) {
    const auto waiting = state.unsettledOf(tombstone.subject.id);
    if (!waiting) return Fail(waiting.error());
    return learn(state, tombstone).and_then([&] { return drop(*waiting); }).and_then([&] {
        return purgeNames(tombstone);
    });
}

/// What an applied event sets going.
Result<void> Arbiter::follow(const Case& event) {
    if (event.is(EventType::eventSettled)) return decide(event);
    if (event.graduate) return lookAt(event.graduate->id); // his verdict may have waited behind the photo
    if (!event.is(EventType::stationStarted)) return {};
    const auto predecessor = predecessorIn(event.record);
    if (!predecessor || predecessor->station != event.station.replaces) return {};
    const auto branch = state.setAside(*predecessor);
    if (!branch) return Fail(branch.error());
    for (const Record& record : *branch)
        if (auto taken = take(record); !taken) return Fail(taken.error());
    return {};
}

/// A person goes by all names.
Result<void> Arbiter::purgeNames(const Case& tombstone) {
    auto names = state.otherNames(tombstone.subject.id);
    if (!names) return Fail(names.error());
    for (const Id& name : *names << tombstone.subject.id) {
        const auto subject = state.subject(name);
        if (!subject) return Fail(subject.error());
        if (!subject->purged) state.owePurge(name);
    }
    return {};
}

Result<void> Arbiter::again(const Unsettled& waiting) {
    Result<Case> event = caseOf(state, waiting.record);
    if (!event) return Fail(event.error());
    event->accepted = waiting.accepted;
    return judgeAndSettle(std::move(*event)).map([](const Judgement&) {});
}

/// Something of the subject may have waited behind what is settled now.
Result<void> Arbiter::decide(const Case& decision) {
    Unsettled named = *decision.named;
    named.accepted = !letStandBy(decision.record).isNull();
    return (named.accepted ? again(named) : decline(named)).and_then([&] {
        return lookAt(named.record.event.subject);
    });
}

Result<void> Arbiter::decline(const Unsettled& waiting) {
    Result<Case> event = caseOf(state, waiting.record);
    if (!event) return Fail(event.error());
    return settle(*event, voided(Refusal::Declined));
}

Result<void> Arbiter::lookAt(const Id& subject) {
    if (subject.isNull()) return {};
    const auto all = state.unsettledOf(subject);
    if (!all) return Fail(all.error());
    for (const Unsettled& one : *all) {
        const auto still = state.unsettled(one.record.event.id); // one before it may have settled it too
        if (!still) return Fail(still.error());
        if (!*still || !isSettledByItself((*still)->code)) continue;
        if (auto judged = again(**still); !judged) return judged;
    }
    return {};
}

/// A purge that another station repeats counts, as it would if it came now.
Result<void> Arbiter::drop(const QList<Unsettled>& waiting) {
    for (const Unsettled& one : waiting) {
        const auto still = state.unsettled(one.record.event.id); // as in lookAt()
        if (!still) return Fail(still.error());
        if (!*still) continue;
        Result<Case> event = caseOf(state, one.record);
        if (!event) return Fail(event.error());
        const bool repeated = event->event().tombstone && event->event().user.isNull();
        auto settled = repeated ? place(*event, {}) : settle(*event, voided(Refusal::Purged));
        if (!settled) return settled;
    }
    return {};
}

} // namespace mianguan::hub
