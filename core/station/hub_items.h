#pragma once

#include "core/station/hub_standing.h"
#include "core/work/hub_book.h"

namespace mianguan {

/// What needs attention first, then what waits, with what this person may do about each; `limit` at most.
QList<HubItem> itemsOf(const HubBook& book, const User& reader, int limit);

} // namespace mianguan
