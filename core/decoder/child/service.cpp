#include "core/decoder/child/service.h"

#include "core/decoder/child/lockdown.h"
#include "core/decoder/child/shared_pixels.h"
#include "core/decoder/child/warm_up.h"
#include "core/decoder/wire/channel.h"
#include "core/decoder/wire/messages.h"
#include "core/decoder/wire/sealed_memory.h"

#include <new>
#include <sys/socket.h>

namespace mianguan {

namespace {

constexpr int parent = 3; ///< the one descriptor inherited besides the standard ones, which lead nowhere

bool hasParent() {
    int type = 0;
    socklen_t size = sizeof type;
    return getsockopt(parent, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

bool refuse(const Refusal& refusal) { return sendMessage(parent, toBytes(DecodeReply{refusal, {}, {}})); }

bool decodeAndAnswer(const Message& message, const DecodeAs& decode) {
    const auto request = requestFrom(message.bytes);
    if (!request || !message.attached) return false;
    const Mapping file(message.attached, request->bytes);
    if (!file.data()) return refuse({Trouble::OutOfMemory});
    auto picture = decode(request->format, file.view(), request->limits);
    if (!picture) return refuse(picture.error());
    const cv::Mat pixels = shown(std::move(picture->bgr));
    return sendMessage(parent, toBytes(DecodeReply{{}, pixels.size(), picture->facts}),
                       memoryOf(pixels).get());
}

bool answer(const Message& message, const DecodeAs& decode) {
    try {
        return decodeAndAnswer(message, decode);
    } catch (const std::bad_alloc&) {
        return refuse({Trouble::OutOfMemory});
    }
}

} // namespace

int serveDecoder(const DecodeAs& decode) {
    if (!hasParent()) return 2; // started by hand
    if (!lockDown()) return 3;
    warmUp();
    shareLargeMatrices();
    if (!closeSystemCalls(parent)) return 4;
    if (!sendMessage(parent, readyMessage())) return 0;
    while (const auto message = receiveMessage(parent))
        if (!answer(*message, decode)) return 5;
    return 0;
}

} // namespace mianguan
