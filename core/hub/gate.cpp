#include "core/hub/gate.h"

#include "core/base/clock.h"
#include "core/hub/answers.h"
#include "core/wire/limits.h"
#include "core/wire/nonce.h"
#include "core/wire/versions.h"

#include <QJsonArray>

#include <algorithm>

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using wire::Endpoint;
using wire::Refusal;
using Refused = tl::unexpected<http::Response>;

namespace {

/// What one may still ask who may no longer work with the hub: what he did before is to arrive.
bool isOpenToRevoked(Endpoint endpoint) {
    switch (endpoint) {
    case Endpoint::BlobsMissing:
    case Endpoint::SendBlobs:
    case Endpoint::LookForBlob:
    case Endpoint::PutBlob:
    case Endpoint::SendEvents:
    case Endpoint::Outcomes:
        return true;
    default:
        return false;
    }
}

/// What apps and schools' systems may ask; stations ask everything else.
bool isForAccounts(Endpoint endpoint) {
    return endpoint == Endpoint::Submit || endpoint == Endpoint::SubmissionStates;
}

Bar barByStanding(const Asking& asking, Endpoint endpoint) {
    if (asking.revoked && (asking.isAccount || !isOpenToRevoked(endpoint)))
        return refused(Refusal::StationRevoked);
    if (asking.isAccount != isForAccounts(endpoint)) return refused(Refusal::NotAllowed);
    return {};
}

http::Response badHeader(const QString& name) {
    return refused(Refusal::HeaderMalformed, {{u"field"_s, name}});
}

} // namespace

Caller Asking::storeCaller(bool writes) const {
    if (!writes) return {caller};
    return {caller, RequestMark{signature.nonce, signature.number, nonceExpiresMs}};
}

QByteArray Gate::freshNonce() const {
    const auto expiry = wire::Nonce::Time(nowMs()) + wire::limit::nonce;
    return wire::Nonce::make(store.requestKey(), expiry).text();
}

tl::expected<Asking, http::Response> Gate::look(const http::Request& request) const {
    const auto value = [&](const char* name) { return request.headers.value(name); };
    const QByteArrayList four{value(wire::header::caller), value(wire::header::nonce),
                              value(wire::header::number), value(wire::header::signature)};
    if (std::any_of(four.begin(), four.end(), [](const QByteArray& each) { return each.isEmpty(); }))
        return Refused(refused(Refusal::RequestUnsigned));
    const auto signature = wire::RequestSignature::fromHeaders(four[0], four[1], four[2], four[3]);
    if (!signature) return Refused(badHeader(signature.error().where));
    auto asking = known(*signature, request.id);
    if (!asking) return asking;
    if (Bar bar = barByNonce(*asking)) return Refused(std::move(*bar));
    return asking;
}

tl::expected<Asking, http::Response> Gate::known(const wire::RequestSignature& signature,
                                                 const QByteArray& requestId) const {
    Asking asking{signature.caller, {}, false, false, signature};
    const auto station = store.station(signature.caller);
    if (!station) return Refused(trouble(station.error(), requestId));
    if (*station && signature.caller != store.hub()) {
        const auto calls = store.mayCall(**station);
        if (!calls) return Refused(trouble(calls.error(), requestId));
        if (!*calls) return Refused(refused(Refusal::CallerUnknown));
        asking.key = (*station)->key;
        asking.revoked = (*station)->revokedAt != 0;
        return asking;
    }
    const auto account = store.account(signature.caller);
    if (!account) return Refused(trouble(account.error(), requestId));
    if (!*account) return Refused(refused(Refusal::CallerUnknown));
    asking.key = (*account)->key;
    asking.isAccount = true;
    asking.revoked = (*account)->revoked;
    return asking;
}

Bar Gate::barByNonce(Asking& asking) const {
    const auto nonce = wire::Nonce::read(store.requestKey(), asking.signature.nonce);
    if (!nonce || nonce->isStale(wire::Nonce::Time(nowMs())))
        return refused(Refusal::NonceStale).with(wire::header::nextNonce, freshNonce());
    asking.nonceExpiresMs = nonce->expiry().count();
    return {};
}

Bar Gate::check(const Asking& asking, Endpoint endpoint, const http::Request& request, const Hash& body) {
    const wire::RequestSignature& signature = asking.signature;
    if (!signature.fits(asking.key, http::nameOf(request.method), request.target, body))
        return refused(Refusal::RequestSignatureWrong);
    const bool fresh =
        windows.take(asking.caller, signature.nonce, signature.number, asking.nonceExpiresMs, nowMs());
    if (!fresh) return refused(Refusal::RequestReplayed);
    return barByStanding(asking, endpoint);
}

Bar barByVersion(const http::Request& request) {
    const QByteArray path = request.target.split('?').first();
    if (!path.startsWith("/v1/") || path == "/v1/hub") return {};
    const QByteArray version = request.headers.value(wire::header::version);
    if (version.isEmpty()) return badHeader(QLatin1String(wire::header::version));
    bool isNumber = false;
    const int number = version.toInt(&isNumber);
    if (isNumber && wire::versions().contains(number)) return {};
    QJsonArray known;
    for (const int each : wire::versions())
        known += each;
    return refused(Refusal::VersionUnknown, {{u"versions"_s, known}});
}

} // namespace mianguan::hub
