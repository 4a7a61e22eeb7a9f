#include "core/work/session_tables.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/graduate.h"
#include "core/work/graduate_events.h"
#include "core/work/journal.h"
#include "core/work/photo_events.h"
#include "core/work/portrait_record.h"
#include "core/work/session_events.h"
#include "core/work/upcast.h"

#include <QCborArray>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE session (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
                       "content BLOB NOT NULL, makeup INTEGER NOT NULL, opened INTEGER NOT NULL, "
                       "closed INTEGER NOT NULL DEFAULT 0, plate BLOB)"),
        QStringLiteral("CREATE TABLE shot (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, time INTEGER NOT NULL, waited INTEGER, "
                       "first INTEGER NOT NULL, state INTEGER NOT NULL, latest INTEGER NOT NULL DEFAULT 1)"),
        QStringLiteral("CREATE INDEX shot_subject ON shot (subject)"),
        QStringLiteral("CREATE INDEX shot_session ON shot (session, latest, waited)"),
        QStringLiteral("CREATE TABLE fault (position INTEGER NOT NULL, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, finding TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX fault_session ON fault (session, position)"),
        QStringLiteral("CREATE INDEX fault_subject ON fault (subject)"),
    };
}

bool isMakeup(const Session& session) { return session.kind == SessionKind::Makeup; }

Result<void> open(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    return tables.run(
        QStringLiteral("INSERT INTO session (position, id, content, makeup, opened) VALUES (?, ?, ?, ?, ?)"),
        {record.position, record.event.subject.bytes(), content.toCborValue().toCbor(),
         isMakeup(sessionIn(content)), record.event.timeMs});
}

Result<void> change(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    return tables.run(
        QStringLiteral("UPDATE session SET content = ?, makeup = ? WHERE id = ?"),
        {content.toCborValue().toCbor(), isMakeup(sessionIn(content)), record.event.subject.bytes()});
}

Result<void> close(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE session SET closed = 1 WHERE id = ?"),
                      {record.event.subject.bytes()});
}

Result<void> setPlate(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("UPDATE session SET plate = ? WHERE id = ?"),
        {blobIn(contentOf(record), QLatin1String("plate")).bytes(), record.event.subject.bytes()});
}

/// What failed in the photo itself or in the shots before it that were not kept.
QStringList faultsIn(const QCborMap& content) {
    QStringList faults;
    for (const Finding& finding : findingsIn(content))
        if (finding.status == Status::Fail || finding.status == Status::Warn) faults += finding.id;
    for (const auto& fault : content.value(QLatin1String("faults")).toArray())
        faults += fault.toString();
    faults.removeDuplicates();
    return faults;
}

Result<void> addShot(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    const Id session = sessionIdIn(content);
    if (session.isNull()) return {};
    const QByteArray subject = record.event.subject.bytes();
    const bool first = integerIn(content.value(QLatin1String("shots")), 1) == 1;
    auto added = tables.run(QStringLiteral("UPDATE shot SET latest = 0 WHERE subject = ? AND session = ?"),
                            {subject, session.bytes()});
    if (!added) return added;
    added = tables.run(
        QStringLiteral("INSERT INTO shot VALUES (?, ?, ?, ?, ? - (SELECT arrived FROM graduate WHERE "
                       "subject = ? AND presence = ?), ?, ?, 1)"),
        {record.position, subject, session.bytes(), record.event.timeMs, record.event.timeMs, subject,
         int(Presence::Arrived), first, int(PhotoState::Pending)});
    for (const QString& fault : faultsIn(content)) {
        if (!added) return added;
        added = tables.run(QStringLiteral("INSERT INTO fault VALUES (?, ?, ?, ?)"),
                           {record.position, subject, session.bytes(), fault});
    }
    return added;
}

Result<void> judge(Statements& tables, const Record& record, PhotoState state) {
    const QByteArray subject = record.event.subject.bytes();
    return tables.run(QStringLiteral("UPDATE shot SET state = ? WHERE position = (SELECT MAX(position) FROM "
                                     "shot WHERE subject = ?)"),
                      {int(state), subject});
}

Result<void> forget(Statements& tables, const Id& subject) {
    return forgetIn(tables, {"fault", "shot"}, subject);
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::sessionOpened) return open(tables, record);
    if (type == EventType::sessionChanged) return change(tables, record);
    if (type == EventType::sessionClosed) return close(tables, record);
    if (type == EventType::plateShot) return setPlate(tables, record);
    if (type == EventType::photoSubmitted) return addShot(tables, record);
    if (type == EventType::photoApproved) return judge(tables, record, PhotoState::Approved);
    if (type == EventType::photoRejected || type == EventType::graduateReopened)
        return judge(tables, record, PhotoState::Rejected);
    if (type == EventType::verdictUndone) return judge(tables, record, PhotoState::Pending);
    return {};
}

