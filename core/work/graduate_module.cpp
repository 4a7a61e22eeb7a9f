#include "core/access/user_name.h"
#include "core/base/cbor.h"
#include "core/people/pinyin.h"
#include "core/work/consent_events.h"
#include "core/work/event_texts.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/graduate_events.h"
#include "core/work/graduate_tables.h"
#include "core/work/journal.h"
#include "core/work/name_tables.h"
#include "core/work/photo_events.h"
#include "core/work/safety_events.h"
#include "core/work/session_events.h"
#include "core/work/upcast.h"

#include <QtEndian>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE batch (number INTEGER PRIMARY KEY, school TEXT NOT NULL, "
                       "name TEXT NOT NULL, UNIQUE (school, name))"),
        QStringLiteral("CREATE TABLE graduate (position INTEGER PRIMARY KEY, subject BLOB NOT NULL UNIQUE, "
                       "batch INTEGER NOT NULL, enrolled BLOB NOT NULL, name TEXT NOT NULL, "
                       "student TEXT NOT NULL COLLATE NOCASE, candidate TEXT NOT NULL COLLATE NOCASE, "
                       "identity TEXT NOT NULL COLLATE NOCASE, code TEXT NOT NULL, class TEXT NOT NULL, "
                       "level TEXT NOT NULL, folded TEXT NOT NULL, photo INTEGER, home BLOB, fee INTEGER NOT "
                       "NULL DEFAULT 0, presence INTEGER NOT NULL DEFAULT 0, "
                       "session BLOB, number INTEGER NOT NULL DEFAULT 0, arrived INTEGER NOT NULL DEFAULT 0, "
                       "consent INTEGER NOT NULL DEFAULT 0, said INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE INDEX graduate_class ON graduate (batch, class, student)"),
        QStringLiteral("CREATE INDEX graduate_student ON graduate (student)"),
        QStringLiteral("CREATE INDEX graduate_candidate ON graduate (candidate)"),
        QStringLiteral("CREATE INDEX graduate_identity ON graduate (identity)"),
        QStringLiteral("CREATE INDEX graduate_code ON graduate (code)"),
        QStringLiteral("CREATE INDEX graduate_name ON graduate (name)"),
        QStringLiteral("CREATE INDEX graduate_session ON graduate (session, presence, photo)"),
        QStringLiteral("CREATE INDEX graduate_home ON graduate (home) WHERE home IS NOT NULL"),
        QStringLiteral("CREATE INDEX graduate_open ON graduate (batch, class, student) WHERE %1")
            .arg(stillOpen()),
        QStringLiteral("CREATE TABLE lifted (position INTEGER NOT NULL, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, bar TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX lifted_subject ON lifted (subject)"),
    };
}

/// Null is no text.
QString text(const QString& value) { return QLatin1String("") + value; }

QString foldedOf(const RosterEntry& entry) {
    return foldedName(QStringList{entry.name, entry.studentNumber, entry.candidateNumber,
                                  entry.identityNumber, entry.code, pinyinInitials(entry.name)}
                          .join(QLatin1Char(' ')));
}

QVariantList columnsOf(const RosterEntry& entry) {
    return {
        text(entry.name), text(entry.studentNumber), text(entry.candidateNumber), text(entry.identityNumber),
        text(entry.code), text(entry.className),     text(entry.level),           foldedOf(entry)};
}

/// Where the entry is from: what comes later here takes the place of nothing above it, so that the order in
/// which the enrolments of one person came does not matter.
enum class Said { ByAnotherName, ByTheFirst, ByAChange };

Result<void> enrol(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    const Batch batch = batchIn(content);
    auto known = tables.run(QStringLiteral("INSERT INTO batch VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
                            {batchNumber(batch), text(batch.school), text(batch.name)});
    if (!known) return known;
    return tables.run(
        QStringLiteral(
            "INSERT INTO graduate (position, subject, enrolled, batch, name, student, candidate, "
            "identity, code, class, level, folded, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?) ON CONFLICT (subject) DO UPDATE SET enrolled = excluded.enrolled, name = "
            "excluded.name, student = excluded.student, candidate = excluded.candidate, identity = "
            "excluded.identity, code = excluded.code, class = excluded.class, level = "
            "excluded.level, folded = excluded.folded, said = excluded.said WHERE excluded.said > "
            "graduate.said"),
        QVariantList{record.rank(), record.event.subject.bytes(), record.event.id.bytes(),
                     batchNumber(batch)} +
            columnsOf(entryIn(content)) +
            QVariantList{int(record.calledBy.isNull() ? Said::ByTheFirst : Said::ByAnotherName)});
}

Result<void> change(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral(
            "UPDATE graduate SET enrolled = ?, name = ?, student = ?, candidate = ?, "
            "identity = ?, code = ?, class = ?, level = ?, folded = ?, said = ? WHERE subject = ?"),
        QVariantList{record.event.id.bytes()} + columnsOf(entryIn(contentOf(record))) +
            QVariantList{int(Said::ByAChange), record.event.subject.bytes()});
}

