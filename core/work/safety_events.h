#pragma once

#include "core/ledger/backup.h"
#include "core/ledger/record.h"
#include "core/work/event_contents.h"
#include "core/work/purge.h"

namespace mianguan {

/// A backup as it was recorded when it was made, or last updated.
struct BackupNote {
    Id id;
    QString place; ///< what the medium or the folder is called, never a whole path
    qint64 timeMs = 0;
    qint64 photos = 0, files = 0, bytes = 0;
    QList<Head> heads;

    bool holds(const Head& event) const; ///< it was made after that event
};
QString placeName(const QString& folder);
BackupNote backupNote(const BackupReport& report, const QString& place, qint64 photos);
Draft backupNoted(const BackupNote& note);
BackupNote backupIn(const QCborMap& content);

/// What a batch had when its purge began.
struct PurgedBatch {
    Batch batch;
    qint64 photographed = 0, undelivered = 0;

    bool isNull() const { return batch == Batch(); }
};

Draft purgeBeginning(const PurgeRequest& request, const QList<Id>& subjects, const PurgedBatch& batch = {},
                     int othersFees = 0);
PurgedBatch purgedBatchIn(const QCborMap& purgeStarted);
int othersFeesIn(const QCborMap& purgeStarted);
QList<Id> subjectsIn(const QCborMap& purgeStarted);
/// The tombstone of one graduate's photo, or of another name of his, which counts as none; `pictures` files
/// go with it.
Draft tombstoneOf(const Id& subject, const Id& purge, qint64 pictures, int photos = 1);

/// What the last event of a purge says.
struct PurgeSum {
    Id purge; ///< the event it began with
    QString reason;
    qint64 photos = 0, pictures = 0;
    PurgedBatch batch = {};
    int othersFees = 0; ///< see PurgeCertificate
};
/// Signed over a digest of the subjects too, so that it can be checked which they were.
Draft purgeClosing(const PurgeSum& sum, QList<Id> subjects);
PurgeSum purgeIn(const QCborMap& purgeFinished);

} // namespace mianguan
