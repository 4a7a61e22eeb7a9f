#pragma once

#include "core/hub/http/body.h"
#include "core/hub/http/problem.h"
#include "core/hub/http/request.h"

#include <memory>

namespace mianguan::http {

/// What is answered. Content-Length, Date, Connection and X-Request-Id are the server's to write.
struct Response {
    int status = 200;
    Headers headers; ///< a field with a control character in it is left out and logged
    QByteArray body;
    std::shared_ptr<BodySource> source; ///< instead of `body`
    qint64 length = 0;                  ///< what `source` gives
    std::optional<Problem> problem;     ///< instead of either

    Response& with(QByteArray name, QByteArray value);
};

Response answer(int status, QByteArray type, QByteArray body);
Response noContent();
Response problem(int status, QByteArray code, QJsonObject details = {});
/// 503 with Retry-After.
Response tryLater(QByteArray code, int seconds);

/// The part of `source` (of `size` bytes, standing at the first) that the request's Range asks for: 200, 206
/// or 416. `seek` puts it at an offset.
Response ranged(const Request& request, QByteArray type, qint64 size, std::shared_ptr<BodySource> source,
                const std::function<void(qint64)>& seek);
/// A file or the part asked for; 404 when it cannot be read.
Response file(const Request& request, QByteArray type, const QString& path);

QByteArray reasonPhrase(int status);

} // namespace mianguan::http
