#include "core/decoder/decoder_pool.h"

#include "core/image/readers.h"

#include <QThread>

namespace mianguan {

namespace {

constexpr std::chrono::seconds usualPatience(30);

} // namespace

DecoderPool::DecoderPool(const QString& path, int most, std::chrono::milliseconds patience)
    : program(path), perPicture(patience), children(most) {}

/// Never destroyed: work may be under way when the program ends, and children go with their parent.
DecoderPool& DecoderPool::ours() {
    static auto* const pool = new DecoderPool(programBeside(QStringLiteral("mianguan-decoder")),
                                              std::max(1, QThread::idealThreadCount()), usualPatience);
    return *pool;
}

Result<Picture> DecoderPool::decode(const QByteArray& bytes, const DecodeLimits& limits) {
    const auto format = recognizePicture(bytes, limits);
    if (!format) return Fail(format.error());
    return children.with(
        [this] { return DecoderChild::start(program); },
        [&](DecoderChild& child) { return child.decode(*format, bytes, limits, perPicture); });
}

void DecoderPool::ready() {
    if (auto child = DecoderChild::start(program)) children.rest(std::move(*child));
}

} // namespace mianguan
