#pragma once

#include "core/work/desk_run.h"
#include "ui/frame/rail.h"
#include "ui/review/photo_filter.h"

#include <QStringList>

#include <optional>

namespace mianguan {

/// Where someone was before the lock, so that they find it again; in memory only.
struct Place {
    Id person;
    Page page = Page::Review;
    Shown shown = Shown::Pending;
    std::optional<Id> photo;
    QStringList imports;                   ///< asked and not begun
    Id session;                            ///< whose desk had …
    std::optional<DeskRun::Unsent> unsent; ///< … shots that nobody submitted
};

} // namespace mianguan
