#include "app/batch/judged_run.h"

#include "core/decoder/untrusted_picture.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <condition_variable>
#include <map>
#include <mutex>

namespace mianguan::batch {

Judgement judgeFile(const QString& input, const QString& specification, const Process& process,
                    const Keep& keep) {
    QElapsedTimer timer;
    timer.start();
    const auto elapsed = [&] { return double(timer.nsecsElapsed()) / 1e6; };
    Judgement judgement;
    judgement.input = input;
    judgement.specification = specification;
    const auto picture = readUntrusted(input);
    const double readMs = elapsed();
    if (auto portrait = picture.and_then(process)) {
        judgement.portrait = std::move(*portrait);
        keep(judgement);
    } else {
        judgement.unreadable = portrait.error();
    }
    judgement.portrait.times.prepend({QStringLiteral("read"), readMs});
    judgement.totalMs = elapsed();
    return judgement;
}

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
