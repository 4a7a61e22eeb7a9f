#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace mianguan::wire {

/// Why a hub refuses a request, or does not simply apply an event. One catalogue for both sides.
enum class Refusal {
    // A whole request.
    VersionUnknown,
    PathUnknown,
    MethodUnknown,
    MediaTypeUnknown,
    HeaderMalformed,
    QueryMalformed,
    HeadersTooLarge,
    LengthRequired,
    BodyMalformed,
    BodyTooLarge,
    TooManyItems,
    RequestTooSlow,
    RangeWrong,
    NonceStale,
    RequestUnsigned,
    RequestReplayed,
    RequestSignatureWrong,
    CallerUnknown,
    CodeUnknown,
    TooManyAttempts,
    EventMalformed,
    SignatureWrong,
    EventDiffers,
    ChainGap,
    ChainForked,
    PositionUnknown,
    HashDiffers,
    OffsetDiffers,
    BlobTooLarge,
    BlobUnknown,
    LeaseUnknown,
    KeyReused,
    PictureUnreadable,
    ConsentMissing,
    RateExceeded,
    TooManyAtOnce,
    TooManyWaiting,
    TooManyConnections,
    HubUnready,
    DiskFull,
    HubFailed,
    // A request, or an event by itself.
    StationRevoked,
    NotAllowed,
    GraduateUnknown,
    // An event waits.
    BlobsAwaited,
    NeedsSupervisor,
    EarlierAwaited,
    LostAwaited,
    TypeUnknown,
    // An event is void.
    PersonUnknown,
    PersonKeyWrong,
    PersonKnown,
    StationMayNot,
    OutOfScope,
    Purged,
    Locked,
    SubmissionReplaced,
    SubmissionUnknown,
    ApprovalMissing,
    VerdictUnknown,
    AlreadyDelivered,
    SubmissionStands,
    OwnPhoto,
    OwnEvent,
    NothingToSettle,
    Declined,
    // An event is applied, and people should know.
    Late,
    SecondOpinion,
    Disputed,
    ChainUnvouched,
};
constexpr int refusalCount = int(Refusal::ChainUnvouched) + 1;

/// Whether the same thing may go well later without a person.
enum class Persistence { Retryable, Permanent };

QString refusalId(Refusal refusal); ///< as it travels: "nonce-stale"
std::optional<Refusal> refusalFrom(QStringView id);
/// The HTTP status of a request so refused; 0 for what is only ever said of an event.
int refusalStatus(Refusal refusal);
Persistence persistenceOf(Refusal refusal);

/// What people read.
struct RefusalWords {
    QString sentence;
    QString remedy;
};
RefusalWords wordsOf(Refusal refusal); ///< in the program's language
/// In the first of our languages that an Accept-Language header (RFC 9110, 12.5.4) asks for, else English.
/// From any thread.
RefusalWords wordsOf(Refusal refusal, QStringView acceptLanguage);

} // namespace mianguan::wire
