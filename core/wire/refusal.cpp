#include "core/wire/refusal.h"

#include "core/wire/words.h"

#include <QCoreApplication>

namespace mianguan::wire {

namespace {

struct Row {
    const char* id;
    int status;
    Persistence persistence;
    const char* sentence;
    const char* remedy;
};

constexpr auto retryable = Persistence::Retryable, permanent = Persistence::Permanent;
constexpr char context[] = "Refusal";

/// The one catalogue.
constexpr Row rowOf(Refusal refusal) {
    switch (refusal) {
    case Refusal::VersionUnknown:
        return {"version-unknown", 426, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The hub does not speak this version of the contract"),
                QT_TRANSLATE_NOOP("Refusal", "Update the older of the two programs.")};
    case Refusal::PathUnknown:
        return {
            "path-unknown", 404, permanent,
            QT_TRANSLATE_NOOP("Refusal", "The hub has nothing at this address"),
            QT_TRANSLATE_NOOP("Refusal", "Check the hub's address; the program may be newer than the hub.")};
    case Refusal::MethodUnknown:
        return {"method-unknown", 405, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The hub does not take this kind of request here"),
                QT_TRANSLATE_NOOP("Refusal", "Update the older of the two programs.")};
    case Refusal::MediaTypeUnknown:
        return {"media-type-unknown", 415, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The hub does not take content of this type"),
                QT_TRANSLATE_NOOP("Refusal", "Update the older of the two programs.")};
    case Refusal::HeaderMalformed:
        return {"header-malformed", 400, permanent,
                QT_TRANSLATE_NOOP("Refusal", "A header of the request is missing or not as agreed"),
                QT_TRANSLATE_NOOP("Refusal", "Check whether a proxy changes requests on the way.")};
    case Refusal::QueryMalformed:
        return {"query-malformed", 400, permanent,
                QT_TRANSLATE_NOOP("Refusal", "What the address asks for is not as agreed"),
                QT_TRANSLATE_NOOP("Refusal", "Update the older of the two programs.")};
    case Refusal::HeadersTooLarge:
        return {"headers-too-large", 431, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The headers of the request are too large"),
                QT_TRANSLATE_NOOP("Refusal", "Check whether a proxy adds headers on the way.")};
    case Refusal::LengthRequired:
        return {"length-required", 411, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The request does not say how long it is"),
                QT_TRANSLATE_NOOP("Refusal", "Check whether a proxy changes requests on the way.")};
    case Refusal::BodyMalformed:
        return {"body-malformed", 400, permanent,
                QT_TRANSLATE_NOOP("Refusal", "What was sent is not as agreed"),
                QT_TRANSLATE_NOOP("Refusal", "Update the older of the two programs.")};
    case Refusal::BodyTooLarge:
        return {"body-too-large", 413, permanent,
                QT_TRANSLATE_NOOP("Refusal", "What was sent is larger than the hub takes at once"),
                QT_TRANSLATE_NOOP("Refusal", "Send less at once.")};
    case Refusal::TooManyItems:
        return {"too-many-items", 413, permanent,
                QT_TRANSLATE_NOOP("Refusal", "More things were sent than the hub takes at once"),
                QT_TRANSLATE_NOOP("Refusal", "Send fewer at once.")};
    case Refusal::RequestTooSlow:
        return {"request-too-slow", 408, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The request came too slowly"),
                QT_TRANSLATE_NOOP("Refusal", "Check the network; it is tried again by itself.")};
    case Refusal::RangeWrong:
        return {"range-wrong", 416, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The part asked for is not within the file"),
                QT_TRANSLATE_NOOP("Refusal", "Fetch the file from its beginning.")};
    case Refusal::NonceStale:
        return {"nonce-stale", 401, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The request was signed too long ago"),
                QT_TRANSLATE_NOOP("Refusal", "It is signed anew and sent again by itself.")};
    case Refusal::RequestUnsigned:
        return {"request-unsigned", 401, permanent, QT_TRANSLATE_NOOP("Refusal", "The request is not signed"),
                QT_TRANSLATE_NOOP("Refusal", "Enrol this station at the hub.")};
    case Refusal::RequestReplayed:
        return {"request-replayed", 401, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The hub has had this very request before"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "It is signed anew and sent again by itself; if it happens often, "
                                  "someone may be repeating requests.")};
    case Refusal::RequestSignatureWrong:
        return {"request-signature-wrong", 401, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The signature of the request is not right"),
                QT_TRANSLATE_NOOP("Refusal", "Check whether a proxy changes requests on the way; otherwise "
                                             "enrol this station anew.")};
    case Refusal::CallerUnknown:
        return {"caller-unknown", 401, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The hub does not know this station"),
                QT_TRANSLATE_NOOP("Refusal", "Ask the hub's administrator for an enrolment code.")};
    case Refusal::CodeUnknown:
        return {"code-unknown", 403, permanent,
                QT_TRANSLATE_NOOP("Refusal",
                                  "This enrolment code is not valid: mistaken, used, or older than a day"),
                QT_TRANSLATE_NOOP("Refusal", "Ask the hub's administrator for a new one.")};
    case Refusal::TooManyAttempts:
        return {"too-many-attempts", 429, retryable,
                QT_TRANSLATE_NOOP("Refusal", "Too many wrong enrolment codes came from here"),
                QT_TRANSLATE_NOOP("Refusal", "Wait a minute, then try again.")};
    case Refusal::EventMalformed:
        return {"event-malformed", 400, permanent,
                QT_TRANSLATE_NOOP("Refusal", "An entry of the ledger is not readable for the hub"),
                QT_TRANSLATE_NOOP("Refusal", "Verify this station's data; update the hub if it is older.")};
    case Refusal::SignatureWrong:
        return {"signature-wrong", 400, permanent, QT_TRANSLATE_NOOP("Refusal", "A signature is not right"),
                QT_TRANSLATE_NOOP("Refusal", "Verify this station's data.")};
    case Refusal::EventDiffers:
        return {"event-differs", 409, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The hub has another entry under the same id"),
                QT_TRANSLATE_NOOP("Refusal", "Verify this station's data and tell the hub's administrator.")};
    case Refusal::ChainGap:
        return {
            "chain-gap", 409, retryable,
            QT_TRANSLATE_NOOP("Refusal", "Entries are missing between what the hub has and what was sent"),
            QT_TRANSLATE_NOOP("Refusal", "They are sent by themselves.")};
    case Refusal::ChainForked:
        return {"chain-forked", 409, permanent,
                QT_TRANSLATE_NOOP("Refusal",
                                  "Another copy of this station has already gone on from the same entry"),
                QT_TRANSLATE_NOOP("Refusal", "Nothing is lost: the hub keeps what was sent apart. Enrol this "
                                             "station anew, and use only one copy of its data.")};
    case Refusal::PositionUnknown:
        return {"position-unknown", 409, permanent,
                QT_TRANSLATE_NOOP("Refusal", "This station has read further than the hub's records go"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "The hub was probably restored from a backup: ask its administrator.")};
    case Refusal::HashDiffers:
        return {"hash-differs", 422, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The file that arrived is not the one announced"),
                QT_TRANSLATE_NOOP("Refusal", "It is sent again from the beginning by itself.")};
    case Refusal::OffsetDiffers:
        return {"offset-differs", 409, retryable,
                QT_TRANSLATE_NOOP("Refusal",
                                  "The hub has another part of the file than the one sent goes on from"),
                QT_TRANSLATE_NOOP("Refusal", "It goes on by itself from where the hub is.")};
    case Refusal::BlobTooLarge:
        return {"blob-too-large", 413, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The picture is larger than the hub takes"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Keep the original at the station, or ask the hub's administrator.")};
    case Refusal::BlobUnknown:
        return {"blob-unknown", 404, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The hub does not have this picture, or not yet"),
                QT_TRANSLATE_NOOP("Refusal", "It is asked for again by itself; the station that took it must "
                                             "meet the hub first.")};
    case Refusal::LeaseUnknown:
        return {"lease-unknown", 404, permanent,
                QT_TRANSLATE_NOOP("Refusal", "This photo is no longer set aside for you"),
                QT_TRANSLATE_NOOP("Refusal", "Fetch photos to review again.")};
    case Refusal::KeyReused:
        return {"key-reused", 422, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The idempotency key was used for something else"),
                QT_TRANSLATE_NOOP("Refusal", "Give every submission a key of its own.")};
    case Refusal::PictureUnreadable:
        return {"picture-unreadable", 422, permanent,
                QT_TRANSLATE_NOOP("Refusal", "What was submitted is not a picture the hub takes"),
                QT_TRANSLATE_NOOP("Refusal", "Submit a JPEG of the standard size.")};
    case Refusal::ConsentMissing:
        return {"consent-missing", 422, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The graduate's consent was not sent along"),
                QT_TRANSLATE_NOOP("Refusal", "Ask the graduate for consent, then submit again.")};
    case Refusal::RateExceeded:
        return {"rate-exceeded", 429, retryable,
                QT_TRANSLATE_NOOP("Refusal", "This station asks more often than the hub allows"),
                QT_TRANSLATE_NOOP("Refusal", "It slows down by itself.")};
    case Refusal::TooManyAtOnce:
        return {"too-many-at-once", 429, retryable,
                QT_TRANSLATE_NOOP("Refusal", "This station asks for too many things at once"),
                QT_TRANSLATE_NOOP("Refusal", "It slows down by itself.")};
    case Refusal::TooManyWaiting:
        return {"too-many-waiting", 429, retryable,
                QT_TRANSLATE_NOOP("Refusal",
                                  "Too many entries of this station about one graduate wait at the hub"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Settle what waits first: pictures are sent by themselves, a supervisor "
                                  "decides the rest.")};
    case Refusal::TooManyConnections:
        return {"too-many-connections", 503, retryable,
                QT_TRANSLATE_NOOP("Refusal", "Too many stations are connected to the hub"),
                QT_TRANSLATE_NOOP("Refusal", "It is tried again by itself.")};
    case Refusal::HubUnready:
        return {"hub-unready", 503, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The hub is not ready at the moment"),
                QT_TRANSLATE_NOOP("Refusal", "It is tried again by itself.")};
    case Refusal::DiskFull:
        return {"disk-full", 507, retryable, QT_TRANSLATE_NOOP("Refusal", "The hub's disk is full"),
                QT_TRANSLATE_NOOP("Refusal", "Tell the hub's administrator; it is tried again by itself.")};
    case Refusal::HubFailed:
        return {"hub-failed", 500, retryable, QT_TRANSLATE_NOOP("Refusal", "The hub failed at this request"),
                QT_TRANSLATE_NOOP("Refusal", "It is tried again by itself; if it goes on, give the hub's "
                                             "administrator the request id.")};
    case Refusal::StationRevoked:
        return {
            "station-revoked", 403, permanent,
            QT_TRANSLATE_NOOP("Refusal", "This station may no longer work with the hub"),
            QT_TRANSLATE_NOOP("Refusal", "Ask the hub's administrator; what was collected before is kept.")};
    case Refusal::NotAllowed:
        return {"not-allowed", 403, permanent,
                QT_TRANSLATE_NOOP("Refusal", "Whoever asked for this has no right to it"),
                QT_TRANSLATE_NOOP("Refusal", "Ask someone with the right role to do it.")};
    case Refusal::GraduateUnknown:
        return {"graduate-unknown", 422, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The hub knows no such graduate"),
                QT_TRANSLATE_NOOP("Refusal", "Check the number, or add the graduate to the roster.")};
    case Refusal::BlobsAwaited:
        return {"blobs-awaited", 0, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The portrait is not at the hub yet"),
                QT_TRANSLATE_NOOP("Refusal", "It is sent by itself.")};
    case Refusal::NeedsSupervisor:
        return {"needs-supervisor", 0, retryable,
                QT_TRANSLATE_NOOP("Refusal", "A right was withdrawn before the hub heard of this"),
                QT_TRANSLATE_NOOP("Refusal", "A supervisor decides whether it counts.")};
    case Refusal::TypeUnknown:
        return {"type-unknown", 0, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The hub does not know this kind of entry yet and keeps it"),
                QT_TRANSLATE_NOOP("Refusal", "Update the hub; it then counts by itself.")};
    case Refusal::PersonUnknown:
        return {
            "person-unknown", 0, permanent,
            QT_TRANSLATE_NOOP("Refusal", "The hub does not know the person who did this"),
            QT_TRANSLATE_NOOP("Refusal", "An administrator adds the person at the hub; then do it again.")};
    case Refusal::PersonKeyWrong:
        return {
            "person-key-wrong", 0, permanent,
            QT_TRANSLATE_NOOP("Refusal", "This was signed with another key than the person has at the hub"),
            QT_TRANSLATE_NOOP("Refusal", "Sign in again at this station, then do it again.")};
    case Refusal::StationMayNot:
        return {"station-may-not", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "This may not be done through this station"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Do it at a station that is allowed to, or ask the hub's administrator.")};
    case Refusal::OutOfScope:
        return {"out-of-scope", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The graduate is of a school this station does not work for"),
                QT_TRANSLATE_NOOP("Refusal", "Check the roster, or ask the hub's administrator.")};
    case Refusal::Purged:
        return {"purged", 0, permanent, QT_TRANSLATE_NOOP("Refusal", "The graduate's data has been purged"),
                QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done; what came late was not kept.")};
    case Refusal::Locked:
        return {"locked", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The graduate's photo was approved already and is locked"),
                QT_TRANSLATE_NOOP("Refusal", "If it must be taken anew, a supervisor reopens the graduate.")};
    case Refusal::SubmissionReplaced:
        return {"submission-replaced", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "A newer photo was submitted before this verdict arrived"),
                QT_TRANSLATE_NOOP("Refusal", "Review the newer photo.")};
    case Refusal::SubmissionUnknown:
        return {
            "submission-unknown", 0, permanent,
            QT_TRANSLATE_NOOP("Refusal", "The photo this is about does not count at the hub"),
            QT_TRANSLATE_NOOP("Refusal", "See what became of the photo, and submit it again if need be.")};
    case Refusal::ApprovalMissing:
        return {"approval-missing", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The photo was delivered without an approval the hub confirmed"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Call the delivery back, have the photo reviewed, and deliver it again.")};
    case Refusal::VerdictUnknown:
        return {"verdict-unknown", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The verdict to be undone does not stand at the hub"),
                QT_TRANSLATE_NOOP("Refusal", "See which verdict stands now.")};
    case Refusal::AlreadyDelivered:
        return {"already-delivered", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "The photo was delivered before the verdict was undone"),
                QT_TRANSLATE_NOOP("Refusal", "A supervisor may reopen the graduate.")};
    case Refusal::Late:
        return {"late", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal",
                                  "This came after the station's or the person's right was withdrawn, "
                                  "and counts because it was done before"),
                QT_TRANSLATE_NOOP("Refusal", "A supervisor should look at it.")};
    case Refusal::SecondOpinion:
        return {"second-opinion", 0, permanent,
                QT_TRANSLATE_NOOP(
                    "Refusal", "The photo was not set aside for this reviewer: counted as a second opinion"),
                QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done.")};
    case Refusal::Disputed:
        return {"disputed", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "Two reviewers judged the same photo differently"),
                QT_TRANSLATE_NOOP("Refusal", "A supervisor decides.")};
    case Refusal::EarlierAwaited:
        return {"earlier-awaited", 0, retryable,
                QT_TRANSLATE_NOOP("Refusal", "Something earlier that this depends on still waits"),
                QT_TRANSLATE_NOOP("Refusal", "It is settled by itself after that.")};
    case Refusal::LostAwaited:
        return {"lost-awaited", 0, retryable,
                QT_TRANSLATE_NOOP("Refusal", "The hub was restored from a backup, and what this depends on "
                                             "has not come to it again yet"),
                QT_TRANSLATE_NOOP("Refusal",
                                  "It is settled by itself when the station that recorded that sends it "
                                  "again. If that station is gone for good, ask the hub's administrator.")};
    case Refusal::PersonKnown:
        return {"person-known", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "This person is known to the hub already"),
                QT_TRANSLATE_NOOP("Refusal", "Change the roles of the person there is.")};
    case Refusal::SubmissionStands:
        return {"submission-stands", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal",
                                  "No portrait could be made of this photo, so the photo before stays"),
                QT_TRANSLATE_NOOP("Refusal", "Take a new photo.")};
    case Refusal::OwnPhoto:
        return {"own-photo", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal",
                                  "The reviewer collected this photo, and the school does not allow that"),
                QT_TRANSLATE_NOOP("Refusal", "Leave it to another reviewer.")};
    case Refusal::OwnEvent:
        return {"own-event", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal", "Nobody decides about what he did himself"),
                QT_TRANSLATE_NOOP("Refusal", "Leave it to another supervisor.")};
    case Refusal::NothingToSettle:
        return {"nothing-to-settle", 0, permanent,
                QT_TRANSLATE_NOOP("Refusal",
                                  "What was decided about does not wait for a supervisor, or no longer"),
                QT_TRANSLATE_NOOP("Refusal", "Look at the list again.")};
    case Refusal::Declined:
        return {"declined", 0, permanent, QT_TRANSLATE_NOOP("Refusal", "A supervisor turned this down"),
                QT_TRANSLATE_NOOP("Refusal", "Ask the supervisor for the reason.")};
    case Refusal::ChainUnvouched:
        return {
            "chain-unvouched", 0, permanent,
            QT_TRANSLATE_NOOP(
                "Refusal",
                "This station goes on from the records of another, which its enrolment does not allow for"),
            QT_TRANSLATE_NOOP("Refusal", "If it is the same desk, enrol it anew with a code made for that.")};
    }
    Q_UNREACHABLE();
}

} // namespace

QString refusalId(Refusal refusal) { return QLatin1String(rowOf(refusal).id); }

std::optional<Refusal> refusalFrom(QStringView id) {
    for (int i = 0; i < refusalCount; ++i)
        if (id == QLatin1String(rowOf(Refusal(i)).id)) return Refusal(i);
    return std::nullopt;
}

int refusalStatus(Refusal refusal) { return rowOf(refusal).status; }
Persistence persistenceOf(Refusal refusal) { return rowOf(refusal).persistence; }

RefusalWords wordsOf(Refusal refusal) {
    const Row row = rowOf(refusal);
    return {QCoreApplication::translate(context, row.sentence),
            QCoreApplication::translate(context, row.remedy)};
}

RefusalWords wordsOf(Refusal refusal, QStringView acceptLanguage) {
    const Row row = rowOf(refusal);
    return {worded(context, row.sentence, acceptLanguage), worded(context, row.remedy, acceptLanguage)};
}

} // namespace mianguan::wire
