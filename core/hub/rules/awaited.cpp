#include "core/hub/rules/awaited.h"

#include "core/work/event_contents.h"
#include "core/work/event_types.h"

namespace mianguan::hub {

namespace {

bool bringsItsAuthor(const Case& event) {
    return event.is(EventType::storeFounded) ||
           (event.is(EventType::userAdded) && userIn(event.content) == event.event().user);
}

bool changesPerson(const Case& event) {
    return event.is(EventType::userRolesChanged) || event.is(EventType::userRemoved) ||
           event.is(EventType::userKeyChanged);
}

Id personMissing(const Case& event) {
    const Id& author = event.event().user;
    if (!author.isNull() && !event.author && !bringsItsAuthor(event)) return author;
    return changesPerson(event) && !event.concerned ? userIn(event.content) : Id();
}

Id eventNamedBy(const Case& event) {
    if (event.isVerdict()) return idIn(event.content, QLatin1String("submission"));
    if (event.is(EventType::verdictUndone) || event.is(EventType::photoDelivered) ||
        event.is(EventType::graduateReopened))
        return idIn(event.content, QLatin1String("verdict"));
    if (event.is(EventType::matchUndone)) return idIn(event.content, QLatin1String("match"));
    if (event.is(EventType::eventSettled) && !event.named) return idIn(event.content, QLatin1String("event"));
    return {};
}

/// Who is to be given a photo, or whose photo is given.
Id graduateMissing(const Case& event) {
    if (!event.is(EventType::photoMatched)) return {};
    if (event.graduate && event.graduate->batch.isEmpty() && !event.graduate->purged)
        return event.graduate->id;
    const bool hasPhoto = event.subject.photo != Photo::None || !event.subject.given.isNull();
    return hasPhoto ? Id() : event.subject.id;
}

/// Null: it names none that is to come again.
Result<Id> lostNameOf(State& state, const Case& event) {
    if (const Id person = personMissing(event); !person.isNull()) return person;
    if (const Id graduate = graduateMissing(event); !graduate.isNull()) return graduate;
    const Id named = eventNamedBy(event);
    if (named.isNull()) return Id();
    return state.isSettled(named).map([&](bool settled) { return settled ? Id() : named; });
}

Result<std::optional<Awaited>> lostBefore(State& state, const Case& event) {
    const Result<bool> ofLostLog = state.isOfLostLog(event.event().seen);
    if (!ofLostLog) return Fail(ofLostLog.error());
    if (!*ofLostLog) return std::optional<Awaited>();
    return lostNameOf(state, event).map([](const Id& name) {
        return name.isNull() ? std::nullopt : std::optional(Awaited{name, Refusal::LostAwaited});
    });
}

} // namespace

Result<std::optional<Awaited>> awaitedBy(State& state, const Case& event) {
    const bool toBeJudged = event.event().tombstone || event.record.body.isNull() || event.subject.purged;
    if (toBeJudged || event.ofHub) return std::optional<Awaited>();
    const Id person = personMissing(event);
    const Result<bool> isToCome = person.isNull() ? Result<bool>(false) : state.isBeingAdded(person);
    if (!isToCome) return Fail(isToCome.error());
    if (*isToCome) return std::optional(Awaited{person, Refusal::EarlierAwaited});
    return lostBefore(state, event);
}

} // namespace mianguan::hub
