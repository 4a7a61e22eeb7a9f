#pragma once

#include "core/base/result.h"
#include "core/work/graduate.h"

namespace mianguan {

class Store;

/// Who is to come again, with the reason and its cure, as a CSV file for the class; answers how many. Slow,
/// for any thread.
Result<int> writeCallSheet(const Store& store, const Batch& batch, const QString& path);

} // namespace mianguan
