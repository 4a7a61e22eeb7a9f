#pragma once

#include "core/work/hub_desk.h"
#include "tests/hub/hand_station.h"
#include "tests/work/handmade.h"

namespace mianguan::test {

/// As the first entry of a hub's log, of a station that nobody here has heard of before.
inline void takeFromElsewhere(Store& store, const Draft& draft) {
    HandStation other;
    const Written made = other.write(draft);
    HubLog log;
    log.entries = {{made.sent, made.record(), {Settlement::Outcome::Applied, 1, {}, {}, {}}}};
    log.peers = {other.key.publicKey()};
    log.cursor = 1;
    orDie(store.hubDesk().change([&](HubBook& book) { return book.take(log); }));
}

} // namespace mianguan::test
