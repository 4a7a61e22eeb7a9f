#pragma once

#include "core/ledger/projection.h"
#include "core/work/activity.h"

namespace mianguan {

Projection::Module activityModule();

/// The photo or, of what is done about people, the person an event is about; null: the station.
Id concernedBy(const Record& record);

/// Questions asked of the activity in the lists, which tell of an event only what filters ask.
class ActivityTables {
public:
    explicit ActivityTables(const Projection& projection) : lists(projection) {}

    /// Where the events stand in the ledger, newest first; all of them with a negative count.
    QList<qint64> positions(const ActivityFilter& filter, qint64 first = 0, qint64 count = -1) const;
    qint64 count(const ActivityFilter& filter) const;
    QList<qint64> ofType(const QString& eventType) const; ///< newest first

private:
    const Projection& lists;
};

} // namespace mianguan
