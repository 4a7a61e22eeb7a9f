#pragma once

#include "tests/soak/soak_place.h"

#include <random>

namespace mianguan::soak {

/// What a worker is told of the day before.
struct Orders {
    Place place;
    quint32 seed = 1;
    int password = firstPassword; ///< the administrator's
    QString code = {};            ///< for recovery; empty when it is not known
    QString first = {};           ///< a kind of work to begin with; empty: any
    QString sample = {};          ///< a photograph to be standardized for real; empty: none
    FileSystem* disk = nullptr;   ///< the real one when null
};

/// Works in a store as a school does, until it is killed. Says each intent before and each acknowledgement
/// after, a line each on standard output: "! type key …" and "+ type key …", by the type of the event that is
/// to be recorded.
[[noreturn]] void work(const Orders& orders);

} // namespace mianguan::soak
