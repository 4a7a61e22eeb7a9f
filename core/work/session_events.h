#pragma once

#include "core/ledger/record.h"
#include "core/work/event_contents.h"
#include "core/work/graduate.h"

namespace mianguan {

Draft sessionOpening(const Id& id, const Session& session);
Draft sessionChange(const Session& session);
/// With the counts, people and fees, which say nothing of anyone and so outlast a purge.
struct SessionSum {
    SessionTally tally;
    QList<Id> people;
    QList<FeeSum> fees;
    qint64 firstMs = 0, lastMs = 0;
};
Draft sessionClosing(const Id& id, const SessionSum& sum);
SessionSum sessionSumIn(const QCborMap& sessionClosed);
Draft sessionReportNote(const Id& session, const QString& folder);
Draft plateShot(const Id& session, const QByteArray& picture);

/// What the body of an opening or a change says, without id, plate and times.
Session sessionIn(const QCborMap& content);
QCborMap contentOf(const Batch& batch);

} // namespace mianguan
