#pragma once

#include "core/ledger/hub_tables.h"
#include "core/wire/event_messages.h"

class QJsonObject;

namespace mianguan {

/// As many of these as one request takes.
wire::EventBatch batchOf(const QList<SentEvent>& events);
QList<OwnOutcome> outcomesIn(const wire::EventOutcomes& answer);
/// The head that a refusal for the chain's sake tells.
wire::ChainEnd headIn(const QJsonObject& details);

} // namespace mianguan
