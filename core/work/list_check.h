#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/ledger/progress.h"

#include <QMutex>
#include <QSet>
#include <QStringList>

#include <stop_token>

namespace mianguan {

class Ledger;
class Projection;

/// Lists that a journal shows, and what keeps them still.
struct ShownLists {
    const Ledger& book;
    const Projection& lists;
    QMutex& recording;    ///< held while ledger and lists differ
    QSet<Id>& moved;      ///< subjects made anew in them, since the check emptied it
    bool damaged = false; ///< events are left out of them
};

/// What the ledger's own check cannot see, a sentence each: lists that differ from those made anew from every
/// event, what was done without the right to it, key slots the history does not know. Whoever records
/// meanwhile waits for milliseconds. Error: Cancelled.
Result<QStringList> checkLists(const ShownLists& shown, const Progress& progress,
                               const std::stop_token& stop);

} // namespace mianguan
