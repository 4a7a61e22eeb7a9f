#pragma once

#include "core/ledger/anchor.h"
#include "core/ledger/record.h"

#include <QHash>
#include <QStringList>

class QSqlQuery;

namespace mianguan {

class Database;
class SubjectKeys;

/// An event's columns exactly as they stand in the file.
struct StoredEvent {
    qint64 position = 0;
    QByteArray id, station;
    qint64 seq = 0; ///< below 0: beside the chain, see Record::beside
    QByteArray hash, header, subject;
    bool tombstone = false;
    bool adopted = false; ///< of another station, brought by the hub
    QByteArray body;      ///< sealed; null when it was taken away
    QByteArray stationSignature, userSignature;
    QByteArray wrappedKey; ///< the subject's; null when it was destroyed
};

/// Reads events in order of position.
Result<QSqlQuery> selectEvents(const Database& database, qint64 afterPosition);
Result<QSqlQuery> selectEvent(const Database& database, const Id& event);
Result<QSqlQuery> selectEventAt(const Database& database, qint64 position);
/// Of one station's chain, in its order.
Result<QSqlQuery> selectChain(const Database& database, const Id& station, qint64 afterSeq, int limit);
StoredEvent storedEvent(const QSqlQuery& row);

/// One event by itself: header and body checked against their hashes, its place in the chain not.
Result<Record> readRecord(const StoredEvent& stored, const SubjectKeys& keys, const QString& where);

Fail brokenLedger(const QString& words, const QString& where);

/// How far a reading has come: the position of the last event and the end of each station's chain.
struct ChainHeads {
    qint64 position = 0;
    QHash<Id, Head> ends;

    QByteArray bytes() const; ///< deterministic CBOR
    static Result<ChainHeads> fromBytes(const QByteArray& bytes);
};

/// Follows each station's chain and says what does not fit.
class Chain {
public:
    explicit Chain(ChainHeads after = {}) : at(std::move(after)) {}

    /// Sentences of what is wrong with the next event; `record` is filled as far as it can be read. Without
    /// keys the body stays null.
    QStringList follow(const StoredEvent& stored, const SubjectKeys* keys, Record& record);
    const ChainHeads& heads() const { return at; }

private:
    ChainHeads at;
};

} // namespace mianguan
