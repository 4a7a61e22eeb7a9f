#pragma once

#include <QByteArray>
#include <QCborValue>

namespace mianguan {

/// Deterministic CBOR (RFC 8949, 4.2.1): definite lengths, shortest integers, map keys in the bytewise order
/// of their encodings, every double as a 64-bit float. Equal values give equal bytes for ever, so bytes may
/// be hashed.
QByteArray toCanonicalCbor(const QCborValue& value);

} // namespace mianguan
