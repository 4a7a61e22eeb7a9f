#pragma once

#include "core/work/graduate.h"

namespace mianguan {

/// A graduate on a hand-over sheet, and why he is there.
struct ReportLine {
    QString className, studentNumber, name;
    QStringList reasons = {}; ///< reason ids of a rejection
    QString remark = {};      ///< the reviewer's own words
};

/// What is handed over at the end of a session (交接单). Counts, fees and people of a closed session are
/// those of its closing event; lists are of the graduates who are still there.
struct SessionReport {
    Session session;
    SessionTally tally;
    int stillToCome = 0;                                ///< as of now
    qint64 firstMs = 0, lastMs = 0, closedMs = 0;       ///< UTC: first arrival, last photo; 0: none
    QStringList people;                                 ///< who received or photographed, display names
    QList<ReportLine> absent, rejected, unphotographed; ///< by class and 学号
    QList<FeeSum> fees; ///< of those received here, settled while the session was open

    /// The closing event, to check the sheet against the ledger; null while the session is open.
    Id event, station;
    qint64 seq = 0;
    QString hash; ///< of its header, hex
};

} // namespace mianguan
