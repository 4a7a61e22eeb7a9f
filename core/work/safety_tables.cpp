#include "core/work/safety_tables.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/lineage_tables.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE backup (position INTEGER PRIMARY KEY, id BLOB NOT NULL, "
                       "time INTEGER NOT NULL, content BLOB NOT NULL, holds INTEGER NOT NULL, station BLOB "
                       "NOT NULL, adopted INTEGER NOT NULL, UNIQUE (id, station))"),
        QStringLiteral(
            "CREATE TABLE purge (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
            "reason TEXT NOT NULL, station BLOB NOT NULL, adopted INTEGER NOT NULL, photos INTEGER "
            "NOT NULL DEFAULT 0, pictures INTEGER NOT NULL DEFAULT 0, closed INTEGER NOT NULL "
            "DEFAULT 0)"),
        QStringLiteral("CREATE TABLE closed_purge (position INTEGER PRIMARY KEY, event BLOB NOT NULL, "
                       "station BLOB NOT NULL, adopted INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT "
                       "NULL, user BLOB NOT NULL, time INTEGER NOT NULL, content BLOB NOT NULL)"),
    };
}

/// The position of the last event a backup holds: what stands between it and the note was recorded meanwhile,
/// all of it in this station's chain. None where the note came back from the hub, at another place.
qint64 lastHeldBy(const BackupNote& backup, const Record& note) {
    if (note.adopted) return 0;
    for (const Head& head : backup.heads)
        if (head.station == note.event.station) return note.position - (note.event.seq - head.seq);
    return note.position;
}

Result<void> addBackup(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    return tables.run(
        QStringLiteral(
            "INSERT INTO backup VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, station) DO UPDATE SET "
            "position = excluded.position, time = excluded.time, content = excluded.content, "
            "holds = excluded.holds"),
        {record.position, idIn(content, QLatin1String("backup")).bytes(), record.event.timeMs,
         content.toCborValue().toCbor(), lastHeldBy(backupIn(content), record), record.event.station.bytes(),
         record.adopted});
}

Result<void> beginPurge(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record, {QLatin1String("reason")});
    return tables.run(
        QStringLiteral("INSERT INTO purge (position, id, reason, station, adopted) VALUES (?, ?, ?, ?, ?)"),
        {record.position, record.event.id.bytes(), textIn(content, QLatin1String("reason")),
         record.event.station.bytes(), record.adopted});
}

Result<void> countPurged(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    return tables.run(
        QStringLiteral("UPDATE purge SET photos = photos + ?, pictures = pictures + ? WHERE id = ?"),
        {integerIn(content.value(QLatin1String("photos")), 1),
         integerIn(content.value(QLatin1String("pictures"))), idIn(content, QLatin1String("purge")).bytes()});
}

Result<void> closePurge(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    const PurgeSum sum = purgeIn(content);
    const Event& event = record.event;
    auto closed = tables.run(QStringLiteral("UPDATE purge SET closed = 1 WHERE id = ?"), {sum.purge.bytes()});
    if (!closed) return closed;
    return tables.run(QStringLiteral("INSERT INTO closed_purge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {record.position, event.id.bytes(), event.station.bytes(), record.adopted, event.seq,
                       record.hash.bytes(), event.user.bytes(), event.timeMs,
                       content.toCborValue().toCbor()});
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (type == EventType::backupMade) return addBackup(tables, record);
    if (type == EventType::purgeStarted) return beginPurge(tables, record);
    if (type == EventType::photoPurged) return countPurged(tables, record);
    if (type == EventType::purgeFinished) return closePurge(tables, record);
    return {};
}

BackupNote backupOf(const QSqlQuery& row) {
    BackupNote note = backupIn(readCbor(row.value(1).toByteArray()).toMap());
    note.timeMs = row.value(0).toLongLong();
    return note;
}

ClosedPurge closedPurgeOf(const QSqlQuery& row) {
    ClosedPurge purge;
    purge.event = named<Id>(row, 0);
    purge.head = {named<Id>(row, 1), row.value(2).toLongLong(), named<Hash>(row, 3)};
    purge.user = named<Id>(row, 4);
    purge.timeMs = row.value(5).toLongLong();
    purge.sum = purgeIn(readCbor(row.value(6).toByteArray()).toMap());
    return purge;
}

} // namespace

Projection::Module safetyModule() { return {QStringLiteral("safety"), 4, schema(), apply, {}, true}; }

QList<BackupNote> SafetyTables::backups() const {
    QList<BackupNote> all;
    eachRow(lists,
            QStringLiteral("SELECT MAX(time), content FROM backup WHERE %1 GROUP BY id ORDER BY 1 DESC, "
                           "position DESC")
                .arg(ofThisDesk("backup")),
            {}, [&](const QSqlQuery& row) { all += backupOf(row); });
    return all;
}

BackupStanding SafetyTables::sinceBackup() const {
    BackupStanding standing;
    qint64 held = 0;
    eachRow(lists,
            QStringLiteral("SELECT time, holds FROM backup WHERE NOT adopted ORDER BY position DESC LIMIT 1"),
            {}, [&](const QSqlQuery& row) {
                standing.backupMs = row.value(0).toLongLong();
                held = row.value(1).toLongLong();
            });
    const auto name = [](QLatin1String type) { return QByteArray(type.data(), type.size()); };
    eachRow(lists,
            QStringLiteral("SELECT COUNT(*), MIN(time) FROM activity WHERE position > ? AND type NOT IN "
                           "(SELECT number FROM activity_name WHERE name IN (?, ?, ?, ?))"),
            {held, name(EventType::backupMade), name(EventType::signedIn), name(EventType::signedOut),
             name(EventType::signInRefused)},
            [&](const QSqlQuery& row) {
                standing.records = row.value(0).toLongLong();
                standing.oldestMs = row.value(1).toLongLong();
            });
    return standing;
}

QList<ClosedPurge> SafetyTables::purges() const {
    QList<ClosedPurge> all;
    eachRow(lists,
            QStringLiteral("SELECT event, station, seq, hash, user, time, content FROM closed_purge WHERE %1 "
                           "ORDER BY position DESC")
                .arg(ofThisDesk("closed_purge")),
            {}, [&](const QSqlQuery& row) { all += closedPurgeOf(row); });
    return all;
}

std::optional<PurgeState> SafetyTables::purge(const Id& id) const {
    std::optional<PurgeState> answer;
    eachRow(lists, QStringLiteral("SELECT reason, photos, pictures, closed FROM purge WHERE id = ?"),
            {id.bytes()}, [&](const QSqlQuery& row) {
                answer = PurgeState{id, row.value(0).toString(), row.value(1).toLongLong(),
                                    row.value(2).toLongLong(), row.value(3).toBool()};
            });
    return answer;
}

std::optional<Id> SafetyTables::unfinished() const {
    std::optional<Id> answer;
    eachRow(lists,
            QStringLiteral("SELECT id FROM purge WHERE NOT closed AND %1 ORDER BY position LIMIT 1")
                .arg(ofThisDesk("purge")),
            {}, [&](const QSqlQuery& row) { answer = named<Id>(row, 0); });
    return answer;
}

} // namespace mianguan
