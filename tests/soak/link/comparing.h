#pragma once

#include "core/work/store.h"

#include <QStringList>

namespace mianguan::soak {

/// Everything the lists of a station say that another in step says too, a line each, sorted.
QStringList wordsOf(const Store& store);
/// What differs, the first few lines; null when nothing does.
QString difference(const QStringList& here, const QStringList& there);
/// What `verify` finds and which portraits are not here; null when all is well.
QString unsound(Store& store);

} // namespace mianguan::soak
