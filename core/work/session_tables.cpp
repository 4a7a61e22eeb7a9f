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

#include <algorithm>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE session (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
                       "content BLOB NOT NULL, makeup INTEGER NOT NULL, opened INTEGER NOT NULL, "
                       "closed INTEGER NOT NULL DEFAULT 0, plate BLOB)"),
        QStringLiteral("CREATE TABLE shot (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, time INTEGER NOT NULL, waited INTEGER, "
                       "first INTEGER NOT NULL, state INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX shot_subject ON shot (subject)"),
        QStringLiteral("CREATE INDEX shot_session ON shot (session)"),
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
    auto added = tables.run(
        QStringLiteral("INSERT INTO shot VALUES (?, ?, ?, ?, ? - (SELECT arrived FROM graduate WHERE "
                       "subject = ? AND presence = ?), ?, ?)"),
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
const char latestShots[] =
    "shot WHERE position IN (SELECT MAX(position) FROM shot WHERE session = ? GROUP BY subject)";

double medianOf(QList<double> values) {
    if (values.isEmpty()) return 0;
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Projection::Module sessionModule() { return {QStringLiteral("sessions"), 1, schema(), apply}; }

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

SessionTally SessionTables::tally(const Id& id, qint64 nowMs) const {
    SessionTally tally;
    eachRow(lists,
            QStringLiteral("SELECT presence, COUNT(*) FROM graduate WHERE session = ? GROUP BY presence"),
            {id.bytes()}, [&](const QSqlQuery& row) {
                const bool absent = Presence(row.value(0).toInt()) == Presence::Absent;
                (absent ? tally.absent : tally.arrived) += row.value(1).toInt();
            });
    QList<double> seconds;
    eachRow(lists,
            QStringLiteral("SELECT state, first, time, waited FROM %1").arg(QLatin1String(latestShots)),
            {id.bytes()}, [&](const QSqlQuery& row) {
                ++tally.photos;
                const auto state = PhotoState(row.value(0).toInt());
                ++(state == PhotoState::Approved   ? tally.approved
                   : state == PhotoState::Rejected ? tally.rejected
                                                   : tally.pending);
                tally.firstPass += row.value(1).toInt();
                tally.inLastHour += row.value(2).toLongLong() > nowMs - 3'600'000;
                if (!row.isNull(3)) seconds += double(row.value(3).toLongLong()) / 1000;
            });
    tally.medianSeconds = medianOf(std::move(seconds));
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
