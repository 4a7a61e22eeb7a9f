#include "core/hub/rules/case.h"

#include "core/hub/rules/awaited.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan::hub {

namespace {

Fail noSuchStation(const Id& station) {
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("Hub", "An event is of a station that is not enrolled"),
                station.hex());
}

template <class T>
Result<void> take(T& into, Result<T> found) {
    if (!found) return Fail(found.error());
    into = std::move(*found);
    return {};
}

Result<void> lookUpPeople(State& state, Case& found) {
    const Id& author = found.event().user;
    if (!author.isNull())
        if (auto read = take(found.author, state.person(author)); !read) return read;
    const Id concerned = found.event().subject.isNull() ? userIn(found.content) : Id();
    if (concerned.isNull()) return {};
    return take(found.concerned, state.person(concerned));
}

bool givesPhotoTo(const Record& record, const Id& graduate) {
    return record.event.type == EventType::photoMatched &&
           idIn(contentOf(record), QLatin1String("graduate")) == graduate;
}

/// A verdict on a photo that was given to this graduate, where that waits for the portrait.
Result<bool> isBehindItsPhoto(State& state, const Case& found) {
    if (!found.isVerdict()) return false;
    const auto photo = state.unsettled(idIn(found.content, QLatin1String("submission")));
    if (!photo) return Fail(photo.error());
    if (!*photo) return false;
    const Id& home = (*photo)->record.event.subject; // null where it names no photo at all
    if (home.isNull() || home == found.event().subject) return false;
    const auto waiting = state.waitingOf(home);
    if (!waiting) return Fail(waiting.error());
    for (const WaitingEvent& one : *waiting) {
        const auto event = state.unsettled(one.event);
        if (!event) return Fail(event.error());
        if (*event && givesPhotoTo((*event)->record, found.event().subject)) return true;
    }
    return false;
}

Result<bool> isBehind(State& state, const Case& found) {
    if (const auto behind = isBehindItsPhoto(state, found); !behind || *behind) return behind;
    if (found.subject.waiting == 0) return false;
    const auto earlier = state.waitingOf(found.subject.id);
    if (!earlier) return Fail(earlier.error());
    for (const WaitingEvent& one : *earlier) {
        if (one.event == found.event().id) return false;
        const auto station = state.station(one.station);
        if (!station) return Fail(station.error());
        const bool ofDesk = *station && (*station)->lineage == found.station.lineage;
        if (!ofDesk || !isSettledByItself(one.code)) continue;
        const auto precedes = state.precedes(one.event, found.event().id);
        if (!precedes || *precedes) return precedes;
    }
    return false;
}

Result<void> lookUpVerdict(State& state, Case& found) {
    if (!found.isVerdict()) return {};
    if (auto read = take(found.leased, state.leased(found.subject, found.station.id, found.event().user));
        !read)
        return read;
    return take(found.reviewsOwn, state.reviewsOwn(found.subject.school));
}

/// The person, by whichever of his names.
Result<Subject> personNamed(State& state, const Id& name) {
    return state.subject(name).and_then([&](const Subject& subject) {
        return subject.person.isNull() ? Result<Subject>(subject) : state.subject(subject.person);
    });
}

/// Whom a match names, or whose photo goes with the one it came in as.
Result<void> lookUpGraduate(State& state, Case& found) {
    Id graduate = found.event().tombstone ? found.subject.given : Id();
    if (isOfMatch(found.event().type)) graduate = idIn(found.content, QLatin1String("graduate"));
    if (graduate.isNull()) return {};
    return personNamed(state, graduate).map([&](const Subject& subject) { found.graduate = subject; });
}

Result<void> lookUpSubject(State& state, Case& found) {
    if (found.event().subject.isNull()) return {};
    if (auto read = take(found.subject, personNamed(state, found.event().subject)); !read) return read;
    if (auto read = lookUpGraduate(state, found); !read) return read;
    if (const Hash needed = neededBlob(found.record, found.content); !needed.isNull())
        if (auto read = take(found.portraitHere, state.holdsBlob(found.event().subject, needed)); !read)
            return read;
    if (auto read = take(found.behind, isBehind(state, found)); !read) return read;
    return lookUpVerdict(state, found);
}

Result<void> lookUpNamed(State& state, Case& found) {
    if (!found.is(EventType::eventSettled)) return {};
    if (auto read = take(found.named, state.unsettled(idIn(found.content, QLatin1String("event")))); !read)
        return read;
    if (!found.named) return {};
    const Event& named = found.named->record.event;
    const auto station = state.station(named.station);
    if (!station) return Fail(station.error());
    found.namedStation = station->value_or(Station());
    if (named.subject.isNull()) return {};
    return personNamed(state, named.subject).map([&](const Subject& subject) {
        found.namedSchool = subject.school;
    });
}

} // namespace

bool Case::isVerdict() const { return is(EventType::photoApproved) || is(EventType::photoRejected); }

QString Case::school() const {
    if (saysSchool(event().type) && !content.isEmpty()) return batchIn(content).school;
    if (event().subject.isNull()) return {};
    return subject.school.isEmpty() ? station.scope.only() : subject.school;
}

Roles Case::rightsNow() const { return author ? author->now().roles & station.ceiling : Roles(); }

Roles Case::rightsKnown() const {
    return author ? author->known(station.lineage, event().seen).roles & station.ceiling : Roles();
}

Id letStandBy(const Record& decision) {
    if (decision.event.type != EventType::eventSettled) return {};
    const QCborMap content = contentOf(decision);
    const bool accepted = content.value(QLatin1String("accepted")).toBool();
    return accepted ? idIn(content, QLatin1String("event")) : Id();
}

Result<Case> caseOf(State& state, const Record& record) {
    Case found;
    found.record = record;
    found.content = contentOf(record);
    found.rule = ruleFor(record.event.type);
    found.ofHub = record.event.station == state.hub();
    const auto station = state.station(record.event.station);
    if (!station) return Fail(station.error());
    if (!*station) return noSuchStation(record.event.station);
    found.station = **station;
    if (auto read = lookUpPeople(state, found); !read) return Fail(read.error());
    if (auto read = lookUpSubject(state, found); !read) return Fail(read.error());
    if (auto read = lookUpNamed(state, found); !read) return Fail(read.error());
    if (auto read = take(found.awaits, awaitedBy(state, found)); !read) return Fail(read.error());
    return found;
}

Hash neededBlob(const Record& record, const QCborMap& content) {
    if (record.event.type == EventType::photoSubmitted) return blobIn(content, QLatin1String("portrait"));
    if (record.event.type == EventType::referenceAdded) return blobIn(content, QLatin1String("reference"));
    return {};
}

} // namespace mianguan::hub
