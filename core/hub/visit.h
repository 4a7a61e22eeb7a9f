#pragma once

#include "core/hub/callers.h"
#include "core/hub/gate.h"
#include "core/hub/http/route.h"

namespace mianguan::hub {

/// A signed request that was let in, until it is answered.
class Visit {
public:
    Visit(http::Request request, http::Reply reply, Asking who, Callers::Place place, wire::Endpoint endpoint,
          QByteArray nextNonce);

    const http::Request request; ///< with its body
    const Asking asking;
    const bool writes;

    void answer(http::Response response) const;
    void refuse(wire::Refusal refusal, const QJsonObject& details = {}) const;
    bool isOpen() const { return reply.isOpen(); }
    void hold(std::chrono::milliseconds most, http::HoldEnded ended) const {
        reply.hold(most, std::move(ended));
    }

    Caller storeCaller() const { return asking.storeCaller(writes); }
    const Id& caller() const { return asking.caller; }
    QString language() const { return QString::fromLatin1(request.headers.value("Accept-Language")); }

private:
    const http::Reply reply;
    mutable Callers::Place place; ///< until it is answered
    const QByteArray nextNonce;   ///< told with the answer when the one in use will soon be stale
};
using VisitPtr = std::shared_ptr<const Visit>;
using VisitHandler = std::function<void(const VisitPtr&)>;

/// The door of all signed requests: makes the routes that lead through the gate.
class Reception {
public:
    Reception(const HubStore& store, const Callers::Limits& limits) : gate(store), callers(limits) {}

    http::Route route(wire::Endpoint endpoint, VisitHandler handler);
    QByteArray freshNonce() const { return gate.freshNonce(); }

    struct Guest {
        Asking asking;
        Callers::Place place;
    };
    /// By the head alone.
    tl::expected<Guest, http::Response> look(const http::Request& request);
    /// With the body.
    void letIn(Guest guest, http::Request request, const http::Reply& reply, wire::Endpoint endpoint,
               const VisitHandler& handler);

    std::atomic<qint64> bytesComing = 0; ///< of bodies, in memory

private:
    QByteArray nextNonce(const Asking& asking) const;

    Gate gate;
    Callers callers;
};

} // namespace mianguan::hub
