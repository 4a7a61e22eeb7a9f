#pragma once

#include "tests/soak/link/mishap.h"
#include "tests/soak/link/stations.h"

namespace mianguan::soak {

struct Verdict {
    QString problem;  ///< null: everything as it should be
    int mishaps = 0;  ///< that happened
    int requests = 0; ///< of the desk, where they were counted
};

/// One day at a hub in memory with one mishap at the desk's request of that number, counted from 0.
Verdict tryOnce(const Stations& templates, const Mishap& mishap, int which);
/// One day at the real hub, which is killed again and again, as the desk is.
Verdict tryKilledHub(const Stations& templates, int seed);

} // namespace mianguan::soak
