#include "app/batch/judged_run.h"

#include <QThreadPool>

#include <condition_variable>
#include <map>
#include <mutex>

namespace mianguan::batch {

ExitStatus judgeAll(const QStringList& inputs, int jobs, Report& report,
                    const std::function<Judgement(qsizetype)>& judgeOne) {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<qsizetype, Judgement> ready;
    QThreadPool pool;
    pool.setMaxThreadCount(jobs);
    ProgressBar bar(int(inputs.size()));
    ExitStatus worst = Passed;
    qsizetype started = 0;
    for (qsizetype next = 0; next < inputs.size(); ++next) {
        for (; started < inputs.size() && started < next + 4 * jobs; ++started)
            pool.start([&, index = started] {
                Judgement judgement = judgeOne(index);
                const std::lock_guard lock(mutex);
                ready.emplace(index, std::move(judgement));
                changed.notify_one();
            });
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ready.contains(next); });
        const Judgement judgement = std::move(ready.extract(next).mapped());
        lock.unlock();
        bar.clear();
        report.add(judgement);
        bar.show(int(next) + 1);
        worst = graver(worst, judgement.exitStatus());
    }
    return worst;
}

} // namespace mianguan::batch
