#pragma once

#include "app/station/options.h"

namespace mianguan {

/// Checks the whole store and prints what is wrong, a sentence a line. Answers the exit status.
int verifyStore(const Options& options);

} // namespace mianguan
