#pragma once

#include "core/work/hub_desk.h"
#include "tests/hub/hand_station.h"
#include "tests/work/handmade.h"

namespace mianguan::test {

/// As an entry of a hub's log, of a station that nobody here has heard of before.
inline void takeFromElsewhere(Store& store, const Draft& draft, qint64 place = 1) {
    HandStation other;
    const Written made = other.write(draft);
    HubLog log;
    log.entries = {{made.sent, made.record(), {Settlement::Outcome::Applied, place, {}, {}, {}}}};
    log.peers = {other.key.publicKey()};
    log.cursor = place;
    orDie(store.hubDesk().change([&](HubBook& book) { return book.take(log); }));
}

/// Somebody is purged there.
inline void purgeElsewhere(Store& store, const Id& subject, qint64 place = 1) {
    Draft tombstone{EventType::photoPurged, subject, {}};
    tombstone.tombstone = true;
    takeFromElsewhere(store, tombstone, place);
}

} // namespace mianguan::test
