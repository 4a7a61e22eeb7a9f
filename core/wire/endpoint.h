#pragma once

#include <QLatin1String>

namespace mianguan::wire {

/// Everything a hub can be asked.
enum class Endpoint {
    Hub,
    Nonce,
    Enrol,
    BlobsMissing,
    SendBlobs,
    LookForBlob,
    PutBlob,
    GetBlob,
    SendEvents,
    Changes,
    Outcomes,
    Lease,
    RenewLease,
    EndLease,
    Submit,
    SubmissionStates,
    Alive,
    Ready,
    Metrics,
};
constexpr int endpointCount = int(Endpoint::Metrics) + 1;

struct EndpointFacts {
    const char* method;
    const char* path;    ///< with {parameters}, as in resources/hub/openapi.yaml
    bool isSigned;       ///< by the caller
    bool writes = false; ///< no request of this kind is taken twice, by any process of the hub
};

constexpr EndpointFacts factsOf(Endpoint endpoint) {
    switch (endpoint) {
    case Endpoint::Hub:
        return {"GET", "/v1/hub", false};
    case Endpoint::Nonce:
        return {"GET", "/v1/nonce", false};
    case Endpoint::Enrol:
        return {"POST", "/v1/enrolments", false, true};
    case Endpoint::BlobsMissing:
        return {"POST", "/v1/blobs/missing", true};
    case Endpoint::SendBlobs:
        return {"POST", "/v1/blobs", true, true};
    case Endpoint::LookForBlob:
        return {"HEAD", "/v1/blobs/{subject}/{hash}", true};
    case Endpoint::PutBlob:
        return {"PUT", "/v1/blobs/{subject}/{hash}", true, true};
    case Endpoint::GetBlob:
        return {"GET", "/v1/blobs/{subject}/{hash}", true};
    case Endpoint::SendEvents:
        return {"POST", "/v1/events", true, true};
    case Endpoint::Changes:
        return {"GET", "/v1/events", true};
    case Endpoint::Outcomes:
        return {"POST", "/v1/outcomes", true};
    case Endpoint::Lease:
        return {"POST", "/v1/leases", true, true};
    case Endpoint::RenewLease:
        return {"POST", "/v1/leases/{id}/renew", true, true};
    case Endpoint::EndLease:
        return {"DELETE", "/v1/leases/{id}", true, true};
    case Endpoint::Submit:
        return {"POST", "/v1/submissions", true, true};
    case Endpoint::SubmissionStates:
        return {"POST", "/v1/submissions/states", true};
    case Endpoint::Alive:
        return {"GET", "/healthz", false};
    case Endpoint::Ready:
        return {"GET", "/readyz", false};
    case Endpoint::Metrics:
        return {"GET", "/metrics", false};
    }
    return {};
}

} // namespace mianguan::wire
