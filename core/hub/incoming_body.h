#pragma once

#include "core/hub/visit.h"

namespace mianguan::hub {

/// What a body may be like before it comes: of the endpoint's type, of a length that is told and not too
/// large.
Bar barByBody(const http::Request& request, wire::Endpoint endpoint);

/// The body of a signed request, kept until it can be compared with the signature.
class IncomingBody : public http::BodySink {
public:
    IncomingBody(Reception& reception, Reception::Guest guest, http::Request request, http::Reply reply,
                 wire::Endpoint endpoint, VisitHandler handler);
    ~IncomingBody() override { reception.bytesComing -= request.body.size(); }

    void write(const QByteArray& piece) override;
    void finish() override;
    void abort() override {}

private:
    Reception& reception;
    Reception::Guest guest;
    http::Request request;
    http::Reply reply;
    wire::Endpoint endpoint;
    VisitHandler handler;
};

} // namespace mianguan::hub