Result<void> setPresence(Statements& tables, const Record& record, Presence presence) {
    const QCborMap content = contentOf(record);
    return tables.run(QStringLiteral("UPDATE graduate SET presence = ?, session = ?, number = ?, "
                                     "arrived = ? WHERE subject = ?"),
                      {int(presence), sessionIdIn(content).bytes(),
                       integerIn(content.value(QLatin1String("number"))), record.event.timeMs,
                       record.event.subject.bytes()});
}

Result<void> setConsent(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE graduate SET consent = ? WHERE subject = ?"),
                      {int(consentIn(record).state), record.event.subject.bytes()});
}

Result<void> setFee(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE graduate SET fee = ? WHERE subject = ?"),
                      {int(paymentIn(contentOf(record)).state), record.event.subject.bytes()});
}

Result<void> lift(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    for (const QString& bar : textsIn(content, QLatin1String("bars"))) {
        auto lifted = tables.run(
            QStringLiteral("INSERT INTO lifted VALUES (?, ?, ?, ?)"),
            {record.rank(), record.event.subject.bytes(), sessionIdIn(content).bytes(), text(bar)});
        if (!lifted) return lifted;
    }
    return {};
}

/// How the graduate's photo stands is kept with him too, so that lists and counts need no second table.
Result<void> followPhoto(Statements& tables, const Id& id, const char* whose = "subject") {
    return tables.run(
        QStringLiteral("UPDATE graduate SET (photo, home) = (SELECT state, photo.home FROM photo WHERE "
                       "photo.subject = graduate.subject) WHERE %1 = ?")
            .arg(QLatin1String(whose)),
        {id.bytes()});
}

bool changesPhoto(const QString& type) {
    return type == EventType::photoSubmitted || type == EventType::photoUnmade ||
           type == EventType::photoApproved || type == EventType::photoRejected ||
           type == EventType::graduateReopened || type == EventType::verdictUndone;
}

bool changesConsent(const QString& type) {
    return type == EventType::consentGiven || type == EventType::consentRefused ||
           type == EventType::consentWithdrawn;
}

Result<void> forget(Statements& tables, const Id& subject) {
    if (auto followed = followPhoto(tables, subject, "home"); !followed) return followed;
    if (auto gone = forgetIn(tables, {"lifted", "graduate"}, subject); !gone) return gone;
    return tables.run(QStringLiteral("DELETE FROM batch WHERE NOT EXISTS (SELECT 1 FROM graduate WHERE "
                                     "graduate.batch = batch.number)"),
                      {});
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::graduateEnrolled) return enrol(tables, record);
    if (type == EventType::graduateChanged) return change(tables, record);
    if (type == EventType::graduateArrived) return setPresence(tables, record, Presence::Arrived);
    if (type == EventType::graduateAbsent) return setPresence(tables, record, Presence::Absent);
    if (changesConsent(type)) return setConsent(tables, record);
    if (type == EventType::feeSettled) return setFee(tables, record);
    if (type == EventType::ruleOverridden) return lift(tables, record);
    if (changesPhoto(type)) return followPhoto(tables, record.event.subject);
    if (type == EventType::photoMatched || type == EventType::matchUndone)
        return personIn(tables, contentOf(record)).and_then([&](const Id& graduate) {
            return followPhoto(tables, graduate);
        });
    return {};
}

} // namespace

qint64 batchNumber(const Batch& batch) {
    const QString words = batch.school + QChar(0) + batch.name;
    return qint64(qFromBigEndian<quint64>(Hash::of(words.toUtf8()).bytes().constData()) >> 1);
}

QString stillOpen() {
    return QStringLiteral("(photo IS NULL OR photo IN (%1, %2))")
        .arg(int(PhotoState::Rejected))
        .arg(int(PhotoState::Unmade));
}

Projection::Module graduateModule() { return {QStringLiteral("graduates"), 6, schema(), apply, forget}; }

} // namespace mianguan
