#pragma once

#include "core/station/hub_standing.h"
#include "core/work/hub_book.h"

namespace mianguan {

/// What is shown of what the hub said, and what this person may do about it; `supervisor` null: he is none.
HubItem itemOf(const HubSaying& saying, const Id& supervisor);

/// What needs attention first, then what waits; `limit` at most.
QList<HubItem> itemsOf(const HubBook& book, const Id& supervisor, int limit);

} // namespace mianguan
