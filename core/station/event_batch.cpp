#include "core/station/event_batch.h"

#include "core/station/errand.h"
#include "core/wire/limits.h"

#include <QJsonObject>

namespace mianguan {

namespace {

constexpr qint64 batchBytes = wire::limit::bodyBytes / 2;

} // namespace

wire::EventBatch batchOf(const QList<SentEvent>& events) {
    wire::EventBatch batch;
    qint64 bytes = 0;
    for (const SentEvent& event : events) {
        bytes += wire::sizeOnWire(event);
        if (!batch.events.isEmpty() && bytes > batchBytes) break;
        batch.events += event;
    }
    return batch;
}

QList<OwnOutcome> outcomesIn(const wire::EventOutcomes& answer) {
    QList<OwnOutcome> all;
    for (const wire::EventOutcome& each : answer.outcomes)
        all += {each.id, settlementOf(each.outcome, each.position, each.reason)};
    return all;
}

wire::ChainEnd headIn(const QJsonObject& details) {
    const QJsonObject head = details.value(QLatin1String("head")).toObject();
    return {qint64(head.value(QLatin1String("seq")).toDouble()),
            Hash::fromHex(head.value(QLatin1String("hash")).toString()).value_or(Hash())};
}

} // namespace mianguan
