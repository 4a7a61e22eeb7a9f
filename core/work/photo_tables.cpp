#include "core/work/photo_tables.h"

#include "core/access/user_name.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/photo_events.h"
#include "core/work/portrait_record.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral(
            "CREATE TABLE photo (position INTEGER PRIMARY KEY, subject BLOB NOT NULL UNIQUE, "
            "label TEXT NOT NULL, folded TEXT NOT NULL, state INTEGER NOT NULL, worst INTEGER NOT NULL, "
            "imported INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0, arrival BLOB NOT NULL, "
            "collector BLOB NOT NULL, original BLOB NOT NULL, portrait BLOB NOT NULL, verdict BLOB, "
            "judge BLOB)"),
        QStringLiteral("CREATE TABLE attempt (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "arrival BLOB NOT NULL, portrait BLOB NOT NULL, state INTEGER NOT NULL, verdict BLOB, "
                       "time INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX attempt_subject ON attempt (subject)"),
        QStringLiteral("CREATE TABLE reference (subject BLOB PRIMARY KEY, picture BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX photo_state ON photo (state, delivered)"),
        QStringLiteral("CREATE INDEX photo_original ON photo (original)"),
        QStringLiteral("CREATE TABLE handover (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "folder TEXT NOT NULL, name TEXT NOT NULL, time INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX handover_folder ON handover (folder)"),
        QStringLiteral("CREATE INDEX handover_subject ON handover (subject)"),
    };
}

/// A new photo of someone who has one takes its place; the one before is kept as an attempt.
Result<void> makeRoom(Statements& tables, const Record& record) {
    const QByteArray subject = record.event.subject.bytes();
    auto kept =
        tables.run(QStringLiteral("INSERT INTO attempt SELECT position, subject, arrival, portrait, state, "
                                  "verdict, imported FROM photo WHERE subject = ?"),
                   {subject});
    if (!kept) return kept;
    return tables.run(QStringLiteral("DELETE FROM photo WHERE subject = ?"), {subject});
}

Result<void> addPhoto(Statements& tables, const Record& record, PhotoState state) {
    const Event& event = record.event;
    if (const auto room = makeRoom(tables, record); !room) return room;
    const QCborMap content =
        contentOf(record, {QLatin1String("label"), QLatin1String("worst"), QLatin1String("blobs")});
    const QString label = QLatin1String("") + textIn(content, QLatin1String("label")); // null is no text
    return tables.run(QStringLiteral("INSERT INTO photo (position, subject, label, folded, state, worst, "
                                     "imported, arrival, collector, original, portrait) "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {record.position, event.subject.bytes(), label, foldedName(label), int(state),
                       int(worstIn(content)), event.timeMs, event.id.bytes(), event.user.bytes(),
                       blobIn(content, QLatin1String("original")).bytes(),
                       blobIn(content, QLatin1String("portrait")).bytes()});
}

Result<void> setVerdict(Statements& tables, const Record& record, PhotoState state) {
    const Event& event = record.event;
    return tables.run(QStringLiteral("UPDATE photo SET state = ?, verdict = ?, judge = ? WHERE subject = ?"),
                      {int(state), event.id.bytes(), event.user.bytes(), event.subject.bytes()});
}

Result<void> clearVerdict(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("UPDATE photo SET state = ?, verdict = NULL, judge = NULL WHERE subject = ?"),
        {int(PhotoState::Pending), record.event.subject.bytes()});
}

Result<void> addHandover(Statements& tables, const Record& record) {
    const QByteArray subject = record.event.subject.bytes();
    const QCborMap content = contentOf(record);
    auto marked = tables.run(QStringLiteral("UPDATE photo SET delivered = 1 WHERE subject = ?"), {subject});
    if (!marked) return marked;
    return tables.run(QStringLiteral("INSERT INTO handover VALUES (?, ?, ?, ?, ?)"),
                      {record.position, subject, textIn(content, QLatin1String("folder")),
                       textIn(content, QLatin1String("name")), record.event.timeMs});
}

/// The last one stands.
Result<void> setReference(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("INSERT INTO reference VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET "
                       "picture = excluded.picture"),
        {record.event.subject.bytes(), blobIn(contentOf(record), QLatin1String("reference")).bytes()});
}

/// Everything of a purged subject.
Result<void> forget(Statements& tables, const Id& subject) {
    return forgetIn(tables, {"handover", "attempt", "reference", "photo"}, subject);
}

