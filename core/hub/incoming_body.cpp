#include "core/hub/incoming_body.h"

#include "core/hub/answers.h"
#include "core/wire/limits.h"

namespace mianguan::hub {

using wire::Endpoint;
using wire::Refusal;

namespace {

constexpr qint64 mostComing = 512 * 1024 * 1024;

bool isType(const QByteArray& header, const char* type) {
    return header.split(';').first().trimmed().toLower() == type;
}

} // namespace

Bar barByBody(const http::Request& request, Endpoint endpoint) {
    const bool blob = endpoint == Endpoint::PutBlob;
    if (!isType(request.headers.value("Content-Type"), blob ? "application/octet-stream" : wire::cborType))
        return refused(Refusal::MediaTypeUnknown);
    bool isLength = false;
    const qint64 length = request.headers.value("Content-Length").toLongLong(&isLength);
    if (!isLength) return refused(Refusal::LengthRequired);
    if (blob && length > wire::limit::blobBytes) return refused(Refusal::BlobTooLarge);
    if (!blob && length > wire::limit::bodyBytes) return refused(Refusal::BodyTooLarge);
    return {};
}

IncomingBody::IncomingBody(Reception& door, Reception::Guest who, http::Request head, http::Reply to,
                           Endpoint asked, VisitHandler whoAnswers)
    : reception(door), guest(std::move(who)), request(std::move(head)), reply(std::move(to)), endpoint(asked),
      handler(std::move(whoAnswers)) {}

void IncomingBody::write(const QByteArray& piece) {
    request.body += piece;
    reception.bytesComing += piece.size();
    if (reception.bytesComing > mostComing) reply.answer(refused(Refusal::HubUnready));
}

void IncomingBody::finish() {
    reception.bytesComing -= request.body.size();
    reception.letIn(std::move(guest), std::exchange(request, {}), reply, endpoint, handler);
}

} // namespace mianguan::hub
