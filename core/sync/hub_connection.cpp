#include "core/sync/hub_connection.h"

#include "core/sync/blob_download.h"
#include "core/sync/blob_upload.h"
#include "core/sync/caller.h"
#include "core/wire/limits.h"
#include "core/wire/problem.h"
#include "core/wire/versions.h"

#include <algorithm>

namespace mianguan::sync {

namespace {

using wire::Endpoint;

Call callOf(Endpoint endpoint, QByteArray body, std::stop_token stop) {
    Call call{endpoint, factsOf(endpoint).path, std::move(body)};
    if (!call.body.isEmpty()) call.headers += QByteArray("Content-Type: ") + wire::cborType;
    call.mostAnswerBytes = wire::limit::bodyBytes;
    call.stop = std::move(stop);
    return call;
}

Call leaseCall(Endpoint endpoint, const Id& lease, QByteArray body, std::stop_token stop) {
    Call call = callOf(endpoint, std::move(body), std::move(stop));
    call.target.replace("{id}", lease.hex().toLatin1());
    return call;
}

template <class T>
Answer<T> notAsAgreed(const Circumstances& around) {
    return Troubled(troubleFrom(Mishap::NotAHub, around));
}

bool isAnswerTo(const wire::EventBatch& batch, const wire::EventOutcomes& outcomes) {
    return std::equal(batch.events.begin(), batch.events.end(), outcomes.outcomes.begin(),
                      outcomes.outcomes.end(),
                      [](const wire::SentEvent& event, const wire::EventOutcome& outcome) {
                          const auto header = decodeHeader(event.header);
                          return header && header->id == outcome.id;
                      });
}

bool isAnswerTo(const wire::BlobQuery& query, const wire::BlobsMissing& answer) {
    return std::all_of(answer.missing.begin(), answer.missing.end(),
                       [&](int index) { return index < query.items.size(); });
}

bool goesOnFrom(qint64 after, const wire::Changes& changes) {
    return changes.next >= after && (changes.entries.isEmpty() || changes.entries.first().position > after);
}

} // namespace

struct HubConnection::Private {
    explicit Private(Route route) : caller(std::move(route)) {}

    /// Makes the call, reads its answer, and asks whether that can be the answer to this call.
    template <class T, class Read, class Fits>
    void ask(Call call, Then<T> then, Read read, Fits fits) {
        caller.call(std::move(call), [this, then = std::move(then), read, fits](Reply reply) {
            if (reply.trouble) return then(Troubled(*reply.trouble));
            auto message = read(reply.answer.body);
            then(message && fits(*message) ? Answer<T>(std::move(*message))
                                           : notAsAgreed<T>(caller.circumstances()));
        });
    }