Session sessionOf(const QSqlQuery& row) {
    Session session = sessionIn(readCbor(row.value(1).toByteArray()).toMap());
    session.id = named<Id>(row, 0);
    session.openedMs = row.value(2).toLongLong();
    session.closed = row.value(3).toBool();
    session.plate = named<Hash>(row, 4);
    return session;
}

const char sessionColumns[] = "SELECT id, content, opened, closed, plate FROM session";
/// Of each graduate the last one there.
const char latestShots[] = "shot WHERE session = ? AND latest = 1";

} // namespace

Projection::Module sessionModule() { return {QStringLiteral("sessions"), 2, schema(), apply}; }

QList<Session> SessionTables::sessions() const {
    QList<Session> all;
    eachRow(lists, QLatin1String(sessionColumns) + QStringLiteral(" ORDER BY position DESC"), {},
            [&](const QSqlQuery& row) { all += sessionOf(row); });
    return all;
}

std::optional<Session> SessionTables::session(const Id& id) const {
    std::optional<Session> answer;
    eachRow(lists, QLatin1String(sessionColumns) + QStringLiteral(" WHERE id = ?"), {id.bytes()},
            [&](const QSqlQuery& row) { answer = sessionOf(row); });
    return answer;
}

/// Of even numbers the upper of the two.
double SessionTables::medianSeconds(const Id& id) const {
    double seconds = 0;
    const QString waited = QLatin1String(latestShots) + QStringLiteral(" AND waited IS NOT NULL");
    eachRow(
        lists,
        QStringLiteral("SELECT waited FROM %1 ORDER BY waited LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM %1)")
            .arg(waited),
        {id.bytes(), id.bytes()},
        [&](const QSqlQuery& row) { seconds = double(row.value(0).toLongLong()) / 1000; });
    return seconds;
}

SessionTally SessionTables::tally(const Id& id, qint64 nowMs) const {
    SessionTally tally;
    eachRow(lists,
            QStringLiteral("SELECT presence, COUNT(*) FROM graduate WHERE session = ? GROUP BY presence"),
            {id.bytes()}, [&](const QSqlQuery& row) {
                const bool absent = Presence(row.value(0).toInt()) == Presence::Absent;
                (absent ? tally.absent : tally.arrived) += row.value(1).toInt();
            });
    eachRow(lists,
            QStringLiteral("SELECT state, COUNT(*), SUM(first), SUM(time > ?) FROM %1 GROUP BY state")
                .arg(QLatin1String(latestShots)),
            {nowMs - 3'600'000, id.bytes()}, [&](const QSqlQuery& row) {
                const auto state = PhotoState(row.value(0).toInt());
                const int shots = row.value(1).toInt();
                tally.photos += shots;
                (state == PhotoState::Approved   ? tally.approved
                 : state == PhotoState::Rejected ? tally.rejected
                                                 : tally.pending) += shots;
                tally.firstPass += row.value(2).toInt();
                tally.inLastHour += row.value(3).toInt();
            });
    tally.medianSeconds = medianSeconds(id);
    return tally;
}

QList<FaultCount> SessionTables::faults(const Id& id, int shots) const {
    QList<FaultCount> all;
    eachRow(lists,
            QStringLiteral("SELECT finding, COUNT(*) AS number FROM fault WHERE session = ? AND position IN "
                           "(SELECT position FROM shot WHERE session = ? ORDER BY position DESC LIMIT ?) "
                           "GROUP BY finding ORDER BY number DESC, finding"),
            {id.bytes(), id.bytes(), shots}, [&](const QSqlQuery& row) {
                all += FaultCount{row.value(0).toString(), row.value(1).toInt()};
            });
    return all;
}

int SessionTables::attempts(const Id& graduate) const {
    int number = 0;
    eachRow(lists, QStringLiteral("SELECT COUNT(*) FROM shot WHERE subject = ?"), {graduate.bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

int SessionTables::makeupsUsed(const Id& graduate) const {
    int number = 0;
    eachRow(lists,
            QStringLiteral("SELECT COUNT(*) FROM shot JOIN session ON session.id = shot.session WHERE "
                           "subject = ? AND makeup AND state = ?"),
            {graduate.bytes(), int(PhotoState::Rejected)},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

} // namespace mianguan
