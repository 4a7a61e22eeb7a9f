#pragma once

#include "core/portrait/standardize.h"

namespace mianguan {

/// Which of several shots to keep, and what spoke for it.
struct BestShot {
    enum class Reason {
        Only,
        OnlyUsable,
        FewerFaults,
        FewerWarnings,
        EyesOpener,
        Sharper,
        BetterOverall,
        Earlier
    };
    int index = -1; ///< -1: there was none
    Reason reason = Reason::Only;
    QString sentence() const; ///< translated
};

/// The one with a portrait before those without, then fewest faults, fewest warnings, eyes open widest, the
/// sharpest, the highest scores; of shots alike in all that the earliest. A total order: no two shots are
/// ever as good, and what is added to a burst changes nothing between the others.
BestShot bestOfBurst(const QList<Portrait>& shots);

} // namespace mianguan
