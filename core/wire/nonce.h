#pragma once

#include "core/keys/key.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace mianguan::wire {

/// What a hub gives out so that a signed request cannot be old: base64url of expiry (8 bytes, big-endian,
/// milliseconds since 1970), 16 random bytes, and HMAC-SHA-256 of both. Any process that has the key checks
/// it without having given it. For everyone else it is only a text.
class Nonce {
public:
    using Time = std::chrono::milliseconds; ///< since 1970 UTC, by the hub's clock

    /// `random` 16 bytes.
    static Nonce make(const Key& key, Time expiry, QByteArrayView random);
    static Nonce make(const Key& key, Time expiry); ///< of fresh random bytes
    /// None when it was not made with this key, or is not of this form.
    static std::optional<Nonce> read(const Key& key, const QByteArray& text);

    const QByteArray& text() const { return written; } ///< as it stands in the header
    Time expiry() const { return until; }
    bool isStale(Time now) const { return now >= until; }

private:
    Nonce(Time expiry, QByteArray text) : until(expiry), written(std::move(text)) {}
    Time until;
    QByteArray written;
};

} // namespace mianguan::wire
