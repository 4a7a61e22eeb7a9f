#include "core/ledger/chain.h"

#include "core/ledger/database.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace mianguan {

namespace {

const char columns[] = "SELECT position, id, station, seq, hash, header, body FROM event ";

QString problem(const char* words, qint64 position) {
    return QCoreApplication::translate("Ledger", words).arg(position);
}

bool columnsAgree(const StoredEvent& stored, const Record& record) {
    const Event& event = record.event;
    return stored.id == event.id.bytes() && stored.station == event.station.bytes() &&
           stored.seq == event.seq && stored.hash == record.hash.bytes();
}

bool readBody(const StoredEvent& stored, Record& record) {
    if (stored.body.isNull()) return true;
    const Result<Body> body = Body::fromBytes(stored.body);
    if (body) record.body = *body;
    return body && body->hash() == record.event.body;
}

/// What is wrong with the event by itself; empty when nothing.
QStringList readAlone(const StoredEvent& stored, Record& record) {
    record.position = stored.position;
    record.hash = Hash::of(stored.header);
    const Result<Event> event = decodeHeader(stored.header);
    if (!event) return {problem(QT_TRANSLATE_NOOP("Ledger", "Event %1 cannot be read"), stored.position)};
    record.event = *event;
    QStringList problems;
    if (!columnsAgree(stored, record))
        problems += problem(QT_TRANSLATE_NOOP("Ledger", "Event %1 was changed"), stored.position);
    if (!readBody(stored, record))
        problems +=
            problem(QT_TRANSLATE_NOOP("Ledger", "The content of event %1 was changed"), stored.position);
    return problems;
}

} // namespace

Result<QSqlQuery> selectEvents(const Database& database, qint64 afterPosition) {
    return database.run(QLatin1String(columns) + QStringLiteral("WHERE position > ? ORDER BY position"),
                        {afterPosition});
}

Result<QSqlQuery> selectEvent(const Database& database, const Id& event) {
    return database.run(QLatin1String(columns) + QStringLiteral("WHERE id = ?"), {event.bytes()});
}

StoredEvent storedEvent(const QSqlQuery& row) {
    StoredEvent stored;
    stored.position = row.value(0).toLongLong();
    stored.id = row.value(1).toByteArray();
    stored.station = row.value(2).toByteArray();
    stored.seq = row.value(3).toLongLong();
    stored.hash = row.value(4).toByteArray();
    stored.header = row.value(5).toByteArray();
    stored.body = row.isNull(6) ? QByteArray() : row.value(6).toByteArray();
    return stored;
}

Fail brokenLedger(const QString& words, const QString& where) {
    return fail(ErrorKind::Corrupt, words, where,
                QCoreApplication::translate("Ledger",
                                            "The data was changed or damaged. Delete nothing: copy the whole "
                                            "data folder away, then restore it from a backup."));
}

Result<Record> readRecord(const StoredEvent& stored, const QString& where) {
    Record record;
    const QStringList problems = readAlone(stored, record);
    if (!problems.isEmpty()) return brokenLedger(problems.first(), where);
    return record;
}

QStringList Chain::follow(const StoredEvent& stored, Record& record) {
    QStringList problems = readAlone(stored, record);
    if (record.event.seq == 0) return problems; // unreadable: it has no place to compare
    Link& head = heads[record.event.station];
    if (record.event.seq != head.seq + 1 || record.event.previous != head.hash)
        problems +=
            problem(QT_TRANSLATE_NOOP("Ledger", "Before event %1 the chain is broken"), stored.position);
    head = {record.event.seq, record.hash};
    return problems;
}

} // namespace mianguan
