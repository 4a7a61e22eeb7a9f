#include "core/wire/submission_states.h"

#include "core/base/cbor.h"
#include "core/wire/limits.h"
#include "core/wire/outcome_fields.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace mianguan::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr Review reviews[] = {Review::Pending,  Review::Disputed, Review::Approved,
                              Review::Rejected, Review::Replaced, Review::Purged};

QString keyIn(Fields& fields, const QCborValue& value, const QString& where) {
    const QString key = value.isString() ? value.toString() : QString();
    if (!isIdempotencyKey(key))
        fields.refuse(where, QCoreApplication::translate("Wire", "An idempotency key is expected"));
    return key;
}

std::optional<Review> reviewIn(Fields& fields) {
    if (!fields.has("review"_L1)) return {};
    const QString id = fields.text("review"_L1, limit::textLength);
    for (const Review review : reviews)
        if (id == reviewId(review)) return review;
    return {}; // a newer hub's
}

QCborMap mapOf(const Reason& reason) { return {{"code"_L1, reason.code}, {"sentence"_L1, reason.sentence}}; }

QCborMap mapOf(const SubmissionState& state) {
    QCborMap map{
        {"key"_L1, state.key}, {"event"_L1, state.event.bytes()}, {"outcome"_L1, outcomeId(state.outcome)}};
    put(map, state.reason);
    if (state.review) map.insert("review"_L1, reviewId(*state.review));
    QCborArray reasons;
    for (const Reason& reason : state.reasons)
        reasons << mapOf(reason);
    if (!reasons.isEmpty()) map.insert("reasons"_L1, reasons);
    if (!state.remark.isEmpty()) map.insert("remark"_L1, state.remark);
    if (state.place > 0) map.insert("place"_L1, state.place);
    return map;
}

SubmissionState stateIn(Fields& fields) {
    SubmissionState state;
    state.key = fields.text("key"_L1, limit::textLength);
    state.event = fields.id("event"_L1);
    state.outcome = outcomeIn(fields);
    state.reason = reasonIn(fields);
    state.review = reviewIn(fields);
    if (fields.has("reasons"_L1)) state.reasons = fields.maps("reasons"_L1, 0, limit::reasons, reasonIn);
    if (fields.has("remark"_L1)) state.remark = fields.text("remark"_L1, limit::sentenceLength);
    if (fields.has("place"_L1)) state.place = fields.number("place"_L1, 1);
    return state;
}

} // namespace

QString reviewId(Review review) {
    switch (review) {
    case Review::Pending:
        return QStringLiteral("pending");
    case Review::Disputed:
        return QStringLiteral("disputed");
    case Review::Approved:
        return QStringLiteral("approved");
    case Review::Rejected:
        return QStringLiteral("rejected");
    case Review::Replaced:
        return QStringLiteral("replaced");
    case Review::Purged:
        return QStringLiteral("purged");
    }
    Q_UNREACHABLE();
}

bool isIdempotencyKey(const QString& text) {
    static const QRegularExpression form(u"\\A[A-Za-z0-9_-]{16,64}\\z"_s);
    return form.match(text).hasMatch();
}

QByteArray toBytes(const SubmissionQuery& query) {
    return toCanonicalCbor(QCborMap{{"keys"_L1, QCborArray::fromStringList(query.keys)}});
}

QByteArray toBytes(const SubmissionStates& states) {
    QCborArray all;
    for (const SubmissionState& state : states.submissions)
        all << mapOf(state);
    return toCanonicalCbor(QCborMap{{"submissions"_L1, all}});
}

Result<SubmissionQuery> submissionQueryFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return SubmissionQuery{fields.items(
            "keys"_L1, 1, limit::submissionsAsked,
            [&](const QCborValue& value, const QString& where) { return keyIn(fields, value, where); })};
    });
}

Result<SubmissionStates> submissionStatesFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return SubmissionStates{fields.maps("submissions"_L1, 0, limit::submissionsAsked, stateIn)};
    });
}

} // namespace mianguan::wire
