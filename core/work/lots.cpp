#include "core/work/lots.h"

namespace mianguan {

namespace {

constexpr qsizetype lot = 500; // events in one transaction

} // namespace

Result<void> recordInLots(Journal& journal, const QList<Draft>& drafts, const Progress& progress,
                          const std::stop_token& stop, const std::function<Fail(qsizetype)>& stopped) {
    for (qsizetype done = 0; done < drafts.size(); done += lot) {
        if (progress) progress(done, drafts.size());
        if (stop.stop_requested()) return stopped(done);
        if (const auto written = journal.recordAll(drafts.mid(done, lot)); !written)
            return Fail(written.error());
    }
    return {};
}

} // namespace mianguan
