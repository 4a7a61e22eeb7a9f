#pragma once

#include "core/hub/http/reply.h"

namespace mianguan::http {

/// Called on a worker. What it throws is answered 500 and logged.
using Handler = std::function<void(Request, Reply)>;
/// Opens the sink for a body that is about to come; none when it has answered instead (refused by right or by
/// size). It keeps the reply, to be answered when the body is finished or as soon as it is not wanted.
using SinkOpener = std::function<std::unique_ptr<BodySink>(Request, Reply)>;

/// How slowly a body may come: all of it within `within`, and when `bytesPerSecond` is given, that much time
/// more for each second's worth that has come.
struct Pace {
    std::chrono::milliseconds within = std::chrono::seconds(60);
    qint64 bytesPerSecond = 0;
};

struct Route {
    Method method = Method::Get;
    QByteArray pattern; ///< "/v1/blobs/{subject}/{hash}"; what stands in braces is one segment
    Handler handler;
    SinkOpener sink;     ///< instead of a handler, for large bodies
    qint64 bodyMost = 0; ///< bytes; 0: takes no body
    Pace pace;
};

struct Found {
    const Route* route = nullptr; ///< null: none fits
    QHash<QByteArray, QByteArray> parameters;
    QByteArrayList methods; ///< those that the path takes, for Allow; empty: no such path
};

/// The routes of a server. Where several patterns fit a path, the one added first counts.
class RouteTable {
public:
    void add(Route route);
    /// GET's route also serves HEAD, unless HEAD has one of its own.
    Found find(std::optional<Method> method, const QByteArrayList& segments) const;

private:
    struct Place {
        Route route;
        QByteArrayList segments;
    };
    const Place* placeOf(std::optional<Method> method, const QByteArrayList& segments) const;

    QList<Place> places;
};

} // namespace mianguan::http
