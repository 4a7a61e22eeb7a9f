#pragma once

#include "core/ledger/sent_event.h"
#include "core/wire/refusal.h"

#include <QCborMap>
#include <QList>

namespace mianguan::wire {

using mianguan::SentEvent;

/// POST /v1/events: consecutive events of the caller's chain, the oldest first.
struct EventBatch {
    QList<SentEvent> events;
};

/// What the hub made of an event.
enum class Outcome {
    Applied,
    Waiting, ///< for blobs, or for a supervisor
    Void,    ///< changes nothing and breaks nothing
};
QString outcomeId(Outcome outcome); ///< as it travels: "applied"

/// A catalogue code with the words that go with it. The code of a newer hub may be unknown here; its words
/// are for people all the same.
struct Reason {
    QString code; ///< empty when there is nothing to say
    QString sentence;
    QString remedy;

    bool isNull() const { return code.isEmpty(); }
    static Reason of(Refusal refusal, QStringView acceptLanguage);
    bool operator==(const Reason&) const = default;
};

struct EventOutcome {
    Id id;
    Outcome outcome = Outcome::Waiting;
    qint64 position = 0; ///< in the hub's log; 0 while it waits
    Reason reason;

    bool operator==(const EventOutcome&) const = default;
};

/// How far the hub has a station's chain; seq 0 and a null hash before its first event.
struct ChainEnd {
    qint64 seq = 0;
    Hash hash;

    bool operator==(const ChainEnd&) const = default;
};

/// The answer to POST /v1/events and POST /v1/outcomes. Ids that are not of the caller's events are left out.
struct EventOutcomes {
    QList<EventOutcome> outcomes;
    ChainEnd head;
};

/// POST /v1/outcomes.
struct OutcomeQuery {
    QList<Id> ids;
};

/// A settled event in the hub's log.
struct LogEntry {
    qint64 position = 0;
    Outcome outcome = Outcome::Applied;
    Reason reason;
    SentEvent event;

    bool operator==(const LogEntry&) const = default;
};

/// The answer to GET /v1/events: what was settled after a position, in the log's order, within the scope.
struct Changes {
    QList<LogEntry> entries;
    qint64 next = 0; ///< ask after this next time: everything up to it was given or is out of scope
    qint64 head = 0; ///< the last position of the log
    /// Of the log; another after each restore of the hub: then it is read from its beginning.
    Id epoch = {};
    qint64 left =
        -1; ///< positions behind `next`, less than up to `head` after a restore; below 0 when not said

    qint64 toRead() const { return left < 0 ? head - next : left; }
};

QByteArray toBytes(const EventBatch& batch);
QByteArray toBytes(const EventOutcomes& outcomes);
QByteArray toBytes(const OutcomeQuery& query);
QByteArray toBytes(const Changes& changes);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<EventBatch> eventBatchFrom(const QByteArray& bytes);
Result<EventOutcomes> eventOutcomesFrom(const QByteArray& bytes);
Result<OutcomeQuery> outcomeQueryFrom(const QByteArray& bytes);
Result<Changes> changesFrom(const QByteArray& bytes);

/// The size an event adds to a batch or a page, in bytes, at most.
qsizetype sizeOnWire(const SentEvent& event);

} // namespace mianguan::wire
