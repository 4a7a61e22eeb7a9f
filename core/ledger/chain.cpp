#include "core/ledger/chain.h"

#include "core/base/cbor.h"
#include "core/keys/seal.h"
#include "core/ledger/database.h"
#include "core/ledger/subject_keys.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QSqlQuery>

#include <algorithm>

namespace mianguan {

namespace {

/// A tombstone's body is not its subject's: it stays readable under the station's key.
const char columns[] =
    "SELECT position, id, station, seq, hash, header, event.subject, tombstone, body, station_signature, "
    "user_signature, wrapped, adopted FROM event LEFT JOIN subject_key ON subject_key.subject = "
    "CASE WHEN tombstone THEN zeroblob(16) ELSE event.subject END ";

QString problem(const char* words, qint64 position) {
    return QCoreApplication::translate("Ledger", words).arg(position);
}

bool columnsAgree(const StoredEvent& stored, const Record& record) {
    const Event& event = record.event;
    return stored.id == event.id.bytes() && stored.station == event.station.bytes() &&
           stored.seq == (record.beside ? -stored.position : event.seq) &&
           stored.hash == record.hash.bytes() && stored.subject == event.subject.bytes() &&
           stored.tombstone == event.tombstone;
}

QString readBody(const StoredEvent& stored, const SubjectKeys& keys, Record& record) {
    if (stored.body.isNull()) return {};
    const Result<Key> key = keys.unwrapped(record.event.keySubject(), stored.wrappedKey);
    if (!key) return problem(QT_TRANSLATE_NOOP("Ledger", "The key of event %1 was changed"), stored.position);
    const Result<QByteArray> plain = unseal(*key, stored.body, stored.header);
    const Result<Body> body = plain ? Body::fromBytes(*plain) : Fail(plain.error());
    if (body) record.body = *body;
    if (body && body->hash() == record.event.body) return {};
    return problem(QT_TRANSLATE_NOOP("Ledger", "Event %1 or its content was changed"), stored.position);
}

/// What is wrong with the event by itself; empty when nothing.
QStringList readAlone(const StoredEvent& stored, const SubjectKeys* keys, Record& record) {
    record.position = stored.position;
    record.adopted = stored.adopted;
    record.beside = stored.adopted && stored.seq < 0;
    record.hash = Hash::of(stored.header);
    const Result<Event> event = decodeHeader(stored.header);
    if (!event) return {problem(QT_TRANSLATE_NOOP("Ledger", "Event %1 cannot be read"), stored.position)};
    record.event = *event;
    QStringList problems;
    if (!columnsAgree(stored, record))
        problems += problem(QT_TRANSLATE_NOOP("Ledger", "Event %1 was changed"), stored.position);
    if (const QString broken = keys ? readBody(stored, *keys, record) : QString(); !broken.isEmpty())
        problems += broken;
    return problems;
}

QByteArray bytesAt(const QSqlQuery& row, int column) {
    return row.isNull(column) ? QByteArray() : row.value(column).toByteArray();
}

Fail notHeads() {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Ledger", "The kept lists do not say how far they go"));
}

} // namespace

Result<QSqlQuery> selectEvents(const Database& database, qint64 afterPosition) {
    return database.run(QLatin1String(columns) + QStringLiteral("WHERE position > ? ORDER BY position"),
                        {afterPosition});
}

Result<QSqlQuery> selectEvent(const Database& database, const Id& event) {
    return database.run(QLatin1String(columns) + QStringLiteral("WHERE id = ?"), {event.bytes()});
}

Result<QSqlQuery> selectEventAt(const Database& database, qint64 position) {
    return database.run(QLatin1String(columns) + QStringLiteral("WHERE position = ?"), {position});
}

Result<QSqlQuery> selectChain(const Database& database, const Id& station, qint64 afterSeq, int limit) {
    return database.run(
        QLatin1String(columns) +
            QStringLiteral("WHERE station = ? AND seq > ? AND adopted = 0 ORDER BY seq LIMIT ?"),
        {station.bytes(), afterSeq, limit});
}

StoredEvent storedEvent(const QSqlQuery& row) {
    return {.position = row.value(0).toLongLong(),
            .id = row.value(1).toByteArray(),
            .station = row.value(2).toByteArray(),
            .seq = row.value(3).toLongLong(),
            .hash = row.value(4).toByteArray(),
            .header = row.value(5).toByteArray(),
            .subject = row.value(6).toByteArray(),
            .tombstone = row.value(7).toBool(),
            .adopted = row.value(12).toBool(),
            .body = bytesAt(row, 8),
            .stationSignature = bytesAt(row, 9),
            .userSignature = bytesAt(row, 10),
            .wrappedKey = bytesAt(row, 11)};
}

Fail brokenLedger(const QString& words, const QString& where) {
    return fail(ErrorKind::Corrupt, words, where,
                QCoreApplication::translate("Ledger",
                                            "The data was changed or damaged. Delete nothing: copy the whole "
                                            "data folder away, then restore it from a backup."));
}

Result<Record> readRecord(const StoredEvent& stored, const SubjectKeys& keys, const QString& where) {
    Record record;
    const QStringList problems = readAlone(stored, &keys, record);
    if (!problems.isEmpty()) return brokenLedger(problems.first(), where);
    return record;
}

QByteArray ChainHeads::bytes() const {
    QList<Head> sorted = ends.values();
    std::sort(sorted.begin(), sorted.end(),
              [](const Head& a, const Head& b) { return a.station < b.station; });
    QCborArray stations;
    for (const Head& end : std::as_const(sorted))
        stations += QCborArray{end.station.bytes(), end.seq, end.hash.bytes()};
    return toCanonicalCbor(QCborArray{position, stations});
}

Result<ChainHeads> ChainHeads::fromBytes(const QByteArray& bytes) {
    const QCborArray all = readCbor(bytes).toArray();
    if (all.size() != 2) return notHeads();
    ChainHeads heads;
    heads.position = integerIn(all.at(0));
    const QCborArray stations = all.at(1).toArray();
    for (const QCborValue& station : stations) {
        const QCborArray one = station.toArray();
        const auto id = Id::fromBytes(one.at(0).toByteArray());
        const auto hash = Hash::fromBytes(one.at(2).toByteArray());
        if (!id || !hash) return notHeads();
        heads.ends.insert(*id, {*id, integerIn(one.at(1)), *hash});
    }
    if (heads.bytes() != bytes) return notHeads();
    return heads;
}

QStringList Chain::follow(const StoredEvent& stored, const SubjectKeys* keys, Record& record) {
    QStringList problems = readAlone(stored, keys, record);
    if (stored.position != at.position + 1)
        problems += QCoreApplication::translate("Ledger", "Events %1 to %2 are missing")
                        .arg(at.position + 1)
                        .arg(stored.position - 1);
    at.position = stored.position;
    if (record.event.seq == 0) return problems; // unreadable: it has no place to compare
    if (record.beside) return problems;
    Head& end = at.ends[record.event.station];
    const bool follows = record.event.seq == end.seq + 1 && record.event.previous == end.hash;
    if (!follows && !stored.adopted) // of others' chains only what this station may see comes here
        problems += problem(QT_TRANSLATE_NOOP("Ledger", "Event %1 does not follow the one before it"),
                            stored.position);
    end = {record.event.station, record.event.seq, record.hash};
    return problems;
}

} // namespace mianguan
