#include "core/hub/rules/learn.h"

#include "core/hub/rules/broken_event.h"
#include "core/hub/rules/judge.h"
#include "core/hub/rules/station_events.h"
#include "core/ledger/beginning.h"
#include "core/work/enrolment_key.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"

#include <algorithm>
#include <array>

namespace mianguan::hub {

namespace {

Photo saidBy(const Case& event) {
    return event.is(EventType::photoApproved) ? Photo::Approved : Photo::Rejected;
}

// Photos.

Subject touched(const Case& event) {
    Subject subject = event.subject;
    subject.school = event.school();
    if (subject.lineage.isNull()) subject.lineage = event.station.lineage;
    return subject;
}

/// A later photo takes the place of the one before, with its verdicts, for good.
Result<void> learnPhoto(State& state, const Case& event) {
    Subject subject = touched(event);
    const bool made = event.is(EventType::photoSubmitted);
    subject.held() = {};
    subject.earlier.clear();
    subject.photo = made ? Photo::Pending : Photo::Unmade;
    subject.submission = made ? event.event().id : Id();
    subject.submittedAt = made ? event.record.position : 0;
    subject.portrait = blobIn(event.content, QLatin1String("portrait"));
    subject.collector = event.event().user;
    return state.dropLease(subject.id).and_then([&] { return state.put(subject); });
}

/// Else it is of a photo that was the graduate's until it was purged, whom who learns the log again never
/// hears of; or, in the log of an earlier hub, of one that another name's has taken the place of.
bool isOfWhatHeHas(const Case& event) {
    const Id verdict = idIn(event.content, QLatin1String("verdict"));
    if (event.isVerdict())
        return idIn(event.content, QLatin1String("submission")) == event.subject.submission;
    return verdict == event.subject.verdict.event || verdict == event.subject.rival.event;
}

bool isAboutPhoto(const Case& event) {
    return event.isVerdict() || event.is(EventType::verdictUndone) || event.is(EventType::photoDelivered) ||
           event.is(EventType::graduateReopened);
}

Result<void> learnVerdict(State& state, const Case& event) {
    Subject subject = touched(event);
    const bool supervisor = (event.rightsNow() | event.rightsKnown()).testFlag(Role::Supervisor);
    const Verdict verdict{event.event().id, event.event().user, saidBy(event), supervisor};
    switch (effectOf(event)) {
    case Effect::Stands:
    case Effect::Decides:
        if (subject.verdict.says != verdict.says) subject.verdict = verdict;
        subject.verdict.bySupervisor = subject.verdict.bySupervisor || supervisor;
        subject.rival = {};
        subject.photo = verdict.says;
        break;
    case Effect::Agrees:
        subject.verdict.bySupervisor = subject.verdict.bySupervisor || supervisor;
        break;
    case Effect::Disputes:
        subject.rival = verdict;
        break;
    case Effect::ChangesNothing:
        break;
    }
    return state.dropLease(subject.id).and_then([&] { return state.put(subject); });
}

Result<void> putBoth(State& state, const Subject& one, const Subject& other) {
    return state.dropLease(one.id)
        .and_then([&] { return state.dropLease(other.id); })
        .and_then([&] { return state.put(one); })
        .and_then([&] { return state.put(other); });
}

/// The photo is the graduate's with what was said of it; what he had is kept for when it is taken back.
Result<void> learnMatch(State& state, const Case& event) {
    if (!event.graduate) return brokenEvent(event.event().id);
    Subject photo = touched(event), graduate = *event.graduate;
    if (graduate.photo != Photo::None) graduate.earlier += graduate;
    graduate.held() = std::exchange(photo.held(), {});
    graduate.match = photo.match = event.event().id;
    photo.given = graduate.id;
    return putBoth(state, photo, graduate);
}

Held hadBefore(Subject& graduate) {
    return graduate.earlier.isEmpty() ? Held() : graduate.earlier.takeLast();
}

/// It awaits its verdict anew, as of someone not yet known; the graduate has what he had.
Result<void> learnMatchUndoing(State& state, const Case& event) {
    if (!event.graduate) return brokenEvent(event.event().id);
    Subject photo = touched(event), graduate = *event.graduate;
    photo.held() = std::exchange(graduate.held(), hadBefore(graduate));
    if (photo.photo != Photo::Unmade) photo.photo = Photo::Pending;
    photo.verdict = photo.rival = {};
    photo.match = photo.given = {};
    photo.delivered = false;
    return putBoth(state, photo, graduate);
}

/// What was given to a graduate is purged where it came in: he has what he had.
Result<void> loseMatch(State& state, Subject graduate, const Id& match) {
    if (graduate.match == match)
        graduate.held() = hadBefore(graduate);
    else
        graduate.earlier.removeIf([&](const Held& one) { return one.match == match; });
    return state.dropLease(graduate.id).and_then([&] { return state.put(graduate); });
}

/// With the verdict that stands, one that differs from it goes: the photo waits for its verdict anew.
Result<void> learnUndoing(State& state, const Case& event) {
    Subject subject = touched(event);
    const Id undone = idIn(event.content, QLatin1String("verdict"));
    subject.rival = {};
    if (undone == subject.verdict.event) {
        subject.verdict = {};
        subject.photo = Photo::Pending;
    }
    return state.put(subject);
}

Result<void> learnDelivery(State& state, const Case& event) {
    Subject subject = touched(event);
    subject.delivered = true;
    return state.put(subject);
}

Result<void> learnReopening(State& state, const Case& event) {
    Subject subject = touched(event);
    subject.verdict = {event.event().id, event.event().user, Photo::Rejected, true};
    subject.photo = Photo::Rejected;
    return state.put(subject);
}

Result<void> learnPurge(State& state, const Case& event) {
    Subject gone;
    gone.id = event.event().subject;
    if (gone.id != event.subject.id) gone.person = event.subject.id;
    gone.school = event.school();
    gone.batch = event.subject.batch;
    gone.lineage = touched(event).lineage;
    gone.waiting = event.subject.waiting;
    gone.purged = true;
    if (event.graduate && !event.graduate->purged)
        if (auto lost = loseMatch(state, *event.graduate, event.subject.match); !lost) return lost;
    return state.put(gone).and_then([&] { return state.bury(gone.id); });
}

// Graduates.

/// By which whoever is enrolled is known to be someone: at his first enrolment, as at the desks.
Result<QString> namingKey(State& state, const Case& event) {
    if (!event.is(EventType::graduateEnrolled) || batchIn(event.content).name.isEmpty()) return QString();
    return state.subject(event.event().subject).map([&](const Subject& name) {
        const bool before = !name.batch.isEmpty() || !name.person.isNull();
        return before ? QString() : enrolmentKey(event.content);
    });
}

/// Whose numbers they are: the person's, where someone was enrolled so before.
Result<Subject> enrolled(State& state, const Case& event) {
    Subject subject = touched(event);
    const Result<QString> naming = namingKey(state, event);
    if (!naming) return Fail(naming.error());
    const QString& key = *naming;
    if (event.is(EventType::graduateEnrolled)) subject.batch = batchIn(event.content).name;
    const Result<Id> first = key.isEmpty() ? subject.id : state.firstOf(subject, key);
    if (!first) return Fail(first.error());
    if (*first != subject.id) subject.person = *first;
    if (auto put = state.put(subject); !put) return Fail(put.error());
    return *first == subject.id ? Result<Subject>(subject) : state.subject(*first);
}

/// Enrolment keys stand among the numbers and hold U+0000: a number that could pass for one is none.
bool isFoundBy(const QString& number) {
    return !number.isEmpty() && std::none_of(number.begin(), number.end(),
                                             [](QChar c) { return c.category() == QChar::Other_Control; });
}

Result<void> learnEnrolment(State& state, const Case& event) {
    const Result<Subject> known = enrolled(state, event);
    if (!known) return Fail(known.error());
    const Subject& subject = *known;
    const QCborMap entry = event.content.value(QLatin1String("entry")).toMap();
    for (const char* number : {"student_number", "candidate_number", "identity_number", "code"})
        if (const QString text = textIn(entry, QLatin1String(number)); isFoundBy(text))
            if (auto indexed = state.index(subject, text); !indexed) return indexed;
    return {};
}

// People.

Result<void> grant(State& state, const Case& event, Person person, Roles roles, const PublicKey& key) {
    person.grants += Grant{event.record.position, event.station.lineage, roles, key};
    return state.put(person);
}

Result<void> learnFounding(State& state, const Case& event) {
    if (!event.station.founder.isNull()) return {};
    Station station = event.station;
    station.founder = event.event().user;
    return state.put(station);
}

Result<void> learnNewPerson(State& state, const Case& event) {
    const bool narrower = event.ofHub && event.content.contains(QLatin1String("schools"));
    const Scope scope = narrower ? scopeIn(event.content) : event.station.scope;
    const Person person{userIn(event.content), event.station.lineage, scope, {}};
    return grant(state, event, person, rolesIn(event.content) & event.station.ceiling, keyIn(event.content));
}

// What is about someone was judged so; where a damaged log is learned again he may be missing.

Result<void> learnRoles(State& state, const Case& event) {
    if (!event.concerned) return brokenEvent(event.event().id);
    return grant(state, event, *event.concerned, rolesIn(event.content), event.concerned->now().key);
}

Result<void> learnRemoval(State& state, const Case& event) {
    if (!event.concerned) return brokenEvent(event.event().id);
    return grant(state, event, *event.concerned, {}, {});
}

Result<void> learnKey(State& state, const Case& event) {
    if (!event.concerned) return brokenEvent(event.event().id);
    return grant(state, event, *event.concerned, event.concerned->now().roles, keyIn(event.content));
}

Result<void> learnPolicy(State& state, const Case& event) {
    const Scope& scope = event.station.scope;
    const bool allowed = policyIn(event.content).reviewOwnPhotos;
    if (scope.all) return state.setReviewsOwn(scope.text(), allowed);
    for (const QString& school : scope.schools)
        if (auto set = state.setReviewsOwn(school, allowed); !set) return set;
    return {};
}

/// Whose key the station may change next; any other deed of people ends it.
Result<void> learnRecovery(State& state, const Case& event) {
    if (event.is(EventType::userKeyChanged) || event.is(EventType::recoveryCodeRenewed)) return {};
    const Id recovering = event.is(EventType::recovered) ? userIn(event.content) : Id();
    if (event.station.recovering == recovering) return {};
    Station station = event.station;
    station.recovering = recovering;
    return state.put(station);
}

// Stations.

Result<void> learnStation(State& state, const Case& event) {
    const Station enrolled = stationIn(event.content, event.record.position);
    return state.put(enrolled);
}

Result<void> changeStation(State& state, const Case& event, void (*change)(Station&, const Case&)) {
    const auto known = state.station(idIn(event.content, QLatin1String("station")));
    if (!known) return Fail(known.error());
    if (!*known) return {};
    Station station = **known;
    change(station, event);
    return state.put(station);
}

Result<void> learnChange(State& state, const Case& event) {
    return changeStation(state, event, [](Station& station, const Case& change) {
        const Station fresh = stationIn(change.content, change.record.position);
        station.name = fresh.name;
        station.scope = fresh.scope;
        station.ceiling = fresh.ceiling;
        if (!fresh.replaces.isNull()) station.replaces = fresh.replaces;
    });
}

Result<void> learnRevocation(State& state, const Case& event) {
    return changeStation(state, event, [](Station& station, const Case& revocation) {
        if (station.revokedAt == 0) station.revokedAt = revocation.record.position;
    });
}

/// A chain that its enrolment lets follow another's takes that one's place.
Result<void> learnBeginning(State& state, const Case& event) {
    const auto predecessor = predecessorIn(event.record);
    if (!predecessor || predecessor->station != event.station.replaces) return {};
    const auto before = state.station(predecessor->station);
    if (!before) return Fail(before.error());
    if (!*before) return {};
    Station station = event.station;
    station.lineage = (*before)->lineage;
    station.founder = (*before)->founder;
    return state.put(station);
}

struct Line {
    QLatin1String type;
    Result<void> (*learn)(State&, const Case&);
};

constexpr Line lines[] = {
    {EventType::photoSubmitted, learnPhoto},       {EventType::photoUnmade, learnPhoto},
    {EventType::photoMatched, learnMatch},         {EventType::matchUndone, learnMatchUndoing},
    {EventType::photoApproved, learnVerdict},      {EventType::photoRejected, learnVerdict},
    {EventType::verdictUndone, learnUndoing},      {EventType::photoDelivered, learnDelivery},
    {EventType::graduateReopened, learnReopening}, {EventType::photoPurged, learnPurge},
    {EventType::graduateEnrolled, learnEnrolment}, {EventType::graduateChanged, learnEnrolment},
    {EventType::storeFounded, learnFounding},      {EventType::userAdded, learnNewPerson},
    {EventType::userRolesChanged, learnRoles},     {EventType::userRemoved, learnRemoval},
    {EventType::userKeyChanged, learnKey},         {EventType::policyChanged, learnPolicy},
    {EventType::stationStarted, learnBeginning},   {EventType::stationEnrolled, learnStation},
    {EventType::stationChanged, learnChange},      {EventType::stationRevoked, learnRevocation},
};

Result<void> learnByType(State& state, const Case& event) {
    const bool isOfAnother = isAboutPhoto(event) && !isOfWhatHeHas(event);
    for (const Line& line : lines)
        if (event.is(line.type) && !isOfAnother) return line.learn(state, event);
    if (event.event().subject.isNull() || event.subject.purged) return {};
    const Subject subject = touched(event);
    return subject == event.subject ? Result<void>() : state.put(subject);
}

} // namespace

QString audienceOf(const Id& lineage) { return QLatin1Char('@') + lineage.hex(); }

QStringList audienceOf(const Case& event, Outcome outcome) {
    const QString school = event.school();
    const Id& whose = event.subject.lineage; // what the hub purges is its desk's
    if (outcome == Outcome::Applied && school.isEmpty() && event.ofHub && !whose.isNull())
        return {audienceOf(whose)};
    if (outcome == Outcome::Void || (school.isEmpty() && !event.event().subject.isNull()))
        return {audienceOf(event.station.lineage)};
    if (!school.isEmpty()) return {school};
    const Scope& scope = event.station.scope;
    return scope.all ? QStringList{scope.text()} : scope.schools;
}

Result<void> learn(State& state, const Case& event) {
    if (event.event().subject.isNull())
        if (auto recovery = learnRecovery(state, event); !recovery) return recovery;
    return learnByType(state, event);
}

} // namespace mianguan::hub
