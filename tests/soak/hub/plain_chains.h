#pragma once

#include "tests/hub/hand_station.h"

#include <map>
#include <set>

namespace mianguan::test {

/// What a hub has of every chain, said plainly: which event may be next, which belongs to a branch.
class PlainChains {
public:
    enum class Fate { Taken, There, Aside, Forked, Gap }; ///< the last two: not kept

    Fate take(const Written& event, int deed);
    /// The deeds of a branch that ends there, in order; it is part of the chain from now on.
    std::vector<int> adopt(const Head& end);

private:
    struct Branching {
        Id station, id;
        Hash previous;
        int deed;
    };
    std::map<Id, Head> heads;
    std::set<Id> there, asideIds;
    std::set<QByteArray> hashes;           ///< of all that is there, or aside
    std::map<QByteArray, Branching> aside; ///< by the hash
};

} // namespace mianguan::test
