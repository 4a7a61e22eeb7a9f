#pragma once

#include "core/ledger/backup.h"
#include "core/ledger/transfer.h"

#include <QByteArray>

#include <compare>

namespace mianguan {

/// A sealed picture by its place: blobs/<aa>/<subject>/<name>, in a store as in a backup.
struct BlobPlace {
    Id subject;
    Hash name;
    auto operator<=>(const BlobPlace&) const = default;
    QString path() const; ///< below the store's or backup's folder
    static std::optional<BlobPlace> fromPath(QStringView path);
};

/// What a backup says it holds: lines of text, signed by the station that made it. It is written last, so
/// that a folder without it holds no backup, and one with it a whole one.
struct BackupList {
    struct Blob {
        BlobPlace place;
        FileSum sum;
    };

    Id id; ///< of the folder; stays when it is updated
    Id store;
    qint64 revision =
        1; ///< counts the updates; names the database's file, so that the one before stays until then
    qint64 timeMs = 0;   ///< UTC
    qint64 position = 0; ///< of the last event
    QList<Head> heads;
    FileSum database;
    QList<Blob> blobs; ///< in ascending order of place
    PublicKey station;

    QString databaseName() const;
    static std::optional<qint64> revisionOf(QStringView databaseName);
    const Blob* find(const BlobPlace& place) const;
    qint64 bytesInAll() const;
    BackupContents contents() const;

    /// Signed by one of the stations whose head it holds.
    QByteArray bytes(const SigningKey& station) const;
    /// Errors: Unsupported (a newer version), Corrupt.
    static Result<BackupList> fromBytes(const QByteArray& bytes, const QString& where);

    static QString pathIn(const QString& folder);
    static Result<BackupList> read(const QString& folder); ///< also NotFound
};

} // namespace mianguan
