#pragma once

#include "core/wire/event_messages.h"

#include <QStringList>

#include <optional>

namespace mianguan::wire {

/// POST /v1/submissions/states: what became of the caller's own submissions, by their idempotency keys.
struct SubmissionQuery {
    QStringList keys;
};

/// Where a photo that counts has got to.
enum class Review {
    Pending,  ///< waits for its verdict
    Disputed, ///< two reviewers differ: a supervisor decides
    Approved,
    Rejected, ///< another photo is asked for
    Replaced, ///< by one that came later, or was given to the graduate by hand
    Purged
};
QString reviewId(Review review); ///< as it travels: "pending"

struct SubmissionState {
    QString key;
    Id event;
    Outcome outcome = Outcome::Waiting;
    Reason reason;                ///< why it is void or waits
    std::optional<Review> review; ///< of one that is applied
    QList<Reason> reasons;        ///< of a rejection; without remedies
    QString remark;               ///< of a rejection
    qint64 place = 0; ///< in its school's queue, from 1; 0: not pending, or too far behind to count

    bool operator==(const SubmissionState&) const = default;
};

/// Its answer; keys under which the caller submitted nothing are left out.
struct SubmissionStates {
    QList<SubmissionState> submissions;
};

bool isIdempotencyKey(const QString& text);

QByteArray toBytes(const SubmissionQuery& query);
QByteArray toBytes(const SubmissionStates& states);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<SubmissionQuery> submissionQueryFrom(const QByteArray& bytes);
Result<SubmissionStates> submissionStatesFrom(const QByteArray& bytes);

} // namespace mianguan::wire
