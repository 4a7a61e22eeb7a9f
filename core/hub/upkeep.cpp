#include "core/hub/upkeep.h"

#include <QLoggingCategory>

namespace mianguan::hub {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "mianguan.hub")

constexpr auto beat = 5s;
constexpr int beatsBetweenSweeps = 720; // an hour

} // namespace

Upkeep::Upkeep(HubStore& tables) : store(tables), thread([this] { work(); }) {}

Upkeep::~Upkeep() {
    {
        const std::lock_guard lock(mutex);
        ending = true;
    }
    over.notify_all();
    thread.join();
}

void Upkeep::heard(const Id& station, qint64 position) {
    const std::lock_guard lock(mutex);
    if (position > kept.value(station)) fresh.insert(station, position);
}

void Upkeep::work() {
    for (int beats = 0;; ++beats) {
        if (beats % beatsBetweenSweeps == 0) sweep();
        std::unique_lock lock(mutex);
        over.wait_for(lock, beat, [this] { return ending; });
        const bool last = ending;
        lock.unlock();
        keepHeard();
        if (last) return;
    }
}

void Upkeep::keepHeard() {
    std::unique_lock lock(mutex);
    const QHash<Id, qint64> now = std::exchange(fresh, {});
    lock.unlock();
    if (now.isEmpty()) return;
    if (const auto noted = store.heard(now); !noted) {
        qCWarning(log).noquote() << "how far stations have read was not kept:" << noted.error().sentence();
        return; // they will ask again
    }
    lock.lock();
    kept.insert(now);
}

void Upkeep::sweep() {
    if (const auto swept = store.sweep(); !swept)
        qCWarning(log).noquote() << "not swept:" << swept.error().sentence();
}

} // namespace mianguan::hub
