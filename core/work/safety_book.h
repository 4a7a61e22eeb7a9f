#pragma once

#include "core/work/adapter_choice.h"
#include "core/work/journal.h"
#include "core/work/safety_tables.h"

namespace mianguan {

/// Backups that were made, and purges: begun by an event, done in groups of tombstones, closed by an event. A
/// purge that was cut short is finished by the next one. Who may ask is the Store's to check. Commands from
/// one thread, queries from any.
class SafetyBook {
public:
    explicit SafetyBook(Journal& journal) : journal(journal), tables(journal.lists()) {}

    Result<Id> recordBackup(const BackupReport& report, const QString& folder);
    QList<PurgeLeft> backups() const; ///< newest first

    /// Reads the file for what it holds; an empty path: none any more.
    Result<Id> recordAdapter(AdapterUse use, const QString& library);

    BackupStanding sinceBackup() const { return tables.sinceBackup(); }

    qint64 purgeCount(const PurgeRequest& request) const;
    qint64 undelivered(const Batch& batch) const; ///< photos that stand and were not delivered
    /// Of whom it would take, how many paid at another desk what no closing known here has counted.
    int othersFees(const PurgeRequest& request) const;
    Result<PurgeCertificate> purge(const PurgeRequest& request, const Progress& progress = {});
    QList<PurgeCertificate> purges() const; ///< newest first

private:
    bool isOtherName(const Id& subject) const;
    Result<void> checkBatch(const PurgeRequest& request) const;
    Result<int> checkFees(const PurgeRequest& request, const QList<Id>& subjects) const;
    Result<void> finishEarlier(const Progress& progress);
    Result<Id> begin(const PurgeRequest& request, const QList<Id>& subjects, int othersFees);
    Result<void> finish(const Id& purge, const Progress& progress);
    Result<void> takeAway(const Id& purge, const QList<Id>& subjects, const Progress& progress);
    Result<void> sweep(const QList<Id>& subjects);
    Result<void> close(const Record& beginning, const QList<Id>& subjects);
    PurgeCertificate certificate(const ClosedPurge& purge) const;

    Journal& journal;
    SafetyTables tables;
};

} // namespace mianguan
