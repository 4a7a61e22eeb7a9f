#pragma once

#include "app/batch/report.h"
#include "app/batch/terminal.h"

#include <functional>

namespace mianguan::batch {

using Process = std::function<Result<Portrait>(const Picture&)>;
using Keep = std::function<void(Judgement&)>;

/// Reads a file, processes its picture and, when that went well, keeps what came of it; timed as a whole.
Judgement judgeFile(
    const QString& input, const QString& specification, const Process& process,
    const Keep& keep = [](Judgement&) {});

/// Judges every input on `jobs` threads and reports in the order given; memory does not grow with the number.
ExitStatus judgeAll(const QStringList& inputs, int jobs, Report& report,
                    const std::function<Judgement(qsizetype)>& judgeOne);

} // namespace mianguan::batch
