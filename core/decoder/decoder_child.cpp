#include "core/decoder/decoder_child.h"

#include "core/decoder/child_errors.h"
#include "core/decoder/reply_check.h"
#include "core/decoder/wire/sealed_memory.h"

namespace mianguan {

namespace {

/// A refusal for want of memory is the child's limit, not the machine's.
Result<Picture> inWords(Reading<Picture>&& reading) {
    if (!reading && reading.error().trouble == Trouble::OutOfMemory) return decoderOutOfMemory();
    return std::move(reading).map_error(errorOf);
}

} // namespace

Result<std::unique_ptr<DecoderChild>> DecoderChild::start(const QString& program) {
    auto started = ChildProcess::start(program, {}, {"TZ=UTC0"}); // no file of a zone can be opened later
    if (!started) return decoderCannotStart(program, started.error());
    return std::unique_ptr<DecoderChild>(new DecoderChild(std::move(*started)));
}

bool DecoderChild::isFit() const { return process.isRunning() && (!isReady || process.isFresh()); }

Result<void> DecoderChild::awaitReady() {
    if (isReady) return {};
    isReady = process.becomesReady();
    if (!isReady) return decoderNotReady(process.end());
    return {};
}

Result<Picture> DecoderChild::converse(PictureFormat format, const QByteArray& bytes,
                                       const DecodeLimits& limits, std::chrono::milliseconds patience) {
    const Descriptor file = sealedCopy(bytes);
    if (!file) return Fail(errorOf({Trouble::OutOfMemory}));
    const DecodeRequest request{format, bytes.size(), limits};
    if (!process.allow(limits)) return decoderNotReady(process.end());
    Message reply;
    if (!process.send(toBytes(request), file)) return decoderDied(process.end());
    switch (process.await(reply, patience)) {
    case ChildProcess::Wait::Said:
        break;
    case ChildProcess::Wait::Gone:
        return decoderDied(process.end());
    case ChildProcess::Wait::TooLong:
        process.end();
        return decoderTookTooLong(patience);
    }
    auto reading = checkedReply(reply, request);
    if (!reading) return process.end(), decoderLied();
    return inWords(std::move(*reading));
}

Result<Picture> DecoderChild::decode(PictureFormat format, const QByteArray& bytes,
                                     const DecodeLimits& limits, std::chrono::milliseconds patience) {
    return awaitReady().and_then([&] { return converse(format, bytes, limits, patience); });
}

} // namespace mianguan
