#include "core/base/cbor.h"
#include "core/wire/blob_messages.h"
#include "core/wire/cbor_shape.h"
#include "core/wire/enrolment_messages.h"
#include "core/wire/event_messages.h"
#include "core/wire/hub_info.h"
#include "core/wire/lease_messages.h"
#include "core/wire/limits.h"
#include "core/wire/submission.h"
#include "core/wire/submission_states.h"
#include "tests/fuzz/fuzz.h"

// Every message between stations and the hub, as a stranger's body: the first byte says which.

namespace mianguan::fuzz {

namespace {

using namespace mianguan::wire;

template <class Read>
void check(const QByteArray& bytes, Read read) {
    const auto message = read(bytes);
    if (!message) {
        promise(!message.error().where.isEmpty(), "an error names its field");
        return;
    }
    const auto again = read(toBytes(*message));
    promise(again.has_value(), "what was read can be sent");
    promise(toBytes(*again) == toBytes(*message), "and comes back");
}

void checkShape(const QByteArray& bytes) {
    if (!isCborWithin(bytes, {limit::depth, limit::values})) return;
    const QCborValue value = readCbor(bytes);
    promise(value.isUndefined() || isCborWithin(toCanonicalCbor(value), {limit::depth, limit::values}),
            "well formed and within the limits stays so");
}

} // namespace

void feed(const QByteArray& input) {
    Parts parts(input);
    const int kind = parts.byte();
    const QByteArray bytes = parts.all();
    checkShape(bytes);
    switch (kind % 19) {
    case 0:
        return check(bytes, eventBatchFrom);
    case 1:
        return check(bytes, eventOutcomesFrom);
    case 2:
        return check(bytes, outcomeQueryFrom);
    case 3:
        return check(bytes, changesFrom);
    case 4:
        return check(bytes, blobQueryFrom);
    case 5:
        return check(bytes, blobsMissingFrom);
    case 6:
        return check(bytes, blobBundleFrom);
    case 7:
        return check(bytes, blobResultsFrom);
    case 8:
        return check(bytes, leaseRequestFrom);
    case 9:
        return check(bytes, leaseRenewalFrom);
    case 10:
        return check(bytes, leasesFrom);
    case 11:
        return check(bytes, enrolmentRequestFrom);
    case 12:
        return check(bytes, enrolmentFrom);
    case 13:
        return check(bytes, hubInfoFrom);
    case 14:
        return check(bytes, nonceAnswerFrom);
    case 15:
        return check(bytes, submissionFrom);
    case 16:
        return check(bytes, submittedFrom);
    case 17:
        return check(bytes, submissionQueryFrom);
    case 18:
        return check(bytes, submissionStatesFrom);
    }
}

} // namespace mianguan::fuzz
