#include "core/wire/event_messages.h"

#include "core/base/cbor.h"
#include "core/wire/limits.h"
#include "core/wire/outcome_fields.h"

#include <QCoreApplication>

namespace mianguan::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype signatureBytes = 64;

void put(QCborMap& map, const SentEvent& event) {
    map.insert("header"_L1, event.header);
    map.insert("station_signature"_L1, event.stationSignature);
    if (!event.userSignature.isNull()) map.insert("user_signature"_L1, event.userSignature);
    if (!event.body.isNull()) map.insert("body"_L1, event.body);
}

SentEvent sentEventIn(Fields& fields) {
    SentEvent event;
    event.header = fields.bytes("header"_L1, 1, limit::eventHeaderBytes);
    event.stationSignature = fields.bytes("station_signature"_L1, signatureBytes, signatureBytes);
    if (fields.has("user_signature"_L1))
        event.userSignature = fields.bytes("user_signature"_L1, signatureBytes, signatureBytes);
    if (fields.has("body"_L1)) event.body = fields.bytes("body"_L1, 1, limit::eventBodyBytes);
    return event;
}

QCborMap mapOf(const EventOutcome& outcome) {
    QCborMap map{{"id"_L1, outcome.id.bytes()}, {"outcome"_L1, outcomeId(outcome.outcome)}};
    if (outcome.position > 0) map.insert("position"_L1, outcome.position);
    put(map, outcome.reason);
    return map;
}

EventOutcome eventOutcomeIn(Fields& fields) {
    EventOutcome outcome;
    outcome.id = fields.id("id"_L1);
    outcome.outcome = outcomeIn(fields);
    if (outcome.outcome != Outcome::Waiting) outcome.position = fields.number("position"_L1, 1);
    outcome.reason = reasonIn(fields);
    return outcome;
}

QCborMap mapOf(const ChainEnd& head) { return {{"seq"_L1, head.seq}, {"hash"_L1, head.hash.bytes()}}; }

ChainEnd chainEndIn(Fields& fields) {
    return fields.map("head"_L1, [](Fields& inner) {
        return ChainEnd{inner.number("seq"_L1), inner.hash("hash"_L1)};
    });
}

QCborMap mapOf(const LogEntry& entry) {
    QCborMap map{{"position"_L1, entry.position}, {"outcome"_L1, outcomeId(entry.outcome)}};
    put(map, entry.reason);
    put(map, entry.event);
    return map;
}

LogEntry logEntryIn(Fields& fields) {
    LogEntry entry;
    entry.position = fields.number("position"_L1, 1);
    entry.outcome = outcomeIn(fields);
    if (entry.outcome == Outcome::Waiting)
        fields.refuse("outcome"_L1, QCoreApplication::translate("Wire", "The log holds what is settled"));
    entry.reason = reasonIn(fields);
    entry.event = sentEventIn(fields);
    return entry;
}

/// Positions rise, and end at `next` at the latest: otherwise a reader would skip something or go round.
void checkOrder(Fields& fields, const Changes& changes) {
    qint64 last = 0;
    for (const LogEntry& entry : changes.entries) {
        if (entry.position <= last)
            fields.refuse("entries"_L1, QCoreApplication::translate("Wire", "Positions must rise"));
        last = entry.position;
    }
    if (changes.next < last || changes.head < last)
        fields.refuse("next"_L1,
                      QCoreApplication::translate("Wire", "This lies before an entry of the page"));
}

template <class Item>
QCborArray arrayOf(const QList<Item>& items) {
    QCborArray array;
    for (const Item& item : items)
        array << mapOf(item);
    return array;
}

} // namespace

QString outcomeId(Outcome outcome) {
    switch (outcome) {
    case Outcome::Applied:
        return QStringLiteral("applied");
    case Outcome::Waiting:
        return QStringLiteral("waiting");
    case Outcome::Void:
        return QStringLiteral("void");
    }
    Q_UNREACHABLE();
}

Reason Reason::of(Refusal refusal, QStringView acceptLanguage) {
    const RefusalWords words = wordsOf(refusal, acceptLanguage);
    return {refusalId(refusal), words.sentence, words.remedy};
}

QByteArray toBytes(const EventBatch& batch) {
    QCborArray events;
    for (const SentEvent& event : batch.events) {
        QCborMap map;
        put(map, event);
        events << map;
    }
    return toCanonicalCbor(QCborMap{{"events"_L1, events}});
}

QByteArray toBytes(const EventOutcomes& outcomes) {
    return toCanonicalCbor(
        QCborMap{{"outcomes"_L1, arrayOf(outcomes.outcomes)}, {"head"_L1, mapOf(outcomes.head)}});
}

QByteArray toBytes(const OutcomeQuery& query) {
    QCborArray ids;
    for (const Id& id : query.ids)
        ids << id.bytes();
    return toCanonicalCbor(QCborMap{{"ids"_L1, ids}});
}

QByteArray toBytes(const Changes& changes) {
    QCborMap map{{"entries"_L1, arrayOf(changes.entries)},
                 {"next"_L1, changes.next},
                 {"head"_L1, changes.head},
                 {"epoch"_L1, changes.epoch.bytes()}};
    if (changes.left >= 0) map.insert("left"_L1, changes.left);
    return toCanonicalCbor(map);
}

Result<EventBatch> eventBatchFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return EventBatch{fields.maps("events"_L1, 1, limit::events, sentEventIn)};
    });
}

Result<EventOutcomes> eventOutcomesFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return EventOutcomes{fields.maps("outcomes"_L1, 0, limit::events, eventOutcomeIn),
                             chainEndIn(fields)};
    });
}

Result<OutcomeQuery> outcomeQueryFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return OutcomeQuery{fields.names<Id>("ids"_L1, 1, limit::outcomesAsked)};
    });
}

Result<Changes> changesFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        Changes changes{fields.maps("entries"_L1, 0, limit::events, logEntryIn), fields.number("next"_L1),
                        fields.number("head"_L1), fields.id("epoch"_L1),
                        fields.has("left"_L1) ? fields.number("left"_L1) : -1};
        checkOrder(fields, changes);
        return changes;
    });
}

qsizetype sizeOnWire(const SentEvent& event) {
    const qsizetype around = 1024; // keys, lengths, position, outcome and the words of a reason
    return event.header.size() + event.stationSignature.size() + event.userSignature.size() +
           event.body.size() + around;
}

} // namespace mianguan::wire
