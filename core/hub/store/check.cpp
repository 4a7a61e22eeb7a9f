#include "core/hub/store/check.h"

#include "core/ledger/beginning.h"
#include "core/wire/cbor_shape.h"
#include "core/wire/limits.h"
#include "core/work/event_contents.h"
#include "core/work/upcast.h"

namespace mianguan::hub {

namespace {

bool bodyFits(const Event& event, const wire::SentEvent& sent, Body& body) {
    if (sent.body.isNull()) return true;
    if (!isBodyWithin(sent.body)) return false;
    const Result<Body> read = Body::fromBytes(sent.body);
    if (!read || read->hash() != event.body) return false;
    body = *read;
    return true;
}

/// In the tables as it is, for what is looked up by it: PostgreSQL takes neither a null character nor 2,704
/// bytes.
bool isName(const QString& text) {
    constexpr int most = 800;
    return text.size() <= most && !text.contains(QChar(0));
}

bool namesFit(const Checked& checked) {
    if (!saysSchool(checked.event.type) || checked.body.isNull()) return true;
    const Batch batch = batchIn(contentOf(Record{0, checked.event, checked.hash, checked.body}));
    return isName(batch.school) && isName(batch.name);
}

} // namespace

bool isBodyWithin(const QByteArray& body) {
    return body.size() <= wire::limit::eventBodyBytes &&
           wire::isCborWithin(body, {wire::limit::eventDepth, wire::limit::eventValues});
}

tl::expected<Checked, Refusal> checkForm(const wire::SentEvent& sent, const Id& station,
                                         const PublicKey& key) {
    const Result<Event> event = sent.header.size() <= wire::limit::eventHeaderBytes
                                    ? decodeHeader(sent.header)
                                    : Result<Event>(tl::unexpected(Error()));
    Checked checked;
    if (!event || event->id.isNull() || event->seen < 0 || !isMarkedRight(*event) ||
        !bodyFits(*event, sent, checked.body))
        return tl::unexpected(Refusal::EventMalformed);
    if (event->station != station) return tl::unexpected(Refusal::NotAllowed);
    const bool byStation = key.verifies(signedByStation(sent.header), sent.stationSignature);
    const bool byUser = event->signer.isNull()
                            ? sent.userSignature.isNull()
                            : event->signer.verifies(signedByUser(sent.header), sent.userSignature);
    if (!byStation || !byUser) return tl::unexpected(Refusal::SignatureWrong);
    checked.event = *event;
    checked.hash = Hash::of(sent.header);
    checked.sent = sent;
    if (!namesFit(checked)) return tl::unexpected(Refusal::EventMalformed);
    return checked;
}

} // namespace mianguan::hub
