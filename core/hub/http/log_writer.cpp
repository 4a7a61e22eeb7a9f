#include "core/hub/http/log_writer.h"

#include "core/hub/http/log.h"

#include <cerrno>
#include <climits>
#include <poll.h>
#include <unistd.h>

namespace mianguan::http {

namespace {
constexpr int patienceMs = 500;        // with a reader that stalls, once this is to end
constexpr qsizetype atOnce = PIPE_BUF; // a pipe that has room at all has room for so much
} // namespace

LogWriter::LogWriter(int to, Count& counted, size_t atMost)
    : descriptor(to), most(atMost), dropped(counted), thread([this] { run(); }) {}

LogWriter::~LogWriter() {
    {
        const std::lock_guard lock(mutex);
        ending = true;
    }
    news.notify_all();
    thread.join();
}

void LogWriter::write(const QByteArray& line) {
    {
        const std::lock_guard lock(mutex);
        if (waiting.size() >= most) {
            ++untold;
            return dropped.add();
        }
        waiting.push_back(line + '\n');
    }
    news.notify_one();
}

void LogWriter::run() {
    for (QByteArray lines = taken(); !lines.isEmpty(); lines = taken())
        if (!pass(lines)) return;
}

/// What waits, as much as is written at once; empty when this ends.
QByteArray LogWriter::taken() {
    std::unique_lock lock(mutex);
    news.wait(lock, [this] { return !waiting.empty() || ending; });
    QByteArray lines;
    while (!waiting.empty() && (lines.isEmpty() || lines.size() + waiting.front().size() <= atOnce)) {
        lines += waiting.front();
        waiting.pop_front();
    }
    if (const qint64 lost = std::exchange(untold, 0); lost > 0)
        lines += errorLine("log lines dropped, as nobody read them", QByteArray::number(lost)) + '\n';
    return lines;
}

/// False when this is to end and nobody reads.
bool LogWriter::pass(const QByteArray& lines) {
    for (qsizetype at = 0; at < lines.size();) {
        if (!awaitRoom()) return false;
        const ssize_t written =
            ::write(descriptor, lines.constData() + at, size_t(std::min(atOnce, lines.size() - at)));
        if (written < 0 && errno != EINTR && errno != EAGAIN) return true; // no reader at all: let them go
        at += std::max<ssize_t>(written, 0);
    }
    return true;
}

bool LogWriter::awaitRoom() {
    for (;;) {
        pollfd wanted{descriptor, POLLOUT, 0};
        if (::poll(&wanted, 1, patienceMs) != 0) return true;
        const std::lock_guard lock(mutex);
        if (ending) return false;
    }
}

} // namespace mianguan::http
