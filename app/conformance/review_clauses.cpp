#include "app/conformance/trial.h"
#include "core/wire/lease_messages.h"
#include "core/wire/submission.h"

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Refusal;

namespace {

Fault strangerGetsNoLease(Trial& trial) {
    const wire::LeaseRequest request{Id::random(), 5, 60s, {}, {}};
    return unlessRefused(trial.askSigned({"POST", "/v1/leases", toBytes(request)}), Refusal::NotAllowed);
}

Fault unknownLeaseRefused(Trial& trial) {
    const QByteArray path = "/v1/leases/" + Id::random().hex().toLatin1();
    const Got renewed = trial.askSigned({"POST", path + "/renew", toBytes(wire::LeaseRenewal{60s})});
    if (const Fault fault = unlessRefused(renewed, Refusal::LeaseUnknown); !fault.isEmpty()) return fault;
    return unlessRefused(trial.askSigned({"DELETE", path}), Refusal::LeaseUnknown);
}

Fault leaseLimitsKept(Trial& trial) {
    wire::LeaseRequest many{Id::random(), 51, 60s, {}, {}}, lasting{Id::random(), 1, 901s, {}, {}};
    for (const auto& request : {many, lasting})
        if (const Fault fault = unlessRefused(trial.askSigned({"POST", "/v1/leases", toBytes(request)}),
                                              Refusal::BodyMalformed);
            !fault.isEmpty())
            return fault;
    return {};
}

Fault stationsSubmitNothing(Trial& trial) {
    wire::Submission submission{u"10558"_s, u"2026"_s, u"1"_s, {}, u"王丽"_s, u"2026-1"_s, "\xff\xd8"};
    Ask ask{"POST", "/v1/submissions", toBytes(submission)};
    ask.headers += "Idempotency-Key: " + Id::random().hex().toLatin1();
    return unlessRefused(trial.askSigned(ask), Refusal::NotAllowed);
}

} // namespace

QList<Clause> reviewClauses() {
    return {{"lease-refused", "paths./v1/leases.post", "nobody unknown to the hub gets a lease",
             strangerGetsNoLease},
            {"lease-limits", "components.schemas.LeaseRequest",
             "more or longer leases than agreed are refused", leaseLimitsKept},
            {"lease-unknown", "paths./v1/leases/{id}",
             "a lease that is not there is neither renewed nor given back", unknownLeaseRefused},
            {"stations-submit-nothing", "paths./v1/submissions.post",
             "submissions are taken of service accounts alone", stationsSubmitNothing}};
}

} // namespace mianguan::conformance
