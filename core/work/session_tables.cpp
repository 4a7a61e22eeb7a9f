#include "core/work/session_tables.h"

#include "core/base/cbor.h"
#include "core/work/event_texts.h"
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
                       "closed INTEGER NOT NULL DEFAULT 0, plate BLOB, closing BLOB)"),
        QStringLiteral("CREATE TABLE visit (session BLOB NOT NULL, subject BLOB NOT NULL, "
                       "presence INTEGER NOT NULL, time INTEGER NOT NULL, user BLOB NOT NULL, "
                       "PRIMARY KEY (session, subject)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX visit_subject ON visit (subject)"),
        QStringLiteral("CREATE TABLE shot (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, time INTEGER NOT NULL, waited INTEGER, "
                       "first INTEGER NOT NULL, state INTEGER NOT NULL, user BLOB NOT NULL, verdict BLOB, "
                       "latest INTEGER NOT NULL DEFAULT 1)"),
        QStringLiteral("CREATE INDEX shot_subject ON shot (subject)"),
        QStringLiteral("CREATE INDEX shot_session ON shot (session, latest, waited)"),
        QStringLiteral("CREATE INDEX shot_guest ON shot (session, subject)"),
        QStringLiteral("CREATE INDEX shot_time ON shot (session, time)"),
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
        {record.rank(), record.event.subject.bytes(), content.toCborValue().toCbor(),
         isMakeup(sessionIn(content)), record.event.timeMs});
}

Result<void> change(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    return tables.run(
        QStringLiteral("UPDATE session SET content = ?, makeup = ? WHERE id = ?"),
        {content.toCborValue().toCbor(), isMakeup(sessionIn(content)), record.event.subject.bytes()});
}

Result<void> close(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE session SET closed = 1, closing = ? WHERE id = ?"),
                      {record.event.id.bytes(), record.event.subject.bytes()});
}

Result<void> setPlate(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("UPDATE session SET plate = ? WHERE id = ?"),
        {blobIn(contentOf(record), QLatin1String("plate")).bytes(), record.event.subject.bytes()});
}

/// The latest of each graduate at each session.
Result<void> visit(Statements& tables, const Record& record, Presence presence) {
    return tables.run(
        QStringLiteral("INSERT INTO visit VALUES (?, ?, ?, ?, ?) ON CONFLICT (session, subject) DO UPDATE "
                       "SET presence = excluded.presence, time = excluded.time, user = excluded.user"),
        {sessionIdIn(contentOf(record)).bytes(), record.event.subject.bytes(), int(presence),
         record.event.timeMs, record.event.user.bytes()});
}

/// What failed in the photo itself or in the shots before it that were not kept.
QStringList faultsIn(const QCborMap& content) {
    QStringList faults;
    for (const Finding& finding : findingsIn(content))
        if (finding.status == Status::Fail || finding.status == Status::Warn) faults += finding.id;
    faults += textsIn(content, QLatin1String("faults"));
    keepDistinct(faults);
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
                       "subject = ? AND presence = ?), ?, ?, ?, NULL, 1)"),
        {record.rank(), subject, session.bytes(), record.event.timeMs, record.event.timeMs, subject,
         int(Presence::Arrived), first, int(PhotoState::Pending), record.event.user.bytes()});
    for (const QString& fault : faultsIn(content)) {
        if (!added) return added;
        added = tables.run(QStringLiteral("INSERT INTO fault VALUES (?, ?, ?, ?)"),
                           {record.rank(), subject, session.bytes(), fault});
    }
    return added;
}

Result<void> judge(Statements& tables, const Record& record, PhotoState state) {
    return tables.run(QStringLiteral("UPDATE shot SET state = ?, verdict = ? WHERE position = (SELECT "
                                     "MAX(position) FROM shot WHERE subject = ?) AND state <> ?"),
                      {int(state), record.event.id.bytes(), record.event.subject.bytes(), int(state)});
}

Result<void> undo(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE shot SET state = ?, verdict = NULL WHERE verdict = ?"),
                      {int(PhotoState::Pending), idIn(contentOf(record), QLatin1String("verdict")).bytes()});
}

Result<void> forget(Statements& tables, const Id& subject) {
    return forgetIn(tables, {"fault", "shot", "visit"}, subject).and_then([&] {
        return tables.run(QStringLiteral("DELETE FROM session WHERE id = ?"), {subject.bytes()});
    });
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::sessionOpened) return open(tables, record);
    if (type == EventType::sessionChanged) return change(tables, record);
    if (type == EventType::sessionClosed) return close(tables, record);
    if (type == EventType::plateShot) return setPlate(tables, record);
    if (type == EventType::graduateArrived) return visit(tables, record, Presence::Arrived);
    if (type == EventType::graduateAbsent) return visit(tables, record, Presence::Absent);
    if (type == EventType::photoSubmitted) return addShot(tables, record);
    if (type == EventType::photoApproved) return judge(tables, record, PhotoState::Approved);
    if (type == EventType::photoRejected || type == EventType::graduateReopened)
        return judge(tables, record, PhotoState::Rejected);
    if (type == EventType::verdictUndone) return undo(tables, record);
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

