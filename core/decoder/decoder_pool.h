#pragma once

#include "core/decoder/child_pool.h"
#include "core/decoder/decoder_child.h"

namespace mianguan {

/// Decoders for one picture after another. A child that died is replaced by the next picture.
class DecoderPool {
public:
    DecoderPool(const QString& program, int most, std::chrono::milliseconds perPicture);
    static DecoderPool& ours(); ///< the program's own: its decoder, its cores, half a minute a picture

    Result<Picture> decode(const QByteArray& bytes, const DecodeLimits& limits);
    void ready(); ///< starts a child for the first picture

private:
    const QString program;
    const std::chrono::milliseconds perPicture;
    ChildPool<DecoderChild> children;
};

} // namespace mianguan
