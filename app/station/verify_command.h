#pragma once

#include "app/station/options.h"
#include "core/work/entrance.h"

namespace mianguan {

/// Checks the store and prints what is wrong, a sentence a line: as the person the options name, or whatever
/// can be checked without a key. Answers the exit status.
int verifyStore(const Options& options, const Entrance::Options& how = {});

} // namespace mianguan
