#pragma once

#include "core/work/journal.h"

namespace mianguan {

/// Many events in lots, each in one transaction: what was recorded before an error or a stop stays. A stop is
/// told by `stopped`, with how many are recorded.
Result<void> recordInLots(Journal& journal, const QList<Draft>& drafts, const Progress& progress,
                          const std::stop_token& stop, const std::function<Fail(qsizetype done)>& stopped);

} // namespace mianguan
