#pragma once

#include "core/ledger/event.h"

namespace mianguan {

/// An event as it travels: the very bytes that were signed, so that fields of a newer version survive.
struct SentEvent {
    QByteArray header;           ///< deterministic CBOR; its SHA-256 is the event's place in its chain
    QByteArray stationSignature; ///< 64 bytes
    QByteArray userSignature;    ///< 64 bytes; null when only the station signs
    QByteArray body;             ///< [salt, content]; null when it was taken away

    bool operator==(const SentEvent&) const = default;
};

} // namespace mianguan
