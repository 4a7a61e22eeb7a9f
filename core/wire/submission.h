#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

namespace mianguan::wire {

/// POST /v1/submissions: a photo from a mobile app or a school's system, into the same queue.
struct Submission {
    QString school;
    QString batch;
    QString studentNumber; ///< one of the two numbers is enough
    QString identityNumber;
    QString name; ///< must be the roster's
    QString consentVersion;
    QByteArray photo; ///< JPEG

    bool operator==(const Submission&) const = default;
};

/// Its answer: the event the hub recorded, the same for the same idempotency key.
struct Submitted {
    Id event;
    Id subject;
    bool operator==(const Submitted&) const = default;
};

QByteArray toBytes(const Submission& submission);
QByteArray toBytes(const Submitted& submitted);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<Submission> submissionFrom(const QByteArray& bytes);
Result<Submitted> submittedFrom(const QByteArray& bytes);

} // namespace mianguan::wire
