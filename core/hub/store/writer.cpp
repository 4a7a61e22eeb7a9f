#include "core/hub/store/writer.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <future>
#include <thread>

namespace mianguan::hub {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "mianguan.hub.store")

constexpr int heaviest = 1000;          // events in one transaction, about
constexpr int attempts = 7;             // of a busy database, over about two seconds
constexpr auto lookAroundEvery = 200ms; // for what another process settled

std::chrono::milliseconds pauseAfter(int attempt) {
    const int most = 20 << attempt;
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(most / 2, most + 1));
}

} // namespace

Writer::Writer(const Means& with, const Told& tell) : means(with), told(tell) {
    thread.reset(QThread::create([this] { work(); }));
    thread->setObjectName(QStringLiteral("hub writer"));
    thread->start();
}

Writer::~Writer() {
    {
        const std::lock_guard lock(guard);
        ending = true;
    }
    news.notify_all();
    thread->wait();
}

void Writer::post(Job job, Done done, int weight) {
    {
        const std::lock_guard lock(guard);
        queue.push_back({std::move(job), std::move(done), weight});
    }
    news.notify_one();
}

Result<void> Writer::run(const Job& job, int weight) {
    std::promise<Result<void>> answer;
    post(
        job, [&](const Result<void>& done) { answer.set_value(done); }, weight);
    return answer.get_future().get();
}

void Writer::work() {
    SqlWriter sql(means.database);
    for (Batch batch = take(sql); !batch.empty(); batch = take(sql))
        carryOut(sql, batch);
}

/// Everything that waits, up to what one transaction should hold; nothing when this ends.
Writer::Batch Writer::take(SqlWriter& sql) {
    std::unique_lock lock(guard);
    while (queue.empty() && !ending) {
        if (!means.postgres) {
            news.wait(lock);
        } else if (news.wait_for(lock, lookAroundEvery) == std::cv_status::timeout) {
            lock.unlock();
            lookAtHead(sql);
            lock.lock();
        }
    }
    Batch batch;
    for (int weight = 0; !queue.empty() && (batch.empty() || weight + queue.front().weight <= heaviest);) {
        weight += queue.front().weight;
        batch.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    return batch;
}

void Writer::carryOut(SqlWriter& sql, Batch& batch) {
    const Result<void> done = attempt(sql, batch);
    if (!done && batch.size() > 1) {
        for (Task& task : batch) {
            Batch alone;
            alone.push_back(std::move(task));
            carryOut(sql, alone);
        }
        return;
    }
    if (!done) qCWarning(log) << "not written:" << done.error().sentence();
    for (const Task& task : batch)
        task.done(done);
}

Result<void> Writer::attempt(SqlWriter& sql, const Batch& batch) {
    for (int number = 0;; ++number) {
        const Result<void> done = once(sql, batch);
        if (done) return done;
        if (means.postgres) {
            sql.forget(); // the server may have gone: the next attempt opens another connection
            means.database.disconnect();
        }
        if (done.error().kind != ErrorKind::Busy || number + 1 == attempts) return done;
        std::this_thread::sleep_for(pauseAfter(number));
    }
}

Result<void> Writer::once(SqlWriter& sql, const Batch& batch) {
    const auto transaction = Transaction::begin(means.database);
    if (!transaction) return Fail(transaction.error());
    Books books(sql, means.keys, means.postgres, means.hub);
    if (auto locked = books.lock(); !locked) return locked;
    for (const Task& task : batch)
        if (auto done = task.job(books); !done) return done;
    if (auto written = books.flush(); !written) return written;
    if (auto committed = (*transaction)->commit(); !committed) return committed;
    if (!books.buried().isEmpty() && told.buried) told.buried(books.buried());
    if (books.position() != head && told.settled) told.settled(books.position());
    head = books.position();
    return {};
}

void Writer::lookAtHead(SqlWriter& sql) {
    const auto rows = sql.run(QStringLiteral("SELECT value FROM counter WHERE name = 'position'"));
    if (!rows) {
        sql.forget();
        means.database.disconnect();
        return;
    }
    const qint64 now = (*rows)->next() ? numberAt(**rows, 0) : head;
    if (now != head && told.settled) told.settled(now);
    head = now;
}

} // namespace mianguan::hub
