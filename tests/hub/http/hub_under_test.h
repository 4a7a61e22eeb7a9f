#pragma once

#include "core/hub/http/server.h"
#include "tests/hub/http/wire_client.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <condition_variable>
#include <thread>

namespace mianguan::http {

/// Lines written from any thread, to be looked at.
class Lines {
public:
    LineSink sink() {
        return [this](const QByteArray& line) {
            const std::lock_guard lock(mutex);
            lines.append(line);
            more.notify_all();
        };
    }
    QByteArrayList all() const {
        const std::lock_guard lock(mutex);
        return lines;
    }
    /// Waits until there are so many.
    QByteArrayList atLeast(qsizetype count) {
        std::unique_lock lock(mutex);
        more.wait_for(lock, std::chrono::seconds(30), [&] { return lines.size() >= count; });
        return lines;
    }

private:
    mutable std::mutex mutex;
    std::condition_variable more;
    QByteArrayList lines;
};

/// A server on a free port of 127.0.0.1, and what it logs and counts. Change `options` and `routes`, then
/// start().
class HubUnderTest {
public:
    HubUnderTest() {
        options.endpoints = {{"127.0.0.1", 0, std::nullopt}};
        options.accessLog = access.sink();
        options.errorLog = errors.sink();
        options.metrics = &metrics;
        options.limits.linger = std::chrono::milliseconds(500);
    }

    void on(Method method, const QByteArray& pattern, Handler handler, qint64 bodyMost = 0, Pace pace = {}) {
        routes.add({method, pattern, std::move(handler), {}, bodyMost, pace});
    }
    void onSink(const QByteArray& pattern, SinkOpener sink, qint64 bodyMost, Pace pace = {}) {
        routes.add({Method::Put, pattern, {}, std::move(sink), bodyMost, pace});
    }
    void start() {
        auto started = Server::start(options, routes);
        if (!started) qFatal("%s", qPrintable(started.error().sentence()));
        server = std::move(*started);
    }
    quint16 port() const { return server->ports().first(); }
    WireClient client() const { return WireClient(port()); }
    Got ask(const QByteArray& bytes) const { return client().ask(bytes); }
    /// The value of a line of the metrics; -1 when there is none.
    qint64 metric(const QByteArray& line) const {
        for (const QByteArray& one : metrics.text().split('\n'))
            if (one.startsWith(line + ' ')) return one.mid(line.size() + 1).toLongLong();
        return -1;
    }

    Options options;
    RouteTable routes;
    Metrics metrics;
    Lines access;
    Lines errors;
    std::unique_ptr<Server> server;
};

inline Handler say(const QByteArray& words) {
    return [words](const Request&, const Reply& reply) { reply.answer(answer(200, "text/plain", words)); };
}

inline QString codeOf(const Got& got) {
    return QJsonDocument::fromJson(got.body).object().value(QStringLiteral("code")).toString();
}

/// Waits, for 30 seconds at most, until it holds.
template <class Holds>
bool eventually(Holds holds) {
    for (int i = 0; i < 3000; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

} // namespace mianguan::http
