#include "ui/camera/guide_worker.h"

#include "ui/camera/camera_post.h"
#include "ui/camera/mapped_frame.h"

namespace mianguan {

GuideWorker::GuideWorker(std::shared_ptr<const GuideModels> loaded, const Specification& specification)
    : models(std::move(loaded)), spec(specification), thread(QThread::create([this] { work(); })) {
    thread->setObjectName(QStringLiteral("guidance"));
    thread->start();
}

GuideWorker::~GuideWorker() {
    {
        const std::lock_guard lock(guarded);
        ending = true;
    }
    came.notify_one();
    thread->wait();
}

void GuideWorker::give(const QVideoFrame& frame, qint64 ms) {
    {
        const std::lock_guard lock(guarded);
        waiting = Waiting{frame, ms};
    }
    came.notify_one();
}

void GuideWorker::begin() {
    const std::lock_guard lock(guarded);
    fresh = true;
    waiting.reset();
}

std::optional<GuideWorker::Waiting> GuideWorker::next(Guide& guide) {
    std::unique_lock lock(guarded);
    came.wait(lock, [this] { return waiting || ending; });
    if (ending) return std::nullopt;
    if (std::exchange(fresh, false)) guide = Guide(models, spec);
    return std::exchange(waiting, std::nullopt);
}

void GuideWorker::work() {
    Guide guide(models, spec);
    while (auto taken = next(guide)) {
        const MappedFrame mapped(taken->frame);
        if (mapped.isNull()) continue;
        auto frame = guide.look(guidePictureOf(mapped), taken->ms);
        if (frame)
            Q_EMIT looked(*frame, steadyMs() - taken->ms);
        else
            Q_EMIT failed(frame.error());
    }
}

} // namespace mianguan
