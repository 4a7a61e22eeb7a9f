#include "app/conformance/trial.h"
#include "core/wire/enrolment_messages.h"
#include "core/wire/submission.h"
#include "core/wire/submission_states.h"
#include "core/work/event_types.h"

#include <QCborArray>

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

const char place[] = "paths./v1/submissions/states.post";
const char statesPath[] = "/v1/submissions/states";
const QString batch = u"conformance"_s;

Got askStates(Trial& who, const QStringList& keys) {
    return who.askSigned({"POST", statesPath, toBytes(wire::SubmissionQuery{keys})});
}

Fault stationsAreToldNothing(Trial& trial) {
    return unlessRefused(askStates(trial, {Id::random().hex()}), Refusal::NotAllowed);
}

Fault accountEnrols(Trial& trial) {
    Trial& account = *trial.account;
    const auto request = wire::EnrolmentRequest::signedBy(account.key, account.secret, u"conformance test"_s,
                                                          u"mianguan-hub-conformance " MIANGUAN_VERSION ""_s);
    const Got got = account.ask({"POST", "/v1/enrolments", toBytes(request)});
    const auto enrolment = wire::enrolmentFrom(got.body);
    if (const Fault fault = unlessSays(got, enrolment); !fault.isEmpty()) return fault;
    trial.schools = enrolment->schools;
    return trial.schools.isEmpty() ? u"the account may submit for no school"_s : Fault();
}

Fault accountAsksNothingElse(Trial& trial) {
    const Ask ask{"POST", "/v1/outcomes", toBytes(wire::OutcomeQuery{{Id::random()}})};
    return unlessRefused(trial.account->askSigned(ask), Refusal::NotAllowed);
}

Fault strangeKeysLeftOut(Trial& trial) {
    const Got got = askStates(*trial.account, {Id::random().hex()});
    const auto states = wire::submissionStatesFrom(got.body);
    if (const Fault fault = unlessSays(got, states); !fault.isEmpty()) return fault;
    return states->submissions.isEmpty() ? Fault() : u"told of a submission nobody made"_s;
}

Fault keyLimitsKept(Trial& trial) {
    if (const Fault fault = unlessRefused(askStates(*trial.account, {u"short"_s}), Refusal::BodyMalformed);
        !fault.isEmpty())
        return fault;
    return unlessRefused(askStates(*trial.account, QStringList(101, Id::random().hex())),
                         Refusal::TooManyItems);
}

/// A JPEG of the standard size, as far as its header tells.
QByteArray standardPhoto() {
    return QByteArray::fromHex(
        "ffd8ffe000104a46494600010101012c012c0000ffc0001108028001e003012200021101031101"
        "ffda0008010100003f0061ffd9");
}

/// By a person who signs too.
wire::SentEvent bySignature(const Trial& trial, const Draft& draft, const Id& user, const SigningKey& key) {
    const wire::SentEvent plain = trial.event(draft, user);
    Event event = *decodeHeader(plain.header);
    event.signer = key.publicKey();
    wire::SentEvent sent = trial.resigned(event, plain.body);
    sent.userSignature = key.sign(signedByUser(sent.header));
    return sent;
}

/// The station's founder puts a graduate on the roster.
Fault enrolGraduate(Trial& trial, const wire::Submission& whom) {
    const Id founder = Id::random();
    const SigningKey key = SigningKey::random();
    const QCborMap entry{{u"student_number"_s, whom.studentNumber}, {u"name"_s, whom.name}};
    const QCborMap person{{u"user"_s, founder.bytes()},
                          {u"roles"_s, QCborArray{u"operator"_s, u"administrator"_s}},
                          {u"key"_s, key.publicKey().bytes()}};
    const Draft founding{EventType::storeFounded, {}, {{u"school"_s, whom.school}}};
    const Draft roster{EventType::graduateEnrolled,
                       Id::random(),
                       {{u"school"_s, whom.school}, {u"batch"_s, whom.batch}, {u"entry"_s, entry}}};
    if (const Fault fault = unlessStatus(trial.send({trial.event(founding, founder)}), 200); !fault.isEmpty())
        return fault;
    const auto added = bySignature(trial, {EventType::userAdded, {}, person}, founder, key);
    if (const Fault fault = unlessStatus(trial.send({added}), 200); !fault.isEmpty()) return fault;
    const Got got = trial.send({trial.event(roster, founder)});
    const auto outcomes = wire::eventOutcomesFrom(got.body);
    if (const Fault fault = unlessSays(got, outcomes); !fault.isEmpty()) return fault;
    const wire::EventOutcome& said = outcomes->outcomes[0];
    return said.outcome == wire::Outcome::Applied
               ? Fault()
               : u"no graduate could be enrolled to submit a photo of: "_s + said.reason.code;
}

Fault ownSubmissionTold(Trial& trial) {
    const wire::Submission submission{trial.schools[0], batch,       Id::random().hex(), {},
                                      u"王丽"_s,        u"2026-1"_s, standardPhoto()};
    if (const Fault fault = enrolGraduate(trial, submission); !fault.isEmpty()) return fault;
    const QString key = Id::random().hex();
    const Got got = trial.account->askSigned(
        {"POST", "/v1/submissions", toBytes(submission), {"Idempotency-Key: " + key.toLatin1()}});
    const auto submitted = wire::submittedFrom(got.body);
    if (const Fault fault = unlessSays(got, submitted); !fault.isEmpty()) return fault;
    const Got told = askStates(*trial.account, {key});
    const auto states = wire::submissionStatesFrom(told.body);
    if (const Fault fault = unlessSays(told, states); !fault.isEmpty()) return fault;
    if (states->submissions.size() != 1) return u"not told of its own submission"_s;
    const wire::SubmissionState& state = states->submissions[0];
    if (state.key != key || state.event != submitted->event) return u"told of another submission"_s;
    if (state.outcome != wire::Outcome::Applied || state.review != wire::Review::Pending || state.place < 1)
        return u"not told that it is pending, and its place in the queue"_s;
    return {};
}

} // namespace

QList<Clause> statesClauses() {
    return {{"states-of-accounts-alone", place,
             "what became of submissions is told to service accounts alone", stationsAreToldNothing}};
}

QList<Clause> accountClauses() {
    return {{"account-enrols", "paths./v1/enrolments.post", "a service account enrols by its code",
             accountEnrols},
            {"account-asks-nothing-else", "paths./v1/submissions.post",
             "a service account is refused what stations ask", accountAsksNothingElse},
            {"strange-keys-left-out", place, "keys under which nothing was submitted are left out",
             strangeKeysLeftOut},
            {"key-limits", "components.schemas.SubmissionQuery", "other or more keys than agreed are refused",
             keyLimitsKept},
            {"own-submission-told", place,
             "an account is told the outcome, review and place of what it submitted", ownSubmissionTold}};
}

} // namespace mianguan::conformance
