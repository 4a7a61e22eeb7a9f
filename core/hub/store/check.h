#pragma once

#include "core/hub/store/books.h"

namespace mianguan::hub {

/// Whether an event's body is small enough, in bytes and within them, for anything to be made of it.
bool isBodyWithin(const QByteArray& body);

/// What can be said of an event without any table: its form, whose it is, both signatures, its body's hash.
/// The refusal of the request, where something is wrong.
tl::expected<Checked, Refusal> checkForm(const wire::SentEvent& sent, const Id& station,
                                         const PublicKey& key);

} // namespace mianguan::hub
