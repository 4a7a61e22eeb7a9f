#include "core/work/photo_projection.h"

#include "core/work/photo_events.h"
#include "core/work/portrait_record.h"

#include <QLoggingCategory>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.work")

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE station (position INTEGER PRIMARY KEY, practice INTEGER NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE photo (position INTEGER PRIMARY KEY, subject BLOB NOT NULL UNIQUE, "
            "label TEXT NOT NULL, state INTEGER NOT NULL, worst INTEGER NOT NULL, "
            "imported INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0, arrival BLOB NOT NULL, "
            "original BLOB NOT NULL, portrait BLOB NOT NULL, verdict BLOB)"),
        QStringLiteral("CREATE INDEX photo_state ON photo (state, delivered)"),
        QStringLiteral("CREATE INDEX photo_original ON photo (original)"),
        QStringLiteral("CREATE TABLE handover (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "folder TEXT NOT NULL, name TEXT NOT NULL, time INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX handover_folder ON handover (folder)"),
    };
}

Result<void> addStation(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("INSERT INTO station VALUES (?, ?)"),
                      {record.position, record.body.content().value(QLatin1String("practice")).toBool()});
}

Result<void> addPhoto(Statements& tables, const Record& record, PhotoState state) {
    const Event& event = record.event;
    const QCborMap content =
        record.body.pick({QLatin1String("label"), QLatin1String("worst"), QLatin1String("blobs")});
    return tables.run(QStringLiteral("INSERT INTO photo (position, subject, label, state, worst, imported, "
                                     "arrival, original, portrait) "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {record.position, event.subject.bytes(), textIn(content, QLatin1String("label")),
                       int(state), int(worstIn(content)), event.timeMs, event.id.bytes(),
                       blobIn(content, QLatin1String("original")).bytes(),
                       blobIn(content, QLatin1String("portrait")).bytes()});
}

Result<void> setVerdict(Statements& tables, const Record& record, PhotoState state) {
    return tables.run(QStringLiteral("UPDATE photo SET state = ?, verdict = ? WHERE subject = ?"),
                      {int(state), record.event.id.bytes(), record.event.subject.bytes()});
}

Result<void> clearVerdict(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE photo SET state = ?, verdict = NULL WHERE subject = ?"),
                      {int(PhotoState::Pending), record.event.subject.bytes()});
}

Result<void> addHandover(Statements& tables, const Record& record) {
    const QByteArray subject = record.event.subject.bytes();
    const QCborMap content = record.body.content();
    auto marked = tables.run(QStringLiteral("UPDATE photo SET delivered = 1 WHERE subject = ?"), {subject});
    if (!marked) return marked;
    return tables.run(QStringLiteral("INSERT INTO handover VALUES (?, ?, ?, ?, ?)"),
                      {record.position, subject, textIn(content, QLatin1String("folder")),
                       textIn(content, QLatin1String("name")), record.event.timeMs});
}

/// Types that this version does not know change nothing it shows.
Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (type == EventType::stationStarted) return addStation(tables, record);
    if (type == EventType::photoSubmitted) return addPhoto(tables, record, PhotoState::Pending);
    if (type == EventType::photoUnmade) return addPhoto(tables, record, PhotoState::Unmade);
    if (type == EventType::photoApproved) return setVerdict(tables, record, PhotoState::Approved);
    if (type == EventType::photoRejected) return setVerdict(tables, record, PhotoState::Rejected);
    if (type == EventType::verdictUndone) return clearVerdict(tables, record);
    if (type == EventType::photoDelivered) return addHandover(tables, record);
    return {};
}

const char rowColumns[] = "subject, label, state, worst, imported, delivered";

template <class Name>
Name named(const QSqlQuery& row, int column) {
    return Name::fromBytes(row.value(column).toByteArray()).value_or(Name());
}

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

/// Each row of a query in memory, where nothing but a mistake of ours can fail.
template <class Visit>
void each(const Projection& projection, const QString& sql, const QVariantList& values, Visit visit) {
    const QReadLocker locked(&projection.reading());
    Result<QSqlQuery> query = projection.tables().run(sql, values);
    if (!query) qCCritical(log) << query.error().sentence();
    while (query && query->next())
        visit(*query);
}

} // namespace

PhotoProjection::PhotoProjection() : projection(schema(), apply) {}

std::optional<bool> PhotoProjection::practice() const {
    std::optional<bool> answer;
    each(projection, QStringLiteral("SELECT practice FROM station ORDER BY position LIMIT 1"), {},
         [&](const QSqlQuery& row) { answer = row.value(0).toBool(); });
    return answer;
}

QList<PhotoRow> PhotoProjection::rows() const {
    QList<PhotoRow> rows;
    each(projection, QStringLiteral("SELECT %1 FROM photo ORDER BY position").arg(QLatin1String(rowColumns)),
         {}, [&](const QSqlQuery& row) { rows += rowOf(row); });
    return rows;
}

PhotoCounts PhotoProjection::counts() const {
    PhotoCounts counts;
    each(projection, QStringLiteral("SELECT state, delivered, COUNT(*) FROM photo GROUP BY state, delivered"),
         {}, [&](const QSqlQuery& row) {
             tally(counts, PhotoState(row.value(0).toInt()), row.value(1).toBool(), row.value(2).toInt());
         });
    return counts;
}

bool PhotoProjection::holdsOriginal(const Hash& original) const {
    bool held = false;
    each(projection, QStringLiteral("SELECT 1 FROM photo WHERE original = ? LIMIT 1"), {original.bytes()},
         [&](const QSqlQuery&) { held = true; });
    return held;
}

std::optional<Standing> PhotoProjection::standing(const Id& subject) const {
    std::optional<Standing> answer;
    const QString sql = QStringLiteral("SELECT %1, arrival, verdict, portrait FROM photo WHERE subject = ?");
    each(projection, sql.arg(QLatin1String(rowColumns)), {subject.bytes()}, [&](const QSqlQuery& row) {
        answer = Standing{rowOf(row), named<Id>(row, 6), named<Id>(row, 7), named<Hash>(row, 8)};
    });
    return answer;
}

QList<Handover> PhotoProjection::handovers(const QString& folder) const {
    QList<Handover> all;
    each(projection,
         QStringLiteral("SELECT subject, name, time FROM handover WHERE folder = ? ORDER BY position"),
         {folder}, [&](const QSqlQuery& row) {
             all += Handover{named<Id>(row, 0), row.value(1).toString(), row.value(2).toLongLong()};
         });
    return all;
}

} // namespace mianguan
