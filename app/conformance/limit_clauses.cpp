#include "app/conformance/trial.h"
#include "core/wire/blob_messages.h"
#include "core/wire/limits.h"

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

constexpr char place[] = "info, Limits; x-limits";

Fault tooManyRefused(Trial& trial) {
    const wire::BlobQuery blobs{
        QList<wire::BlobName>(wire::limit::blobsAsked + 1, {Id::random(), Hash::of("x")})};
    const wire::OutcomeQuery outcomes{QList<Id>(wire::limit::outcomesAsked + 1, Id::random())};
    const wire::EventBatch events{
        QList<wire::SentEvent>(wire::limit::events + 1, trial.event({u"sign-in-refused"_s, {}, {}}))};
    for (const Ask& ask :
         {Ask{"POST", "/v1/blobs/missing", toBytes(blobs)}, Ask{"POST", "/v1/outcomes", toBytes(outcomes)},
          Ask{"POST", "/v1/events", toBytes(events)}})
        if (const Fault fault = unlessRefused(trial.askSigned(ask), Refusal::TooManyItems); !fault.isEmpty())
            return QString::fromLatin1(ask.target) + u": "_s + fault;
    return {};
}

/// Only announced: the hub refuses before it reads, so nothing need be sent. Nobody can tell where a next
/// request on that connection would begin.
QByteArrayList announcing(qint64 bytes) {
    return {"Content-Length: " + QByteArray::number(bytes), "Connection: close"};
}

Fault tooMuchRefused(Trial& trial) {
    Ask ask{"POST", "/v1/outcomes", "x"};
    ask.headers = trial.signatureOf(ask);
    ask.headers += announcing(wire::limit::bodyBytes + 1);
    return unlessRefused(trial.ask(ask), Refusal::BodyTooLarge);
}

Fault tooLargeBlobRefused(Trial& trial) {
    Ask ask{"PUT", wire::BlobName{Id::random(), Hash::of("x")}.path().toLatin1(), "x"};
    ask.type = "application/octet-stream";
    ask.headers = trial.signatureOf(ask);
    ask.headers += announcing(wire::limit::blobBytes + 1);
    return unlessRefused(trial.ask(ask), Refusal::BlobTooLarge);
}

Fault largeHeadRefused(Trial& trial) {
    const QByteArray large = "X-Large: " + QByteArray(wire::limit::headBytes + 100, 'x');
    return unlessRefused(trial.ask({"GET", "/v1/hub", {}, {large}}), Refusal::HeadersTooLarge);
}

Fault chunkedRefused(Trial& trial) {
    Ask ask{"POST", "/v1/outcomes", toBytes(wire::OutcomeQuery{{Id::random()}})};
    ask.headers = trial.signatureOf(ask);
    ask.headers += "Transfer-Encoding: chunked";
    return unlessRefused(trial.ask(ask), Refusal::LengthRequired);
}

} // namespace

QList<Clause> limitClauses() {
    return {
        {"too-many-refused", place, "more items than agreed are refused", tooManyRefused},
        {"too-much-refused", place, "a body beyond the limit is refused before it is read", tooMuchRefused},
        {"large-blob-refused", place, "a blob beyond the limit is refused before it is read",
         tooLargeBlobRefused},
        {"large-head-refused", place, "headers beyond the limit are refused", largeHeadRefused},
        {"chunked-refused", place, "a body without a length is refused", chunkedRefused}};
}

} // namespace mianguan::conformance
