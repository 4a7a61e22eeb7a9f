#pragma once

#include "core/work/session.h"

#include <QList>
#include <QString>

namespace mianguan {

/// What is to be purged: everything about these graduates and their photos, for ever.
struct PurgeRequest {
    enum class Scope { Everything, Delivered, ImportedBefore, Chosen, Batch };
    Scope scope = Scope::Delivered;
    qint64 beforeMs = 0; ///< UTC, for ImportedBefore
    QList<Id> chosen;
    QString reason;   ///< in the person's words; required
    Batch batch = {}; ///< all of it, whoever has no photo too; its sessions must be closed
    /// Of a batch: so many photos that stand and were not delivered may go, as many as were agreed to.
    qint64 undeliveredToo = 0;
    int othersFeesToo = 0; ///< so may fees of so many graduates that another desk took and has not closed
};

/// What has not heard of a purge and may still hold what was purged.
struct PurgeLeft {
    QString what; ///< "Backup on … of 2026-06-30"
    qint64 timeMs = 0;
};

/// Proof of a purge, as it is printed and kept.
struct PurgeCertificate {
    Id id; ///< the event that closes the purge
    QString school;
    QString byWhom;
    QString reason;
    qint64 timeMs = 0;       ///< UTC
    qint64 photos = 0;       ///< subjects purged
    qint64 pictures = 0;     ///< files destroyed
    Batch batch;             ///< null names unless all of a batch was purged; then of the subjects …
    qint64 photographed = 0; ///< … had a photo
    qint64 undelivered = 0;  ///< … had one that stood and was not delivered
    int othersFees = 0;      ///< graduates whose fees another desk had not closed, as far as was known here
    QString station;         ///< id, hex
    QString head;            ///< hash of the closing event, hex
    QList<PurgeLeft> left;   ///< as of now: backups made before and not updated since
};

/// What the newest backup does not hold.
struct BackupStanding {
    qint64 records = 0;  ///< of what was done since; signing in and out, and backups, left out
    qint64 oldestMs = 0; ///< of the first of them; UTC
    qint64 backupMs = 0; ///< UTC; 0: there is no backup
};

} // namespace mianguan