Projection::Module sessionModule() { return {QStringLiteral("sessions"), 6, schema(), apply, forget}; }

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
            QStringLiteral("SELECT presence, COUNT(*), SUM(NOT EXISTS (SELECT 1 FROM shot WHERE shot.session "
                           "= visit.session AND shot.subject = visit.subject)) FROM visit WHERE session = ? "
                           "GROUP BY presence"),
            {id.bytes()}, [&](const QSqlQuery& row) {
                const bool absent = Presence(row.value(0).toInt()) == Presence::Absent;
                (absent ? tally.absent : tally.arrived) += row.value(1).toInt();
                if (!absent) tally.unphotographed = row.value(2).toInt();
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

QList<RateBin> SessionTables::rate(const Id& id) const {
    QList<RateBin> bins;
    eachRow(lists,
            QStringLiteral("SELECT time / %1 * %1 AS bin, COUNT(*) FROM shot WHERE session = ? GROUP BY bin "
                           "ORDER BY bin")
                .arg(RateBin::lengthMs),
            {id.bytes()}, [&](const QSqlQuery& row) {
                bins += RateBin{row.value(0).toLongLong(), row.value(1).toInt()};
            });
    return bins;
}

/// Of the session's shots, the position of the first of the latest; 0 when there are no more than these.
qint64 SessionTables::latestFrom(const Id& id, int shots) const {
    qint64 from = 0;
    eachRow(lists,
            QStringLiteral("SELECT position FROM shot WHERE session = ? ORDER BY position DESC LIMIT 1 "
                           "OFFSET ?"),
            {id.bytes(), shots - 1}, [&](const QSqlQuery& row) { from = row.value(0).toLongLong(); });
    return from;
}

FaultTrend SessionTables::faults(const Id& id, int shots) const {
    const qint64 from = latestFrom(id, shots);
    FaultTrend trend;
    eachRow(lists, QStringLiteral("SELECT SUM(position >= ?), SUM(position < ?) FROM shot WHERE session = ?"),
            {from, from, id.bytes()}, [&](const QSqlQuery& row) {
                trend.latest = row.value(0).toInt();
                trend.earlier = row.value(1).toInt();
            });
    eachRow(
        lists,
        QStringLiteral("SELECT finding, SUM(position >= ?) AS now, SUM(position < ?) AS before FROM "
                       "fault WHERE session = ? GROUP BY finding ORDER BY now DESC, before DESC, finding"),
        {from, from, id.bytes()}, [&](const QSqlQuery& row) {
            trend.faults += FaultCount{row.value(0).toString(), row.value(1).toInt(), row.value(2).toInt()};
        });
    return trend;
}

Id SessionTables::closing(const Id& id) const {
    Id event;
    eachRow(lists, QStringLiteral("SELECT closing FROM session WHERE id = ?"), {id.bytes()},
            [&](const QSqlQuery& row) { event = named<Id>(row, 0); });
    return event;
}

QList<Id> SessionTables::people(const Id& id) const {
    QList<Id> all;
    eachRow(lists,
            QStringLiteral("SELECT user FROM visit WHERE session = ? UNION SELECT user FROM shot WHERE "
                           "session = ?"),
            {id.bytes(), id.bytes()}, [&](const QSqlQuery& row) { all += named<Id>(row, 0); });
    return all;
}

std::pair<qint64, qint64> SessionTables::span(const Id& id) const {
    std::pair<qint64, qint64> times{0, 0};
    eachRow(lists,
            QStringLiteral("SELECT (SELECT MIN(time) FROM visit WHERE session = ?), (SELECT MAX(time) FROM "
                           "shot WHERE session = ?)"),
            {id.bytes(), id.bytes()}, [&](const QSqlQuery& row) {
                times = {row.value(0).toLongLong(), row.value(1).toLongLong()};
            });
    return times;
}

QList<SessionTables::Guest> SessionTables::guests(const Id& id, Guests which) const {
    static const QString name = QStringLiteral("SELECT class, student, name, %1 FROM %2 JOIN graduate ON "
                                               "graduate.subject = %3.subject WHERE %3.session = ? AND %4 "
                                               "ORDER BY class, student, graduate.position");
    const auto ofVisits = [](const QString& condition) {
        return name.arg(QStringLiteral("NULL"), QStringLiteral("visit"), QStringLiteral("visit"), condition);
    };
    const auto question = [&] {
        switch (which) {
        case Guests::Absent:
            return ofVisits(QStringLiteral("visit.presence = %1").arg(int(Presence::Absent)));
        case Guests::Unphotographed:
            return ofVisits(QStringLiteral("visit.presence = %1 AND NOT EXISTS (SELECT 1 FROM shot WHERE "
                                           "shot.session = visit.session AND shot.subject = visit.subject)")
                                .arg(int(Presence::Arrived)));
        case Guests::Rejected:
            break;
        }
        return name.arg(QStringLiteral("verdict"), QStringLiteral("shot"), QStringLiteral("shot"),
                        QStringLiteral("shot.state = %1 AND shot.position = (SELECT MAX(position) FROM shot "
                                       "AS other WHERE other.session = shot.session AND other.subject = "
                                       "shot.subject)")
                            .arg(int(PhotoState::Rejected)));
    };
    QList<Guest> all;
    eachRow(lists, question(), {id.bytes()}, [&](const QSqlQuery& row) {
        all += Guest{row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                     named<Id>(row, 3)};
    });
    return all;
}

QList<FeeSum> SessionTables::fees(const Id& id, qint64 fromMs, qint64 untilMs) const {
    QList<FeeSum> sums;
    eachRow(
        lists,
        QStringLiteral("SELECT state, method, COUNT(*), SUM(cents) FROM payment JOIN visit ON "
                       "visit.subject = payment.subject WHERE visit.session = ? AND payment.time >= ? "
                       "AND payment.time < ? AND NOT EXISTS (SELECT 1 FROM payment AS later WHERE "
                       "later.replaces = payment.position) GROUP BY state, method ORDER BY state, method"),
        {id.bytes(), fromMs, untilMs}, [&](const QSqlQuery& row) {
            sums += FeeSum{FeeState(row.value(0).toInt()), row.value(1).toString(), row.value(2).toInt(),
                           row.value(3).toLongLong()};
        });
    return sums;
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
