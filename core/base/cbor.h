#pragma once

#include <QByteArray>
#include <QCborValue>

namespace mianguan {

/// Deterministic CBOR (RFC 8949, 4.2.1): definite lengths, shortest integers, map keys in the bytewise order
/// of their encodings, every double as a 64-bit float. Equal values give equal bytes for ever, so bytes may
/// be hashed.
QByteArray toCanonicalCbor(const QCborValue& value);

/// What all of these bytes say. Undefined when they are not sound CBOR: what Qt gives back then must not be
/// looked into, as Qt 6.4 crashes on half a map.
QCborValue readCbor(const QByteArray& bytes);

/// An integer, or `otherwise`. QCborValue::toInteger() takes doubles too, and does what C++ leaves undefined
/// with those that no qint64 can hold.
qint64 integerIn(const QCborValue& value, qint64 otherwise = 0);

} // namespace mianguan
