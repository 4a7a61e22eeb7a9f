#pragma once

#include "app/batch/report.h"
#include "app/batch/terminal.h"

#include <functional>

namespace mianguan::batch {

/// Judges every input on `jobs` threads and reports in the order given; memory does not grow with the number.
ExitStatus judgeAll(const QStringList& inputs, int jobs, Report& report,
                    const std::function<Judgement(qsizetype)>& judgeOne);

} // namespace mianguan::batch
