#pragma once

#include "core/keys/signature.h"
#include "core/sync/route.h"
#include "core/sync/trouble.h"
#include "core/wire/blob_messages.h"
#include "core/wire/enrolment_messages.h"
#include "core/wire/event_messages.h"
#include "core/wire/hub_info.h"
#include "core/wire/lease_messages.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace mianguan::sync {

template <class T>
using Then = std::function<void(Answer<T>)>;

/// What a station asks of its hub (resources/hub/openapi.yaml). Every call returns at once and may be made
/// from any thread; its answer comes once, on this connection's own thread, which must not be kept. Nothing
/// is tried again here but what costs nobody anything: a request signed anew, a blob gone on with where the
/// line was cut while it moves forward. A call whose `stop` is asked for ends as Cancelled.
class HubConnection {
public:
    explicit HubConnection(Route route);
    ~HubConnection(); ///< what is under way ends as Cancelled, in here
    Q_DISABLE_COPY_MOVE(HubConnection)

    void identify(const Id& station, std::shared_ptr<const SigningKey> key); ///< who signs from now on
    void acceptPins(const QList<Hash>& pins); ///< with the announced successors
    void useProxy(const Proxy& proxy);
    void setMetered(bool metered);
    void capSpeed(qint64 bytesPerSecond); ///< each way, over all transfers; 0 for no cap

    // Without a signature.
    /// VersionUnknown when there is no common version.
    void hub(Then<wire::HubInfo> then, std::stop_token stop = {});
    void enrol(const wire::EnrolmentRequest& request, Then<wire::Enrolment> then, std::stop_token stop = {});

    // Signed.
    void missingBlobs(const wire::BlobQuery& query, Then<wire::BlobsMissing> then, std::stop_token stop = {});
    void sendBundle(const wire::BlobBundle& bundle, Then<wire::BlobResults> then, std::stop_token stop = {});
    /// Part by part when it is large, from where the hub is. Bytes that have not this hash are not sent.
    void putBlob(const wire::BlobName& name, const QByteArray& bytes, Then<void> then,
                 std::stop_token stop = {});
    /// With the hash asked for, or not at all.
    void getBlob(const wire::BlobName& name, Then<QByteArray> then, std::stop_token stop = {});
    void sendEvents(const wire::EventBatch& batch, Then<wire::EventOutcomes> then, std::stop_token stop = {});
    /// `wait` up to limit::wait: how long the hub may keep the answer until there is news.
    void changes(qint64 after, std::chrono::seconds wait, Then<wire::Changes> then,
                 std::stop_token stop = {});
    void outcomes(const wire::OutcomeQuery& query, Then<wire::EventOutcomes> then, std::stop_token stop = {});
    void lease(const wire::LeaseRequest& request, Then<wire::Leases> then, std::stop_token stop = {});
    void renewLease(const Id& lease, std::chrono::seconds duration, Then<wire::Leases> then,
                    std::stop_token stop = {});
    void endLease(const Id& lease, Then<void> then, std::stop_token stop = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan::sync