/// Types that this version does not know change nothing it shows, and no more does what was purged.
Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::photoSubmitted) return addPhoto(tables, record, PhotoState::Pending);
    if (type == EventType::photoUnmade) return addPhoto(tables, record, PhotoState::Unmade);
    if (type == EventType::photoApproved) return setVerdict(tables, record, PhotoState::Approved);
    if (type == EventType::photoRejected || type == EventType::graduateReopened)
        return setVerdict(tables, record, PhotoState::Rejected);
    if (type == EventType::verdictUndone) return clearVerdict(tables, record);
    if (type == EventType::photoDelivered) return addHandover(tables, record);
    if (type == EventType::referenceAdded) return setReference(tables, record);
    return {};
}

const char rowColumns[] = "subject, label, state, worst, imported, delivered";

PhotoRow rowOf(const QSqlQuery& query) {
    PhotoRow row;
    row.subject = named<Id>(query, 0);
    row.label = query.value(1).toString();
    row.state = PhotoState(query.value(2).toInt());
    row.worst = Status(query.value(3).toInt());
    row.importedMs = query.value(4).toLongLong();
    row.delivered = query.value(5).toBool();
    return row;
}

void tally(PhotoCounts& counts, PhotoState state, bool delivered, int number) {
    switch (state) {
    case PhotoState::Pending:
        counts.pending += number;
        return;
    case PhotoState::Rejected:
        counts.rejected += number;
        return;
    case PhotoState::Unmade:
        counts.unmade += number;
        return;
    case PhotoState::Approved:
        counts.approved += number;
        if (!delivered) counts.undelivered += number;
    }
}

} // namespace

Projection::Module photoModule() { return {QStringLiteral("photos"), 3, schema(), apply}; }

QList<PhotoRow> PhotoTables::rows() const {
    QList<PhotoRow> rows;
    eachRow(lists, QStringLiteral("SELECT %1 FROM photo ORDER BY position").arg(QLatin1String(rowColumns)),
            {}, [&](const QSqlQuery& row) { rows += rowOf(row); });
    return rows;
}

PhotoCounts PhotoTables::counts() const {
    PhotoCounts counts;
    eachRow(lists, QStringLiteral("SELECT state, delivered, COUNT(*) FROM photo GROUP BY state, delivered"),
            {}, [&](const QSqlQuery& row) {
                tally(counts, PhotoState(row.value(0).toInt()), row.value(1).toBool(), row.value(2).toInt());
            });
    return counts;
}

bool PhotoTables::holdsOriginal(const Hash& original) const {
    bool held = false;
    eachRow(lists, QStringLiteral("SELECT 1 FROM photo WHERE original = ? LIMIT 1"), {original.bytes()},
            [&](const QSqlQuery&) { held = true; });
    return held;
}

QList<PhotoRow> PhotoTables::find(const QString& text, int limit) const {
    const QString wanted = foldedName(text);
    QList<PhotoRow> found;
    if (wanted.isEmpty()) return found;
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM photo WHERE instr(folded, ?) ORDER BY CASE WHEN folded = ? THEN 0 "
                           "WHEN instr(folded, ?) = 1 THEN 1 ELSE 2 END, position LIMIT ?")
                .arg(QLatin1String(rowColumns)),
            {wanted, wanted, wanted, limit}, [&](const QSqlQuery& row) { found += rowOf(row); });
    return found;
}

std::optional<Standing> PhotoTables::standing(const Id& subject) const {
    std::optional<Standing> answer;
    const QString sql = QStringLiteral(
        "SELECT %1, arrival, collector, verdict, judge, portrait, (SELECT picture FROM reference WHERE "
        "reference.subject = photo.subject) FROM photo WHERE subject = ?");
    eachRow(lists, sql.arg(QLatin1String(rowColumns)), {subject.bytes()}, [&](const QSqlQuery& row) {
        answer = Standing{rowOf(row),        named<Id>(row, 6),    named<Id>(row, 7),   named<Id>(row, 8),
                          named<Id>(row, 9), named<Hash>(row, 10), named<Hash>(row, 11)};
    });
    return answer;
}

QList<Attempt> PhotoTables::attempts(const Id& subject) const {
    QList<Attempt> all;
    eachRow(lists,
            QStringLiteral("SELECT arrival, portrait, state, time FROM attempt WHERE subject = ? ORDER BY "
                           "position DESC"),
            {subject.bytes()}, [&](const QSqlQuery& row) {
                all += Attempt{named<Id>(row, 0), named<Hash>(row, 1), PhotoState(row.value(2).toInt()),
                               row.value(3).toLongLong()};
            });
    return all;
}

QList<Handover> PhotoTables::handovers(const QString& folder) const {
    QList<Handover> all;
    eachRow(lists,
            QStringLiteral("SELECT subject, name, time FROM handover WHERE folder = ? ORDER BY position"),
            {folder}, [&](const QSqlQuery& row) {
                all += Handover{named<Id>(row, 0), row.value(1).toString(), row.value(2).toLongLong()};
            });
    return all;
}

} // namespace mianguan
