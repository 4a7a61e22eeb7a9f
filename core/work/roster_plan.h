#pragma once

#include "core/work/graduate.h"

namespace mianguan {

/// What importing a list comes to.
struct RosterPlan {
    struct Change {
        Id subject;
        RosterEntry entry;
    };
    Batch batch;
    QString fileName;
    int rows = 0; ///< of the file
    QList<RosterEntry> added;
    QList<Change> changed;
};

} // namespace mianguan
