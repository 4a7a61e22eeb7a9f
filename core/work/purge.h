#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

namespace mianguan {

/// What is to be purged: everything about these graduates' photos, for ever.
struct PurgeRequest {
    enum class Scope { Everything, Delivered, ImportedBefore, Chosen };
    Scope scope = Scope::Delivered;
    qint64 beforeMs = 0; ///< UTC, for ImportedBefore
    QList<Id> chosen;
    QString reason; ///< in the person's words; required
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
    qint64 timeMs = 0;     ///< UTC
    qint64 photos = 0;     ///< subjects purged
    qint64 pictures = 0;   ///< files destroyed
    QString station;       ///< id, hex
    QString head;          ///< hash of the closing event, hex
    QList<PurgeLeft> left; ///< as of now: backups made before and not updated since
};

} // namespace mianguan
