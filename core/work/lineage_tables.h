#pragma once

#include "core/ledger/projection.h"

namespace mianguan {

/// Chains whose place this desk took by the hub's word, after a backup of it was restored here or an older
/// state of it was found; until it took it. What such a chain writes later shows that it lives, and is not
/// the desk's. Of a copy nobody knows whether the first machine goes on, so that it takes nothing of it:
/// better in no closing, which the cash counted shows, than in two. Before the modules that ask.
Projection::Module lineageModule();

/// A condition on a table of what stations recorded, by its columns `station`, `adopted` and `position`: this
/// desk recorded it. That holds too for what came back from the hub after an older backup was restored.
QString ofThisDesk(const char* table);
/// That this desk recorded both, or neither.
QString onOneSide(const char* table, const char* other);

} // namespace mianguan
