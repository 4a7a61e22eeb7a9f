#pragma once

#include <QtGlobal>

#include <functional>

namespace mianguan {

/// Told now and then by long work, on the working thread; total 0 while it is not known.
using Progress = std::function<void(qint64 done, qint64 total)>;

} // namespace mianguan
