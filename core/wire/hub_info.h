#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/keys/signature.h"

#include <QList>
#include <QString>

namespace mianguan::wire {

/// The answer to GET /v1/hub: who this is. Pins are SHA-256 of a TLS SubjectPublicKeyInfo (RFC 7469, 2.4).
struct HubInfo {
    Id hub;
    QString name; ///< for people
    QString software;
    QList<int> versions;    ///< of the contract
    qint64 timeMs = 0;      ///< UTC by the hub's clock
    PublicKey key;          ///< signs the hub's own events
    QList<Hash> pins;       ///< in use
    QList<Hash> successors; ///< announced: to be accepted from now on
    Id epoch = {};          ///< of its log, as Changes tells it; null when it does not say

    bool operator==(const HubInfo&) const = default;
};

/// The answer to GET /v1/nonce.
struct NonceAnswer {
    QByteArray nonce; ///< as it stands in the header
    int seconds = 0;  ///< how long it lasts

    bool operator==(const NonceAnswer&) const = default;
};

QByteArray toBytes(const HubInfo& info);
QByteArray toBytes(const NonceAnswer& answer);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<HubInfo> hubInfoFrom(const QByteArray& bytes);
Result<NonceAnswer> nonceAnswerFrom(const QByteArray& bytes);

} // namespace mianguan::wire
