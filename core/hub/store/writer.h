#pragma once

#include "core/hub/store/books.h"

#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace mianguan::hub {

/// The one thread of this process that changes the tables. Jobs that wait are carried out in one transaction
/// and answered once it is durable; what is busy is tried again, and where one job fails the others are
/// carried out by themselves.
class Writer {
public:
    struct Means {
        const Database& database;
        const HubKeys& keys;
        bool postgres = false;
        Id hub;
    };
    /// Told on the writer's thread.
    struct Told {
        std::function<void(qint64 head)> settled;              ///< by this process or another
        std::function<void(const QList<Id>& subjects)> buried; ///< their files are to go
    };
    /// May be run again after a failure; what it fills must then be as fresh.
    using Job = std::function<Result<void>(Books&)>;
    using Done = std::function<void(const Result<void>&)>;

    Writer(const Means& means, const Told& told);
    ~Writer(); ///< carries out what waits
    Q_DISABLE_COPY_MOVE(Writer)

    /// `weight`: how many events, about.
    void post(Job job, Done done, int weight = 1);
    Result<void> run(const Job& job, int weight = 1); ///< waits for the answer

private:
    struct Task {
        Job job;
        Done done;
        int weight;
    };
    using Batch = std::vector<Task>;

    void work();
    Batch take(SqlWriter& sql);
    void carryOut(SqlWriter& sql, Batch& batch);
    Result<void> attempt(SqlWriter& sql, const Batch& batch);
    Result<void> once(SqlWriter& sql, const Batch& batch);
    void lookAtHead(SqlWriter& sql);

    Means means;
    Told told;
    std::mutex guard;
    std::condition_variable news;
    std::deque<Task> queue;
    bool ending = false;
    qint64 head = -1;
    std::unique_ptr<QThread> thread;
};

} // namespace mianguan::hub
