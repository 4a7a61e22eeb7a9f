#include "tests/soak/hub/plain_chains.h"

#include <algorithm>

namespace mianguan::test {

PlainChains::Fate PlainChains::take(const Written& written, int deed) {
    const Event& event = written.event;
    if (there.contains(event.id)) return Fate::There;
    if (asideIds.contains(event.id)) return Fate::Aside;
    Head& head = heads[event.station];
    if (event.seq == head.seq + 1 && event.previous == head.hash) {
        head = {event.station, event.seq, written.hash};
        there.insert(event.id);
        hashes.insert(written.hash.bytes());
        return Fate::Taken;
    }
    if (event.seq > 1 && !hashes.contains(event.previous.bytes()))
        return event.seq <= head.seq + 1 ? Fate::Forked : Fate::Gap;
    hashes.insert(written.hash.bytes());
    aside[written.hash.bytes()] = {event.station, event.id, event.previous, deed};
    asideIds.insert(event.id);
    return Fate::Aside;
}

std::vector<int> PlainChains::adopt(const Head& end) {
    std::vector<int> deeds;
    for (auto at = aside.find(end.hash.bytes()); at != aside.end() && at->second.station == end.station;) {
        const Branching branching = at->second;
        deeds.push_back(branching.deed);
        there.insert(branching.id);
        asideIds.erase(branching.id);
        aside.erase(at);
        at = aside.find(branching.previous.bytes());
    }
    std::reverse(deeds.begin(), deeds.end());
    return deeds;
}

} // namespace mianguan::test
