#pragma once

#include "core/people/roster_change.h"
#include "core/people/roster_file.h"
#include "core/work/roster_plan.h"

namespace mianguan {

class Store;

/// What importing a list would come to, before anything is written.
struct RosterPreview {
    CheckedRoster checked;
    RosterChanges changes;

    RosterPlan planFor(const Batch& batch, const QString& fileName) const;
};

/// Reads what is known of the batch, checks the list and compares; slow, for any thread.
Result<RosterPreview> previewRoster(const Store& store, const Batch& batch, const RosterTable& table,
                                    const RosterMapping& mapping, const std::stop_token& stop);

} // namespace mianguan
