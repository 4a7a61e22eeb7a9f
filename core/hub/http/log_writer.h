#pragma once

#include "core/hub/http/metrics.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace mianguan::http {

/// Writes lines to a descriptor on a thread of its own, so that nobody who has one to write waits for a
/// reader that stalls. What comes while `most` lines wait is dropped and counted; a line then says how many.
class LogWriter {
public:
    LogWriter(int descriptor, Count& dropped, size_t most = 10'000);
    ~LogWriter(); ///< what waits is written as long as somebody reads
    Q_DISABLE_COPY_MOVE(LogWriter)

    void write(const QByteArray& line); ///< without its newline; from any thread

private:
    void run();
    QByteArray taken();
    bool pass(const QByteArray& lines);
    bool awaitRoom();

    const int descriptor;
    const size_t most;
    Count& dropped;
    std::mutex mutex;
    std::condition_variable news;
    std::deque<QByteArray> waiting; // by mutex
    qint64 untold = 0;              // dropped since the last line that said so; by mutex
    bool ending = false;            // by mutex
    std::thread thread;
};

} // namespace mianguan::http
