#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <mutex>

namespace mianguan::http {

/// Takes one line of JSON without its newline. Called from any thread, one at a time; must not block for
/// long.
using LineSink = std::function<void(const QByteArray&)>;

/// What is told of one request: no name, number, path or query of anybody.
struct AccessRecord {
    QByteArray id;
    QByteArray method;
    QByteArray route; ///< the pattern; empty when none fits
    int status = 0;   ///< 499: the client was gone before it could be answered
    qint64 ms = 0;
    qint64 received = 0; ///< bytes
    qint64 sent = 0;     ///< bytes
    QByteArray caller;   ///< as the handler named it
    QByteArray refusal;  ///< the code of a refusal, as the client was told it, or the server's own reason

    QByteArray line(qint64 atMs) const;
};

/// A line that tells of an error now.
QByteArray errorLine(const QByteArray& what, const QByteArray& why, const QByteArray& requestId = {});

/// Errors, no more than `perMinute` lines in a minute; a line then says how many were kept back.
class ErrorLog {
public:
    using Clock = std::chrono::steady_clock;

    explicit ErrorLog(LineSink sink, int perMinute = 60);
    ~ErrorLog();

    /// `what` failed; `why` is what() of an exception or the system's words.
    void write(const QByteArray& what, const QByteArray& why, const QByteArray& requestId = {},
               Clock::time_point now = Clock::now());

private:
    void beginMinute(Clock::time_point now);
    void tellKeptBack();

    const LineSink sink;
    const int perMinute;
    std::mutex mutex;
    Clock::time_point minute;
    int written = 0;
    int keptBack = 0;
};

/// What the exception being handled says of itself; in a catch block only.
QByteArray currentFault();

} // namespace mianguan::http
