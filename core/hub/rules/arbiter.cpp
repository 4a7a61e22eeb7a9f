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
    ease(subject);
    return wake();
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
    if (event.graduate && isOfMatch(event.event().type))
        ease(event.graduate->id); // more waited behind the photo
    if (outcome == Outcome::Void) return {};
    if (event.event().tombstone) return purge(event);
    return learn(state, event).and_then([&] { return follow(event); });
}

/// What an applied event sets going.
Result<void> Arbiter::follow(const Case& event) {
    if (event.is(EventType::stationStarted)) return setAside(event);
    if (!event.is(EventType::eventSettled)) return {};
    decided += *event.named;
    decided.last().accepted = !letStandBy(event.record).isNull();
    return {};
}

/// What was set aside of the one whose place this takes is so no longer.
Result<void> Arbiter::setAside(const Case& beginning) {
    const auto predecessor = predecessorIn(beginning.record);
    if (!predecessor || predecessor->station != beginning.station.replaces) return {};
    return state.setAside(*predecessor).map([this](const QList<Record>& records) {
        branch = records + branch;
    });
}

void Arbiter::ease(const Id& graduate) {
    if (!graduate.isNull() && !eased.contains(graduate)) eased += graduate;
}

Result<void> Arbiter::wake() {
    while (!decided.isEmpty() || !eased.isEmpty() || !woken.isEmpty() || !come.isEmpty() || !branch.isEmpty())
        if (auto done = next(); !done) return done;
    return {};
}

Result<void> Arbiter::next() {
    if (!decided.isEmpty()) return decide(decided.takeFirst());
    if (!eased.isEmpty()) return lookAt(eased.takeFirst());
    if (!woken.isEmpty()) return lookAtWoken(woken.takeFirst());
    return come.isEmpty() ? takeOfBranch(branch.takeFirst()) : findWoken();
}

/// What others wait for by name has come.
Result<void> Arbiter::findWoken() {
    return state.waitingFor(std::exchange(come, {})).map([this](const QList<Id>& events) { woken = events; });
}

/// Of a graduate more may wait behind it.
Result<void> Arbiter::lookAtWoken(const Id& id) {
    const auto event = state.unsettled(id);
    if (!event) return Fail(event.error());
    if (!*event) return {};
    return again(**event).map([&] { ease((*event)->record.event.subject); });
}

Result<void> Arbiter::takeOfBranch(const Record& record) {
    return caseOf(state, record).and_then([this](const Case& event) {
        return judgeAndSettle(event).map([](const Judgement&) {});
    });
}

/// What waits is read while it still says whom it is about: those behind it are looked at again.
Result<void> Arbiter::purge(const Case& tombstone) {
    const auto waiting = leftOf(tombstone.subject.id);
    if (!waiting) return Fail(waiting.error());
    return learn(state, tombstone).and_then([&] { return drop(*waiting); }).and_then([&] {
        return purgeNames(tombstone);
    });
}

/// All that waits of someone; with content only a purge, and what names another.
Result<QList<Unsettled>> Arbiter::leftOf(const Id& subject) {
    const auto waiting = state.waitingOf(subject);
    if (!waiting) return Fail(waiting.error());
    QList<Unsettled> all;
    for (const WaitingEvent& one : *waiting) {
        const auto event = state.unsettled(one.event);
        if (!event) return Fail(event.error());
        if (!*event) continue;
        all += **event;
        Record& record = all.last().record;
        if (!record.event.tombstone && !isOfMatch(record.event.type)) record.body = {};
    }
    return all;
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

/// Something of the subject may have waited behind what is settled now. Two may have decided the same.
Result<void> Arbiter::decide(const Unsettled& named) {
    const auto still = state.unsettled(named.record.event.id);
    if (!still) return Fail(still.error());
    if (!*still) return {};
    return (named.accepted ? again(named) : decline(named)).map([&] { ease(named.record.event.subject); });
}

Result<void> Arbiter::decline(const Unsettled& waiting) {
    Result<Case> event = caseOf(state, waiting.record);
    if (!event) return Fail(event.error());
    return settle(*event, voided(Refusal::Declined));
}

/// A decision is carried out before anything more is judged.
Result<void> Arbiter::lookAt(const Id& subject) {
    const auto all = state.waitingOf(subject);
    if (!all) return Fail(all.error());
    for (const WaitingEvent& one : *all) {
        if (!isSettledByItself(one.code)) continue;
        const auto still = state.unsettled(one.event); // one before it may have settled it too
        if (!still) return Fail(still.error());
        if (!*still || !isSettledByItself((*still)->code)) continue;
        if (auto judged = again(**still); !judged) return judged;
        if (decided.isEmpty()) continue;
        ease(subject);
        break;
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
