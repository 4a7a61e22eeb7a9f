#pragma once

#include "core/hub/http/headers.h"
#include "core/hub/http/target.h"

#include <QHash>

namespace mianguan::http {

enum class Method { Get, Head, Post, Put, Patch, Delete };

QByteArray nameOf(Method method);
std::optional<Method> methodNamed(QByteArrayView name);

/// One request, read and checked. Cheap to copy.
struct Request {
    Method method = Method::Get;
    QByteArray target; ///< path and query as they were sent, which is what signatures are made over
    QByteArray route;  ///< the pattern that fits, "/v1/blobs/{subject}/{hash}"
    QHash<QByteArray, QByteArray> parameters; ///< what stands in the pattern's braces, decoded
    Query query;
    Headers headers;
    QByteArray body;     ///< empty where the route has a sink
    QByteArray remote;   ///< the client's address in text; behind a trusted proxy the one it names
    QByteArray id;       ///< names this request in logs and answers; a trusted proxy's, else made here
    qint64 received = 0; ///< bytes of head and body as they came

    QByteArray parameter(const QByteArray& name) const { return parameters.value(name); }
    /// The first of that name; nothing when it was not given.
    std::optional<QByteArray> queried(QByteArrayView name) const;
};

} // namespace mianguan::http
