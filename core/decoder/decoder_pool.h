#pragma once

#include "core/decoder/decoder_child.h"

#include <QMutex>
#include <QSemaphore>

#include <memory>
#include <vector>

namespace mianguan {

/// Children at rest, and how many may work at a time. A child that died is replaced by the next picture.
class DecoderPool {
public:
    DecoderPool(const QString& program, int most, std::chrono::milliseconds perPicture);
    static DecoderPool& ours(); ///< the program's own: its decoder, its cores, half a minute a picture

    Result<Picture> decode(const QByteArray& bytes, const DecodeLimits& limits);
    void ready(); ///< starts a child for the first picture

private:
    Result<std::unique_ptr<DecoderChild>> take();
    void giveBack(std::unique_ptr<DecoderChild> child);

    const QString program;
    const std::chrono::milliseconds perPicture;
    QSemaphore places;
    QMutex mutex;
    std::vector<std::unique_ptr<DecoderChild>> resting;
};

} // namespace mianguan
