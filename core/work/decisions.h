#pragma once

#include <QMap>

namespace mianguan {

/// Why someone does not decide about an event that waits at the hub for a supervisor.
enum class DecisionBar {
    None,        ///< he may
    OwnDeed,     ///< nobody decides about what he did himself
    NoRight,     ///< to do such a thing, or to decide at all
    OtherSchool, ///< the station does not work for it any more
    Decided,     ///< here already; the hub has not heard of it yet
    Settled,     ///< it does not wait any more
};

/// What became of decisions asked for together.
struct Decisions {
    int recorded = 0;
    QMap<DecisionBar, int> left = {}; ///< how many were left out, and why

    bool operator==(const Decisions&) const = default;
};

} // namespace mianguan
