#pragma once

#include "core/base/hash.h"
#include "core/keys/signature.h"

#include <QCborMap>
#include <QList>
#include <QStringList>

namespace mianguan {

/// What a store keeps of its hub and of the way there, sealed in its ledger.
struct HubFacts {
    bool enrolled = false;
    QString address;  ///< host or host:port
    QList<Hash> pins; ///< of its TLS key, and of announced successors
    Id hub;
    QString name;
    QString software;
    PublicKey key; ///< signs the hub's own events
    Id station;    ///< as which this store is enrolled
    QString stationName;
    QStringList schools;   ///< empty: every school
    QStringList ceiling;   ///< ids of roles
    qint64 enrolledMs = 0; ///< UTC
    Id epoch;              ///< of the hub's log as it was read; null before

    // The way there.
    bool metered = false;
    qint64 mostBytesPerSecond = 0;
    int proxyChoice = 0; ///< as core/sync's Proxy::Choice
    QString proxyAddress, proxyUser, proxyPassword;

    QCborMap toMap() const;
    static HubFacts fromMap(const QCborMap& map);
    /// Only what is known of the way, for when the hub is left.
    HubFacts wayAlone() const;

    bool operator==(const HubFacts&) const = default;
};

} // namespace mianguan
