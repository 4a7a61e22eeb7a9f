#pragma once

#include "core/hub/http/metrics.h"
#include "core/hub/visit.h"

#include <condition_variable>
#include <thread>

namespace mianguan::hub {

/// Stations that wait for news of the log. One thread looks what was settled, once for all of them, and
/// answers those it concerns.
class LongPolls {
public:
    LongPolls(const HubStore& store, http::Metrics& metrics);
    ~LongPolls();
    Q_DISABLE_COPY_MOVE(LongPolls)

    /// What a station asks: what was settled after a position, now or within a time.
    struct Question {
        qint64 after = 0;
        int limit = 1;
        std::chrono::seconds wait{};
    };
    void answer(const VisitPtr& visit, const Question& question);
    void logGrew(qint64 head); ///< from any thread

private:
    struct Poll {
        VisitPtr visit;
        Station station;
        qint64 after = 0; ///< nothing for it up to here
        int limit = 1;
    };
    using Polls = std::map<quint64, Poll>;

    void keep(const VisitPtr& visit, Poll poll, std::chrono::seconds wait);
    void end(quint64 number);
    void work();
    QStringList audienceUpTo(qint64 until);
    Polls concerned(const QStringList& audience);
    void answerNow(quint64 number, Poll& poll);

    const HubStore& store;
    http::Count& waiting;
    std::mutex mutex;
    std::condition_variable news;
    Polls polls;
    quint64 next = 0;
    qint64 head = 0;   ///< of the log, as far as told
    qint64 looked = 0; ///< up to here everybody was told
    bool ending = false;
    std::thread thread;
};

} // namespace mianguan::hub