    PartSize partSize;
    Caller caller;
};

HubConnection::HubConnection(Route route) : d(new Private(std::move(route))) {}
HubConnection::~HubConnection() = default;

void HubConnection::identify(const Id& station, std::shared_ptr<const SigningKey> key) {
    d->caller.identify(station, std::move(key));
}

void HubConnection::acceptPins(const QList<Hash>& pins) {
    d->caller.courier().change([&](Route& route) { route.pins = pins; });
}

void HubConnection::useProxy(const Proxy& proxy) {
    d->caller.courier().change([&](Route& route) { route.proxy = proxy; });
}

void HubConnection::setMetered(bool metered) {
    d->caller.courier().change([&](Route& route) { route.metered = metered; });
}

void HubConnection::capSpeed(qint64 bytesPerSecond) {
    d->caller.courier().change([&](Route& route) { route.mostBytesPerSecond = bytesPerSecond; });
}

void HubConnection::hub(Then<wire::HubInfo> then, std::stop_token stop) {
    d->ask<wire::HubInfo>(
        callOf(Endpoint::Hub, {}, std::move(stop)),
        [this, then = std::move(then)](Answer<wire::HubInfo> answer) {
            if (!answer || wire::commonVersion(answer->versions)) return then(std::move(answer));
            then(Troubled(troubleFrom(wire::Refusal::VersionUnknown, d->caller.circumstances())));
        },
        wire::hubInfoFrom, [](const wire::HubInfo&) { return true; });
}

void HubConnection::enrol(const wire::EnrolmentRequest& request, Then<wire::Enrolment> then,
                          std::stop_token stop) {
    d->ask<wire::Enrolment>(
        callOf(Endpoint::Enrol, toBytes(request), std::move(stop)), std::move(then), wire::enrolmentFrom,
        [id = request.stationKey.id()](const wire::Enrolment& enrolment) { return enrolment.station == id; });
}

void HubConnection::missingBlobs(const wire::BlobQuery& query, Then<wire::BlobsMissing> then,
                                 std::stop_token stop) {
    d->ask<wire::BlobsMissing>(
        callOf(Endpoint::BlobsMissing, toBytes(query), std::move(stop)), std::move(then),
        wire::blobsMissingFrom,
        [query](const wire::BlobsMissing& answer) { return isAnswerTo(query, answer); });
}

void HubConnection::sendBundle(const wire::BlobBundle& bundle, Then<wire::BlobResults> then,
                               std::stop_token stop) {
    Call call = callOf(Endpoint::SendBlobs, toBytes(bundle), std::move(stop));
    call.isBulk = true;
    d->ask<wire::BlobResults>(std::move(call), std::move(then), wire::blobResultsFrom,
                              [count = bundle.blobs.size()](const wire::BlobResults& results) {
                                  return results.codes.size() == count;
                              });
}

void HubConnection::putBlob(const wire::BlobName& name, const QByteArray& bytes, Then<void> then,
                            std::stop_token stop) {
    uploadBlob(d->caller, d->partSize, name, bytes, std::move(then), std::move(stop));
}

void HubConnection::getBlob(const wire::BlobName& name, Then<QByteArray> then, std::stop_token stop) {
    downloadBlob(d->caller, name, std::move(then), std::move(stop));
}

void HubConnection::sendEvents(const wire::EventBatch& batch, Then<wire::EventOutcomes> then,
                               std::stop_token stop) {
    Call call = callOf(Endpoint::SendEvents, toBytes(batch), std::move(stop));
    call.isBulk = true;
    d->ask<wire::EventOutcomes>(
        std::move(call), std::move(then), wire::eventOutcomesFrom,
        [batch](const wire::EventOutcomes& outcomes) { return isAnswerTo(batch, outcomes); });
}

void HubConnection::changes(qint64 after, std::chrono::seconds wait, Then<wire::Changes> then,
                            std::stop_token stop) {
    Call call = callOf(Endpoint::Changes, {}, std::move(stop));
    call.silence = std::clamp(wait, std::chrono::seconds(0), wire::limit::wait);
    call.target +=
        "?after=" + QByteArray::number(after) + "&wait=" + QByteArray::number(qint64(call.silence.count()));
    d->ask<wire::Changes>(std::move(call), std::move(then), wire::changesFrom,
                          [after](const wire::Changes& changes) { return goesOnFrom(after, changes); });
}

void HubConnection::outcomes(const wire::OutcomeQuery& query, Then<wire::EventOutcomes> then,
                             std::stop_token stop) {
    d->ask<wire::EventOutcomes>(callOf(Endpoint::Outcomes, toBytes(query), std::move(stop)), std::move(then),
                                wire::eventOutcomesFrom, [query](const wire::EventOutcomes& answer) {
                                    return std::all_of(
                                        answer.outcomes.begin(), answer.outcomes.end(),
                                        [&](const auto& each) { return query.ids.contains(each.id); });
                                });
}

void HubConnection::lease(const wire::LeaseRequest& request, Then<wire::Leases> then, std::stop_token stop) {
    d->ask<wire::Leases>(
        callOf(Endpoint::Lease, toBytes(request), std::move(stop)), std::move(then), wire::leasesFrom,
        [count = request.count](const wire::Leases& leases) { return leases.leases.size() <= count; });
}

void HubConnection::renewLease(const Id& lease, std::chrono::seconds duration, Then<wire::Leases> then,
                               std::stop_token stop) {
    d->ask<wire::Leases>(
        leaseCall(Endpoint::RenewLease, lease, toBytes(wire::LeaseRenewal{duration}), std::move(stop)),
        std::move(then), wire::leasesFrom, [lease](const wire::Leases& leases) {
            return leases.leases.size() == 1 && leases.leases[0].id == lease;
        });
}

void HubConnection::endLease(const Id& lease, Then<void> then, std::stop_token stop) {
    d->caller.call(leaseCall(Endpoint::EndLease, lease, {}, std::move(stop)),
                   [then = std::move(then)](const Reply& reply) {
                       then(reply.trouble ? Answer<void>(Troubled(*reply.trouble)) : Answer<void>());
                   });
}

} // namespace mianguan::sync
