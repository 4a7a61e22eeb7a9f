#pragma once

#include "core/hub/store/hub_store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace mianguan::hub {

/// What the hub does now and then by itself: keeps how far each station has read, and sweeps.
class Upkeep {
public:
    explicit Upkeep(HubStore& store);
    ~Upkeep(); ///< keeps what is not kept yet
    Q_DISABLE_COPY_MOVE(Upkeep)

    void heard(const Id& station, qint64 position); ///< from any thread; does not wait

private:
    void work();
    void keepHeard();
    void sweep();

    HubStore& store;
    std::mutex mutex;
    std::condition_variable over;
    QHash<Id, qint64> fresh, kept; ///< positions: not written yet, and all that were
    bool ending = false;
    std::thread thread;
};

} // namespace mianguan::hub
