#include "core/wire/lease_messages.h"

#include "core/base/cbor.h"
#include "core/wire/fields.h"
#include "core/wire/limits.h"

namespace mianguan::wire {

using namespace Qt::StringLiterals;

namespace {

std::chrono::seconds durationIn(Fields& fields) {
    return std::chrono::seconds(fields.number("seconds"_L1, 1, limit::lease.count()));
}

Lease leaseIn(Fields& fields) {
    return {fields.id("id"_L1), fields.id("submission"_L1), fields.id("subject"_L1),
            fields.number("until"_L1, 1), durationIn(fields)};
}

} // namespace

QByteArray toBytes(const LeaseRequest& request) {
    QCborMap map{{"user"_L1, request.user.bytes()},
                 {"count"_L1, request.count},
                 {"seconds"_L1, qint64(request.duration.count())}};
    if (!request.school.isEmpty()) map.insert("school"_L1, request.school);
    if (!request.batch.isEmpty()) map.insert("batch"_L1, request.batch);
    return toCanonicalCbor(map);
}

QByteArray toBytes(const LeaseRenewal& renewal) {
    return toCanonicalCbor(QCborMap{{"seconds"_L1, qint64(renewal.duration.count())}});
}

QByteArray toBytes(const Leases& leases) {
    QCborArray all;
    for (const Lease& lease : leases.leases)
        all << QCborMap{{"id"_L1, lease.id.bytes()},
                        {"submission"_L1, lease.submission.bytes()},
                        {"subject"_L1, lease.subject.bytes()},
                        {"until"_L1, lease.untilMs},
                        {"seconds"_L1, qint64(lease.remaining.count())}};
    return toCanonicalCbor(QCborMap{{"leases"_L1, all}});
}

Result<LeaseRequest> leaseRequestFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        LeaseRequest request{fields.id("user"_L1),
                             int(fields.number("count"_L1, 1, limit::leases)),
                             durationIn(fields),
                             {},
                             {}};
        if (fields.has("school"_L1)) request.school = fields.text("school"_L1, limit::textLength);
        if (fields.has("batch"_L1)) request.batch = fields.text("batch"_L1, limit::textLength);
        return request;
    });
}

Result<LeaseRenewal> leaseRenewalFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) { return LeaseRenewal{durationIn(fields)}; });
}

Result<Leases> leasesFrom(const QByteArray& bytes) {
    return readFields(
        bytes, [](Fields& fields) { return Leases{fields.maps("leases"_L1, 0, limit::leases, leaseIn)}; });
}

} // namespace mianguan::wire
