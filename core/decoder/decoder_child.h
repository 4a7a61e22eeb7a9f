#pragma once

#include "core/decoder/child_process.h"
#include "core/image/picture_format.h"

#include <chrono>
#include <memory>

namespace mianguan {

/// One child and the conversation with it. Destroyed, it ends.
class DecoderChild {
public:
    /// Returns before the child is ready; the first picture waits for that.
    static Result<std::unique_ptr<DecoderChild>> start(const QString& program);

    Result<Picture> decode(PictureFormat format, const QByteArray& bytes, const DecodeLimits& limits,
                           std::chrono::milliseconds patience);

    /// Alive, with nothing to say, and not old.
    bool isFit() const;

private:
    explicit DecoderChild(ChildProcess&& started) : process(std::move(started)) {}
    Result<void> awaitReady();
    Result<Picture> converse(PictureFormat format, const QByteArray& bytes, const DecodeLimits& limits,
                             std::chrono::milliseconds patience);

    ChildProcess process;
    bool isReady = false;
};

} // namespace mianguan
