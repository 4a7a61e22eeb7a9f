#pragma once

#include "core/decoder/wire/channel.h"
#include "core/decoder/wire/messages.h"

namespace mianguan {

/// What a child's answer to this request comes to; nothing when it cannot be true. After this the child can
/// change neither pixels nor facts.
std::optional<Reading<Picture>> checkedReply(const Message& reply, const DecodeRequest& request);

} // namespace mianguan
