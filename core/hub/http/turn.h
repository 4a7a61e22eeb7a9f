#pragma once

#include "core/hub/http/exchange.h"
#include "core/hub/http/request_parser.h"
#include "core/hub/http/route.h"

namespace mianguan::http {

/// One request on its way through a session.
struct Turn {
    Time::time_point began = Time::now();
    qint64 sentBefore = 0;
    RequestParser parser;
    QByteArray method; ///< as sent, when it is a known one
    Request request;
    const Route* route = nullptr;
    std::shared_ptr<Exchange> exchange;
    std::unique_ptr<BodySink> sink;

    QByteArray piece;       ///< of the body, not handed on yet
    qint64 bodyBytes = 0;   ///< of the body in all
    qint64 bytesHeld = 0;   ///< of it counted as in memory
    Time::time_point paced; ///< when the body's time began, later by what its sink took

    std::optional<Response> response;
    QByteArray refusal; ///< why the server itself answers
    bool closes = false;
    bool gone = false; ///< nobody is there to answer

    bool isSettled() const { return response || gone; }
};

} // namespace mianguan::http
