#pragma once

#include "core/ledger/record.h"
#include "core/work/event_contents.h"
#include "core/work/session.h"

namespace mianguan {

Draft sessionOpening(const Id& id, const Session& session);
Draft sessionChange(const Session& session);
Draft sessionClosing(const Id& id, const SessionTally& tally);
Draft plateShot(const Id& session, const QByteArray& picture);

/// What the body of an opening or a change says, without id, plate and times.
Session sessionIn(const QCborMap& content);
QCborMap contentOf(const Batch& batch);

} // namespace mianguan
