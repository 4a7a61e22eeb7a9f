#include "core/hub/rules/awaited.h"

#include "core/hub/rules/judge.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"

namespace mianguan::hub {

namespace {

bool bringsItsAuthor(const Case& event) {
    return event.is(EventType::storeFounded) ||
           (event.is(EventType::userAdded) && userIn(event.content) == event.event().user);
}

Id personMissing(const Case& event) {
    const Id& author = event.event().user;
    if (!author.isNull() && !event.author && !bringsItsAuthor(event)) return author;
    const bool changesPerson = isAboutPeople(event.event().type) && !event.is(EventType::userAdded);
    return changesPerson && !event.concerned ? userIn(event.content) : Id();
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
    const Subject& photo = event.subject;
    const bool isThere = photo.photo != Photo::None || !photo.given.isNull() || !photo.batch.isEmpty();
    return isThere ? Id() : event.event().subject;
}

/// The photo is of someone who was not known; that it is given to whom the verdict is about is to come.
Result<Id> photoToBeGiven(State& state, const Id& home, const Case& verdict) {
    if (home.isNull()) return Id();
    return state.subject(home).map([&](const Subject& photo) {
        const Id& graduate = verdict.subject.id;
        const bool his = photo.id == graduate || photo.person == graduate || photo.given == graduate;
        return his || photo.purged ? Id() : photo.id;
    });
}

/// Who is to be given a key or a right, or whose approval is to be taken back; null: nobody.
Id toBeLetIn(const Case& event) {
    const auto code = judge(event).code;
    if (code == Refusal::Locked) return event.graduate ? event.graduate->id : event.subject.id;
    const bool lacks = code == Refusal::NotAllowed || code == Refusal::PersonKeyWrong;
    return lacks && canBeGranted(event) ? event.event().user : Id();
}

/// Null: it names none that is to come again.
Result<Id> missingName(State& state, const Case& event) {
    if (const Id person = personMissing(event); !person.isNull()) return person;
    if (const Id graduate = graduateMissing(event); !graduate.isNull()) return graduate;
    const Id named = eventNamedBy(event);
    if (named.isNull()) return Id();
    const auto subject = state.subjectOfSettled(named);
    if (!subject) return Fail(subject.error());
    if (!*subject) return named;
    return event.isVerdict() ? photoToBeGiven(state, **subject, event) : Id();
}

Result<std::optional<Awaited>> lostBefore(State& state, const Case& event) {
    const Result<Id> named = missingName(state, event);
    if (!named) return Fail(named.error());
    const Id name = named->isNull() ? toBeLetIn(event) : *named;
    if (name.isNull()) return std::optional<Awaited>();
    return state.isOfLostLog(event.event().seen).map([&](bool ofLostLog) {
        return ofLostLog ? std::optional(Awaited{name, Refusal::LostAwaited}) : std::nullopt;
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
    return state.wasRestored() ? lostBefore(state, event) : std::optional<Awaited>();
}

} // namespace mianguan::hub
