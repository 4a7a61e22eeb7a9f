#include "core/wire/submission.h"

#include "core/base/cbor.h"
#include "core/wire/fields.h"
#include "core/wire/limits.h"

#include <QCoreApplication>

namespace mianguan::wire {

using namespace Qt::StringLiterals;

namespace {

QString optionalText(Fields& fields, QLatin1String key) {
    return fields.has(key) ? fields.text(key, limit::textLength) : QString();
}

} // namespace

QByteArray toBytes(const Submission& submission) {
    QCborMap map{{"school"_L1, submission.school},
                 {"batch"_L1, submission.batch},
                 {"name"_L1, submission.name},
                 {"consent_version"_L1, submission.consentVersion},
                 {"photo"_L1, submission.photo}};
    if (!submission.studentNumber.isEmpty()) map.insert("student_number"_L1, submission.studentNumber);
    if (!submission.identityNumber.isEmpty()) map.insert("identity_number"_L1, submission.identityNumber);
    return toCanonicalCbor(map);
}

QByteArray toBytes(const Submitted& submitted) {
    return toCanonicalCbor(
        QCborMap{{"event"_L1, submitted.event.bytes()}, {"subject"_L1, submitted.subject.bytes()}});
}

Result<Submission> submissionFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        Submission submission{fields.text("school"_L1, limit::textLength),
                              fields.text("batch"_L1, limit::textLength),
                              optionalText(fields, "student_number"_L1),
                              optionalText(fields, "identity_number"_L1),
                              fields.text("name"_L1, limit::textLength),
                              fields.text("consent_version"_L1, limit::textLength),
                              fields.bytes("photo"_L1, 1, limit::bodyBytes)};
        if (submission.studentNumber.isEmpty() && submission.identityNumber.isEmpty())
            fields.refuse("student_number"_L1,
                          QCoreApplication::translate("Wire", "A student or identity number is expected"));
        return submission;
    });
}

Result<Submitted> submittedFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return Submitted{fields.id("event"_L1), fields.id("subject"_L1)};
    });
}

} // namespace mianguan::wire
