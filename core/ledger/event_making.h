#pragma once

#include "core/ledger/anchor.h"
#include "core/ledger/record.h"

namespace mianguan {

/// The event a draft becomes after the end of its station's chain; its body's hash and `seen` are still to
/// come.
Event eventOf(const Draft& draft, const Head& after, const Author& author);

} // namespace mianguan
