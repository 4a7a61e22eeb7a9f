#include "core/decoder/decoder_pool.h"

#include "core/image/readers.h"

#include <QSemaphoreReleaser>
#include <QThread>

#include <utility>

namespace mianguan {

namespace {

constexpr std::chrono::seconds usualPatience(30);

} // namespace

DecoderPool::DecoderPool(const QString& path, int most, std::chrono::milliseconds patience)
    : program(path), perPicture(patience), places(most) {}

/// Never destroyed: work may be under way when the program ends, and children go with their parent.
DecoderPool& DecoderPool::ours() {
    static auto* const pool = new DecoderPool(programBeside(QStringLiteral("mianguan-decoder")),
                                              std::max(1, QThread::idealThreadCount()), usualPatience);
    return *pool;
}

Result<std::unique_ptr<DecoderChild>> DecoderPool::take() {
    const QMutexLocker lock(&mutex);
    while (!resting.empty()) {
        auto child = std::move(resting.back());
        resting.pop_back();
        if (child->isFit()) return child;
    }
    return DecoderChild::start(program);
}

void DecoderPool::giveBack(std::unique_ptr<DecoderChild> child) {
    if (!child->isFit()) return;
    const QMutexLocker lock(&mutex);
    resting.push_back(std::move(child));
}

Result<Picture> DecoderPool::decode(const QByteArray& bytes, const DecodeLimits& limits) {
    const auto format = recognizePicture(bytes, limits);
    if (!format) return Fail(format.error());
    places.acquire();
    const QSemaphoreReleaser place(places);
    auto child = take();
    if (!child) return Fail(child.error());
    auto picture = (*child)->decode(*format, bytes, limits, perPicture);
    giveBack(std::move(*child));
    return picture;
}

void DecoderPool::ready() {
    if (auto child = DecoderChild::start(program)) giveBack(std::move(*child));
}

} // namespace mianguan
