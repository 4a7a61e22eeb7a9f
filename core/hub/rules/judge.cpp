#include "core/hub/rules/judge.h"

#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"

#include <algorithm>
#include <array>

namespace mianguan::hub {

namespace {

using Broken = std::optional<Judgement>;

template <size_t N>
bool isOneOf(const Case& event, const std::array<QLatin1String, N>& types) {
    return std::find(types.begin(), types.end(), event.event().type) != types.end();
}

/// What a supervisor must look at when the right to it was lost: the rest is collecting, and kept.
bool mustBeSettled(const Case& event) {
    if (!event.rule || !event.rule->command) return false;
    switch (*event.rule->command) {
    case Command::JudgePhotos:
    case Command::UndoOwnVerdict:
    case Command::UndoAnyVerdict:
    case Command::ReopenGraduates:
    case Command::DeliverPhotos:
    case Command::Purge:
    case Command::ManagePeople:
    case Command::ChangePolicy:
    case Command::RenewRecoveryCode:
        return true;
    default:
        return false;
    }
}

bool isOfHub(const Case& event) {
    static constexpr std::array types{EventType::stationEnrolled, EventType::stationChanged,
                                      EventType::stationRevoked, EventType::pinAnnounced};
    return isOneOf(event, types);
}

/// The first events of a store bring in who founds it.
bool founds(const Case& event) {
    const Id& user = event.event().user;
    if (event.author) return false;
    if (event.is(EventType::storeFounded)) return event.station.founder.isNull();
    return event.is(EventType::userAdded) && event.station.founder == user && userIn(event.content) == user &&
           keyIn(event.content) == event.event().signer;
}

/// After the recovery code was used the station speaks for the person, who has no key any more.
bool recovers(const Case& event) {
    if (event.station.recovering.isNull()) return false;
    if (event.is(EventType::recoveryCodeRenewed)) return true;
    return event.is(EventType::userKeyChanged) && event.concerned &&
           event.concerned->id == event.station.recovering && event.concerned->home == event.station.lineage;
}

Broken judgeStationAlone(const Case& event) {
    if (event.ofHub) return {};
    if (isOfHub(event)) return voided(Refusal::NotAllowed);
    if (event.rule->byStation || recovers(event)) return {};
    return voided(Refusal::PersonUnknown);
}

/// Whether the author did it by what he held then, not now.
struct Standing {
    bool now = false, known = false;
};

Standing standingOf(const Case& event, bool (*has)(const Case&, const Grant&)) {
    return {has(event, event.author->now()),
            has(event, event.author->known(event.station.lineage, event.event().seen))};
}

bool hasKey(const Case& event, const Grant& grant) {
    return event.event().signer.isNull() ? !grant.key.isNull() : grant.key == event.event().signer;
}

bool hasRight(const Case& event, const Grant& grant) {
    return !event.rule->command || may(grant.roles & event.station.ceiling, *event.rule->command);
}

/// Whatever its author holds.
Broken judgeForm(const Case& event) {
    if (isOfHub(event) && !event.ofHub) return voided(Refusal::NotAllowed);
    const bool unsignedByHim = event.rule->userSigned && event.event().signer.isNull();
    return unsignedByHim ? voided(Refusal::PersonKeyWrong) : Broken();
}

/// `late` is set where only what the author knew speaks for him.
Broken judgePerson(const Case& event, bool& late) {
    if (founds(event)) return {};
    if (!event.author) return voided(Refusal::PersonUnknown);
    if (const Broken broken = judgeForm(event)) return broken;
    const Standing key = standingOf(event, hasKey), right = standingOf(event, hasRight);
    if (!key.now && !key.known) return voided(Refusal::PersonKeyWrong);
    if (!right.now && !right.known) {
        const bool elsewhere = may(event.author->now().roles, *event.rule->command);
        return voided(elsewhere ? Refusal::StationMayNot : Refusal::NotAllowed);
    }
    late = late || !key.now || !right.now;
    return {};
}

/// A station that has purged a subject sends no content of it: nothing else of that is looked at.
Broken judgeContent(const Case& event) {
    const bool gone = event.record.body.isNull() && !event.event().tombstone;
    return gone ? voided(Refusal::Purged) : Broken();
}

/// A tombstone may come again; nothing else of a purged subject counts.
Broken judgePresence(const Case& event) {
    const bool gone = event.subject.purged && !event.event().tombstone;
    return gone ? voided(Refusal::Purged) : Broken();
}

/// Nobody can decide about what is left of a purged subject.
Broken judgeBySupervisor(const Case& event) {
    const Broken gone = judgePresence(event);
    return gone ? gone : waiting(Refusal::NeedsSupervisor);
}

Broken judgeRights(const Case& event) {
    bool late = false;
    if (const qint64 revoked = event.station.revokedAt; revoked != 0) {
        if (event.event().seen >= revoked) return voided(Refusal::StationRevoked);
        late = true;
    }
    const Broken broken = event.event().user.isNull() ? judgeStationAlone(event) : judgePerson(event, late);
    if (broken || !late || event.accepted) return broken;
    if (mustBeSettled(event) && !founds(event)) return judgeBySupervisor(event);
    return Judgement{Outcome::Applied, Refusal::Late};
}

/// What the rules learn of a graduate or a photo.
bool isAboutSomeone(const Case& event) {
    static constexpr std::array types{
        EventType::photoSubmitted,   EventType::photoUnmade,     EventType::photoMatched,
        EventType::matchUndone,      EventType::photoApproved,   EventType::photoRejected,
        EventType::verdictUndone,    EventType::photoDelivered,  EventType::graduateReopened,
        EventType::graduateEnrolled, EventType::graduateChanged, EventType::photoPurged};
    return event.event().tombstone || isOneOf(event, types);
}

/// A station that names nobody there would write a row of nobody. Whom events about people are about stands
/// in their content alone, which is not looked at where they name a graduate.
Broken judgeWhom(const Case& event) {
    const bool ofNobody = event.event().subject.isNull();
    if (ofNobody && isAboutSomeone(event)) return voided(Refusal::GraduateUnknown);
    return !ofNobody && isAboutPeople(event.event().type) ? voided(Refusal::PersonUnknown) : Broken();
}

bool mayTouch(const Case& event, const QString& school) {
    const bool byPerson = !event.author || event.author->scope.holds(school);
    return byPerson && event.station.scope.holds(school);
}

Broken judgeScope(const Case& event) {
    if (event.event().subject.isNull() && !event.is(EventType::rosterImported)) return {};
    const QString school = event.school();
    const bool moved = !event.subject.school.isEmpty() && event.subject.school != school;
    if (moved) return voided(Refusal::OutOfScope);
    if (!school.isEmpty()) return mayTouch(event, school) ? Broken() : voided(Refusal::OutOfScope);
    const bool own = event.subject.lineage.isNull() || event.subject.lineage == event.station.lineage;
    return own || event.station.scope.all ? Broken() : voided(Refusal::OutOfScope);
}

// By type.

/// May a photo take the place of what somebody has?
Broken judgePlace(const Subject& whose, bool made) {
    if (whose.photo == Photo::Approved) return voided(Refusal::Locked);
    const bool stands = whose.photo != Photo::None && whose.photo != Photo::Unmade;
    return !made && stands ? voided(Refusal::SubmissionStands) : Broken();
}

/// One that was given away is the graduate's: whoever takes it anew takes the graduate's.
Broken judgePhoto(const Case& event) {
    if (!event.subject.given.isNull()) return voided(Refusal::SubmissionUnknown);
    return judgePlace(event.subject, event.is(EventType::photoSubmitted));
}

Broken judgeVerdict(const Case& event) {
    const Subject& subject = event.subject;
    if (subject.submission.isNull()) return voided(Refusal::SubmissionUnknown);
    if (idIn(event.content, QLatin1String("submission")) != subject.submission)
        return voided(Refusal::SubmissionReplaced);
    if (subject.collector == event.event().user && !event.reviewsOwn) return voided(Refusal::OwnPhoto);
    switch (effectOf(event)) {
    case Effect::Disputes:
        return Judgement{Outcome::Applied, Refusal::Disputed};
    case Effect::ChangesNothing:
        return voided(Refusal::Disputed);
    case Effect::Agrees:
        return Judgement{Outcome::Applied, Refusal::SecondOpinion};
    case Effect::Stands:
    case Effect::Decides:
        break;
    }
    if (!event.leased) return Judgement{Outcome::Applied, Refusal::SecondOpinion};
    return {};
}

/// What was given away is the photo alone, of someone not yet known: it is not enrolled any more.
Broken judgeEnrolment(const Case& event) {
    return event.subject.given.isNull() ? Broken() : voided(Refusal::SubmissionUnknown);
}

/// Whom a photo is given to, or was: enrolled, in scope and not purged.
Broken judgeGraduate(const Case& event) {
    if (!event.graduate || event.graduate->batch.isEmpty()) return voided(Refusal::GraduateUnknown);
    if (event.graduate->purged) return voided(Refusal::Purged);
    return mayTouch(event, event.graduate->school) ? Broken() : voided(Refusal::OutOfScope);
}

/// Whoever got a photo first keeps it, and so does a graduate whose own it is.
Broken judgeMatch(const Case& event) {
    if (const Broken broken = judgeGraduate(event)) return broken;
    const Subject& photo = event.subject;
    const bool isSomeones = !photo.match.isNull() || !photo.batch.isEmpty();
    if (photo.photo == Photo::None || isSomeones) return voided(Refusal::SubmissionUnknown);
    return judgePlace(*event.graduate, photo.photo != Photo::Unmade);
}

/// Of what the graduate still has, and nobody has approved.
Broken judgeMatchUndoing(const Case& event) {
    if (const Broken broken = judgeGraduate(event)) return broken;
    const Id match = idIn(event.content, QLatin1String("match"));
    const bool stands = !event.subject.given.isNull() && match == event.subject.match;
    if (!stands || match != event.graduate->match) return voided(Refusal::SubmissionUnknown);
    return event.graduate->photo == Photo::Approved ? voided(Refusal::Locked) : Broken();
}

Broken judgeUndoing(const Case& event) {
    const Subject& subject = event.subject;
    const Id named = idIn(event.content, QLatin1String("verdict"));
    const bool ofRival = subject.disputed() && named == subject.rival.event;
    if (named.isNull() || (named != subject.verdict.event && !ofRival))
        return voided(Refusal::VerdictUnknown);
    if (subject.delivered) return voided(Refusal::AlreadyDelivered);
    const Verdict& verdict = ofRival ? subject.rival : subject.verdict;
    const Roles rights = event.rightsNow() | event.rightsKnown();
    if (verdict.judge != event.event().user && !may(rights, Command::UndoAnyVerdict))
        return voided(Refusal::NotAllowed);
    return {};
}

/// A delivery, and a reopening: of the approval that stands.
Broken judgeOfApproval(const Case& event) {
    const Subject& subject = event.subject;
    if (subject.disputed()) return voided(Refusal::Disputed);
    const Id named = idIn(event.content, QLatin1String("verdict"));
    if (subject.photo != Photo::Approved || named != subject.verdict.event)
        return voided(Refusal::ApprovalMissing);
    return {};
}

/// The station alone purges again what came back to it; the hub knows whether it was purged.
Broken judgePurge(const Case& event) {
    if (!event.event().user.isNull() || event.ofHub || event.subject.purged || event.accepted) return {};
    return waiting(Refusal::NeedsSupervisor);
}

Broken judgeNewPerson(const Case& event) {
    if (event.concerned) return voided(Refusal::PersonKnown);
    if (!founds(event) && (rolesIn(event.content) & ~event.station.ceiling))
        return voided(Refusal::StationMayNot);
    return {};
}

Broken judgeAboutPerson(const Case& event) {
    if (!event.concerned) return voided(Refusal::PersonUnknown);
    const Person& person = *event.concerned;
    if (person.home != event.station.lineage && !event.station.scope.holds(person.scope))
        return voided(Refusal::OutOfScope);
    const bool beyond = event.is(EventType::userRolesChanged) &&
                        (rolesIn(event.content) & ~person.now().roles & ~event.station.ceiling);
    return beyond ? voided(Refusal::StationMayNot) : Broken();
}

/// What concerns nobody yet, or nobody's school, is decided where as much can be seen as where it comes from.
bool mayDecide(const Case& event) {
    if (!event.event().subject.isNull()) return true; // its scope was looked at
    if (!event.namedSchool.isEmpty()) return mayTouch(event, event.namedSchool);
    const bool byPerson = !event.author || event.author->scope.holds(event.namedStation.scope);
    return byPerson && event.station.scope.holds(event.namedStation.scope);
}

/// Whoever decides needs the right to what he decides about, and its school. A decision about a purge names
/// no subject, as the desk that purged has no key of it any more.
Broken judgeSettling(const Case& event) {
    if (!event.named || !waitsForDecision(event.named->code)) return voided(Refusal::NothingToSettle);
    const Event& named = event.named->record.event;
    const Id& subject = event.event().subject;
    const bool aboutIt = named.subject == subject || (named.tombstone && subject.isNull());
    if (!aboutIt) return voided(Refusal::NothingToSettle);
    if (!mayDecide(event)) return voided(Refusal::OutOfScope);
    if (event.ofHub) return {};
    if (named.user == event.event().user) return voided(Refusal::OwnEvent);
    const auto rule = ruleFor(named.type);
    const bool mayItself = !rule || !rule->command || may(event.rightsNow(), *rule->command);
    return mayItself ? Broken() : voided(Refusal::NotAllowed);
}

/// Applied all the same: it is a chain of its own then.
Broken judgeBeginning(const Case& event) {
    const auto predecessor = predecessorIn(event.record);
    const bool vouched = !predecessor || predecessor->station == event.station.replaces;
    return vouched ? Broken() : Judgement{Outcome::Applied, Refusal::ChainUnvouched};
}

struct Line {
    QLatin1String type;
    Broken (*judge)(const Case&);
};

constexpr Line lines[] = {
    {EventType::stationStarted, judgeBeginning},    {EventType::graduateEnrolled, judgeEnrolment},
    {EventType::photoSubmitted, judgePhoto},        {EventType::photoUnmade, judgePhoto},
    {EventType::photoApproved, judgeVerdict},       {EventType::photoRejected, judgeVerdict},
    {EventType::verdictUndone, judgeUndoing},       {EventType::photoMatched, judgeMatch},
    {EventType::matchUndone, judgeMatchUndoing},    {EventType::photoDelivered, judgeOfApproval},
    {EventType::graduateReopened, judgeOfApproval}, {EventType::photoPurged, judgePurge},
    {EventType::userAdded, judgeNewPerson},         {EventType::userRolesChanged, judgeAboutPerson},
    {EventType::userRemoved, judgeAboutPerson},     {EventType::userKeyChanged, judgeAboutPerson},
    {EventType::eventSettled, judgeSettling},
};

Broken judgeByType(const Case& event) {
    for (const Line& line : lines)
        if (event.is(line.type)) return line.judge(event);
    return {};
}

Broken judgeAwaited(const Case& event) {
    return event.awaits && !event.accepted ? waiting(event.awaits->code) : Broken();
}

/// What came before it from the same desk is settled first.
Broken judgeOrder(const Case& event) {
    return event.behind && !event.event().tombstone ? waiting(Refusal::EarlierAwaited) : Broken();
}

Broken judgeBlobs(const Case& event) {
    return event.portraitHere ? Broken() : waiting(Refusal::BlobsAwaited);
}

bool isFinal(const Broken& broken) { return broken && broken->outcome != Outcome::Applied; }

} // namespace

bool canBeGranted(const Case& event) { return event.author && event.rule && !judgeForm(event); }

Effect effectOf(const Case& event) {
    const Subject& subject = event.subject;
    const bool supervisor = (event.rightsNow() | event.rightsKnown()).testFlag(Role::Supervisor);
    if (subject.verdict.event.isNull()) return Effect::Stands;
    if (subject.disputed()) return supervisor ? Effect::Decides : Effect::ChangesNothing;
    const Photo says = event.is(EventType::photoApproved) ? Photo::Approved : Photo::Rejected;
    if (subject.verdict.says == says) return Effect::Agrees;
    if (supervisor) return Effect::Decides;
    return subject.verdict.bySupervisor ? Effect::ChangesNothing : Effect::Disputes;
}

Judgement judge(const Case& event) {
    if (!event.rule) return waiting(Refusal::TypeUnknown);
    Judgement applied;
    for (const auto rule : {judgeContent, judgeAwaited, judgeRights, judgeWhom, judgeScope, judgePresence,
                            judgeOrder, judgeByType, judgeBlobs}) {
        const Broken broken = rule(event);
        if (isFinal(broken)) return *broken;
        if (broken && applied.code != Refusal::Late) applied = *broken;
    }
    return applied;
}

} // namespace mianguan::hub
