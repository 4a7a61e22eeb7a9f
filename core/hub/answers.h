#pragma once

#include "core/base/result.h"
#include "core/hub/http/response.h"
#include "core/hub/store/hub_store.h"
#include "core/wire/problem.h"

namespace mianguan::hub {

/// What a request is told where an event would be told more: who may not is told no reason.
wire::Refusal ofRequest(wire::Refusal refusal);
/// A request refused, as the contract has it.
http::Response refused(wire::Refusal refusal, const QJsonObject& details = {});
http::Response refusedFor(wire::Refusal refusal, std::chrono::milliseconds wait); ///< with Retry-After
/// A message that is not as agreed: body-malformed or too-many-items, naming the field.
http::Response malformed(const Error& error);
/// The hub's own trouble: said to whom it concerns as what he can do about it, and logged as what it is.
http::Response trouble(const Error& error, const QByteArray& requestId);
http::Response cbor(QByteArray message);

/// The answer to `reply`, which the store gave: its refusal, its trouble, or what `say` makes of it.
template <class T, class Say>
http::Response answerTo(const Result<Reply<T>>& reply, const QByteArray& requestId, Say say) {
    if (!reply) return trouble(reply.error(), requestId);
    if (reply->refusal) return refused(*reply->refusal);
    return say(reply->value);
}

/// For http::Options: the server's own refusals in the contract's codes, each with its header.
void inCodesOfTheContract(const http::Request& request, http::Response& response);
std::optional<http::Words> inWordsOfTheContract(const http::Problem& problem, http::Language language);

} // namespace mianguan::hub
