#pragma once

#include "core/work/activity_tables.h"
#include "core/work/journal.h"

#include <stop_token>

namespace mianguan {

/// One event as people read it.
ActivityRow activityRowOf(const Journal& journal, const Record& record);

/// The ledger as people read it, and what is recorded because someone looked. Who may ask is the Store's to
/// check. What records runs on one thread, the rest on any.
class ActivityBook {
public:
    explicit ActivityBook(Journal& journal) : journal(journal), tables(journal.lists()) {}

    /// Newest first; `count` of them from the `first`.
    QList<ActivityRow> rows(const ActivityFilter& filter, qint64 first, int count) const;
    qint64 count(const ActivityFilter& filter) const { return tables.count(filter); }

    /// As comma-separated values, oldest first; answers how many. Errors: those of the disk, stopped.
    Result<qint64> write(const QString& file, const ActivityFilter& filter,
                         const std::stop_token& stop) const;
    Result<Id> recordExport(qint64 rows);

    /// A photo's label in full, once the reason is recorded. Errors: no reason, no such photo.
    Result<QString> reveal(const Id& subject, const QString& reason);

private:
    ActivityRow rowAt(qint64 position) const;

    Journal& journal;
    ActivityTables tables;
};

} // namespace mianguan
