#pragma once

#include "core/ledger/ledger.h"
#include "core/ledger/projection.h"

namespace mianguan {

/// Which subjects photos given by hand ever tied to one another, whatever became of it: their events are
/// looked at in one order and their rows made anew together.
Projection::Module matchModule();

/// The two subjects of a match that is made or taken back; none for any other event.
QList<Id> tiedBy(const Record& record);

/// Questions about what the ledger ties together.
class MatchTables {
public:
    explicit MatchTables(const Projection& projection) : lists(projection) {}

    QSet<Id> tiedTo(const Id& subject) const; ///< not those that these are tied to in turn

private:
    const Projection& lists;
};

} // namespace mianguan
