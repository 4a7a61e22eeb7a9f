#pragma once

#include "core/base/result.h"
#include "core/ledger/progress.h"

#include <QStringList>

#include <stop_token>

namespace mianguan {

class Ledger;
class LedgerFile;

/// What a whole check found: one sentence for each thing that is wrong, none when all is well.
struct Verification {
    QStringList problems;
    QStringList notes;            ///< worth knowing, not wrong: the store moved to another machine, say
    qint64 events = 0, blobs = 0; ///< looked at
};

/// Reads every event, signature, key, slot and blob again, the anchor outside the folder too.
Result<Verification> verifyLedger(const Ledger& ledger, const Progress& progress,
                                  const std::stop_token& stop);

/// What can be said without any key: chains and signatures, each body and blob being there.
Result<Verification> verifySealed(const LedgerFile& file, const Progress& progress,
                                  const std::stop_token& stop);

} // namespace mianguan
