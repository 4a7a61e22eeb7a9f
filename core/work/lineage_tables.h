#pragma once

#include "core/ledger/projection.h"

namespace mianguan {

/// The chains that followed each other at this desk: this store's present one, those before it, and those
/// whose place the hub let one of them take. Of a copy that goes on at another machine those before it count
/// as the desk's by the hub's word alone, as nobody there knows whether the first machine goes on too.
/// Before the modules that ask.
Projection::Module lineageModule();

/// A condition on a table of what stations recorded, by its columns `station` and `adopted`: this desk
/// recorded it. That holds too for what came back from the hub after an older backup was restored.
QString ofThisDesk(const char* table);
/// That this desk recorded both, or neither.
QString onOneSide(const char* table, const char* other);

} // namespace mianguan
