#pragma once

#include "core/decoder/wire/descriptor.h"
#include "core/identify/adapters/card_reader.h"
#include "core/identify/adapters/wire/adapter_messages.h"
#include "core/identify/code_payload.h"

namespace mianguan {

// What a vendor's library answered, believed only where it can be true; errors name the part that cannot.

/// `plain` holds the code's own bytes and text; what the library says goes over what was understood without
/// it.
Result<CodePayload> checkedCode(const AdapterReply& reply, CodePayload plain, const QString& library);

/// The portrait lies in `memory`. A JPEG is decoded where pictures from outside are (core/decoder).
Result<CardRecord> checkedCard(const AdapterReply& reply, const Descriptor& memory, const QString& library);

} // namespace mianguan
