#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"

#include <QCborMap>
#include <QHash>

#include <initializer_list>

namespace mianguan {

/// What an event says, as deterministic CBOR [salt, content]: the 32 random bytes come first so that a body
/// that was taken away cannot be guessed from its hash.
class Body {
public:
    Body() = default; ///< taken away
    static Body of(const QCborMap& content, const QByteArray& salt = randomSalt());
    static Result<Body> fromBytes(const QByteArray& bytes);
    static QByteArray randomSalt();

    bool isNull() const { return all.isNull(); }
    const QByteArray& bytes() const { return all; }
    Hash hash() const { return Hash::of(all); }

    QCborMap content() const;
    /// Only these entries; the others are passed over without the cost of reading them.
    QCborMap pick(std::initializer_list<QLatin1String> names) const;

    /// The blobs it names, under "blobs": name → hash.
    QHash<QString, Hash> blobs() const;

private:
    QByteArray packedContent() const;
    QByteArray all;
};

} // namespace mianguan
