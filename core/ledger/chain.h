#pragma once

#include "core/ledger/record.h"

#include <QHash>
#include <QStringList>

class QSqlQuery;

namespace mianguan {

class Database;

/// An event's columns exactly as they stand in the file.
struct StoredEvent {
    qint64 position = 0;
    QByteArray id, station;
    qint64 seq = 0;
    QByteArray hash, header;
    QByteArray body; ///< null when it was taken away
};

/// Reads events in order of position.
Result<QSqlQuery> selectEvents(const Database& database, qint64 afterPosition);
Result<QSqlQuery> selectEvent(const Database& database, const Id& event);
StoredEvent storedEvent(const QSqlQuery& row);

/// One event by itself: header and body checked against their hashes, its place in the chain not.
Result<Record> readRecord(const StoredEvent& stored, const QString& where);

Fail brokenLedger(const QString& words, const QString& where);

/// Follows each station's chain and says what does not fit.
class Chain {
public:
    /// Sentences of what is wrong with the next event; `record` is filled as far as it can be read.
    QStringList follow(const StoredEvent& stored, Record& record);

private:
    struct Link {
        qint64 seq = 0;
        Hash hash;
    };
    QHash<Id, Link> heads;
};

} // namespace mianguan
