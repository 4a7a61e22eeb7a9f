#pragma once

#include "core/hub/http/request.h"
#include "core/hub/http/response.h"
#include "core/hub/number_windows.h"
#include "core/hub/store/hub_store.h"
#include "core/wire/endpoint.h"
#include "core/wire/request_signature.h"

#include <tl/expected.hpp>

namespace mianguan::hub {

/// Who asks, as far as the head of his request tells: that it is really his request is known with its body.
struct Asking {
    Id caller;
    PublicKey key;
    bool isAccount = false;
    bool revoked = false;
    wire::RequestSignature signature;
    qint64 nonceExpiresMs = 0;

    /// For the store; with the mark of a request that writes.
    Caller storeCaller(bool writes) const;
};

using Bar = std::optional<http::Response>;

/// Lets signed requests in, in the order the contract has it ("Signed requests").
class Gate {
public:
    explicit Gate(const HubStore& hub) : store(hub) {}

    tl::expected<Asking, http::Response> look(const http::Request& request) const;
    /// `body`: the hash of what came. Uses up the number.
    Bar check(const Asking& asking, wire::Endpoint endpoint, const http::Request& request, const Hash& body);

    QByteArray freshNonce() const;

private:
    tl::expected<Asking, http::Response> known(const wire::RequestSignature& signature,
                                               const QByteArray& requestId) const;
    Bar barByNonce(Asking& asking) const;

    const HubStore& store;
    NumberWindows windows;
};

/// Why a request is refused before its path is looked at: the version of the contract.
Bar barByVersion(const http::Request& request);

} // namespace mianguan::hub
