#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QList>

#include <chrono>

namespace mianguan::wire {

/// POST /v1/leases: the oldest submissions of the scope that nobody has before him, set aside for `user` at
/// the calling station.
struct LeaseRequest {
    Id user;
    int count = 1;
    std::chrono::seconds duration{600};
    QString school; ///< empty: any of the scope
    QString batch;  ///< empty: any
};

struct Lease {
    Id id;
    Id submission; ///< the event that submitted the photo
    Id subject;
    qint64 untilMs = 0;               ///< UTC by the hub's clock
    std::chrono::seconds remaining{}; ///< when answered; a station whose clock is wrong goes by this

    bool operator==(const Lease&) const = default;
};

/// The answer to it, and to a renewal, which has one.
struct Leases {
    QList<Lease> leases;
};

/// POST /v1/leases/{id}/renew.
struct LeaseRenewal {
    std::chrono::seconds duration{600};
};

QByteArray toBytes(const LeaseRequest& request);
QByteArray toBytes(const LeaseRenewal& renewal);
QByteArray toBytes(const Leases& leases);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<LeaseRequest> leaseRequestFrom(const QByteArray& bytes);
Result<LeaseRenewal> leaseRenewalFrom(const QByteArray& bytes);
Result<Leases> leasesFrom(const QByteArray& bytes);

} // namespace mianguan::wire
