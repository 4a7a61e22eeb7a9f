#include "ui/roster/roster_preview.h"

#include "core/work/store.h"

namespace mianguan {

RosterPlan RosterPreview::planFor(const Batch& batch, const QString& fileName) const {
    RosterPlan plan{batch, fileName, int(checked.lines.size()), changes.added, {}};
    for (const RosterChanges::Changed& change : changes.changed)
        plan.changed += {change.subject, change.after};
    return plan;
}

Result<RosterPreview> previewRoster(const Store& store, const Batch& batch, const RosterTable& table,
                                    const RosterMapping& mapping, const std::stop_token& stop) {
    const auto known = store.roster(batch, stop);
    if (!known) return Fail(known.error());
    QList<KnownEntry> entries;
    for (const RosterPlan::Change& one : *known)
        entries += {one.subject, one.entry};
    const auto checked = checkRoster(table, mapping, {}, stop);
    if (!checked) return Fail(checked.error());
    return RosterPreview{*checked, compareRoster(*checked, entries)};
}

} // namespace mianguan
