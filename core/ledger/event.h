#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/keys/signature.h"

#include <QByteArray>
#include <QString>

namespace mianguan {

/// The header of one thing that happened. Its hash names the event in the chain; the body hangs on it by
/// `body` and can be taken away without breaking the chain.
struct Event {
    static constexpr int currentVersion =
        2; ///< 1 had no type version, signer and tombstone, and no signatures

    int version = currentVersion;
    Id id;
    Id station;
    qint64 seq = 0;         ///< 1, 2, 3 … on its station
    Hash previous;          ///< of the station's event before; null for the first
    qint64 seen = 0;        ///< the last hub position this station had applied
    QString type;           ///< e.g. "photo-submitted"
    int typeVersion = 1;    ///< of what its body says
    Id subject;             ///< null when it concerns the station itself
    Id user;                ///< null when the station did it by itself
    PublicKey signer;       ///< the user's key, when the event is signed by the user too
    bool tombstone = false; ///< takes away every body, blob and the key of its subject
    qint64 timeMs = 0;      ///< UTC by the station's clock; never used for order
    Hash body;

    /// Whose key seals the body: a tombstone's stays readable under the station's.
    Id keySubject() const { return tombstone ? Id() : subject; }

    bool operator==(const Event&) const = default;
};

QByteArray encodeHeader(const Event& event);         ///< of the current version only
Result<Event> decodeHeader(const QByteArray& bytes); ///< of every version there was

/// What is signed: the words "mianguan event" (by the station) or "mianguan person" (by the user), then the
/// header's bytes.
QByteArray signedByStation(const QByteArray& header);
QByteArray signedByUser(const QByteArray& header);

} // namespace mianguan
