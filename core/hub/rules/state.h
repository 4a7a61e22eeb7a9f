#pragma once

#include "core/hub/rules/known.h"
#include "core/hub/rules/outcome.h"
#include "core/ledger/anchor.h"
#include "core/ledger/record.h"

#include <optional>

namespace mianguan::hub {

/// An event that is not settled.
struct Unsettled {
    Record record;
    Refusal code = Refusal::BlobsAwaited; ///< what it waits for
    bool accepted = false;                ///< a supervisor let it stand, whatever it waits for now
};

/// One that waits, without its content.
struct WaitingEvent {
    Id event, station;
    Refusal code = Refusal::BlobsAwaited;
};

/// What a supervisor can decide, or whoever is at the hub.
constexpr bool waitsForDecision(Refusal code) {
    return code == Refusal::NeedsSupervisor || code == Refusal::LostAwaited;
}

/// What waits so is judged again as soon as what it waits for has come.
constexpr bool isSettledByItself(Refusal code) {
    return code == Refusal::BlobsAwaited || code == Refusal::EarlierAwaited || code == Refusal::LostAwaited;
}

/// What the rules read and write; tables behind it, or maps in a test. Within one transaction.
class State {
public:
    virtual ~State() = default;

    virtual Id hub() const = 0; ///< the hub's own station
    virtual Result<std::optional<Station>> station(const Id& id) = 0;
    virtual Result<std::optional<Person>> person(const Id& id) = 0;
    virtual Result<Subject> subject(const Id& id) = 0; ///< a blank one when it is new
    virtual Result<bool> reviewsOwn(const QString& school) = 0;
    virtual Result<bool> holdsBlob(const Id& subject, const Hash& hash) = 0;
    /// A lease that has not run out, of this subject's standing submission.
    virtual Result<bool> leased(const Subject& subject, const Id& station, const Id& user) = 0;

    virtual Result<void> put(const Station& station) = 0;
    virtual Result<void> put(const Person& person) = 0;
    virtual Result<void> put(const Subject& subject) = 0;
    virtual Result<void> setReviewsOwn(const QString& school, bool allowed) = 0;
    /// Whom this enrolment is of: the subject itself, unless one before it had the same key.
    virtual Result<Id> firstOf(const Subject& subject, const QString& enrolment) = 0;
    /// And what photos that were given to him came in as: all that goes with him.
    virtual Result<QList<Id>> otherNames(const Id& person) = 0;
    /// The hub is to purge this name of a purged person too.
    virtual void owePurge(const Id& name) = 0;
    /// For look-ups of a subject by a number from life.
    virtual Result<void> index(const Subject& subject, const QString& number) = 0;
    virtual Result<void> dropLease(const Id& subject) = 0;
    /// Bodies, blobs, key and look-ups of a subject go.
    virtual Result<void> bury(const Id& subject) = 0;

    virtual Result<std::optional<Unsettled>> unsettled(const Id& event) = 0;
    /// Of a person by all names, in the order they came.
    virtual Result<QList<WaitingEvent>> waitingOf(const Id& subject) = 0;
    /// Whether its desk knew the earlier one when it wrote the later: in one chain, or in one that this goes
    /// on from. What copies of a store do beside each other, neither knows.
    virtual Result<bool> precedes(const Id& earlier, const Id& later) = 0;
    /// Those set aside as a second child of one event, from the first to this one; none when it is not such.
    virtual Result<QList<Record>> setAside(const Head& last) = 0;

    virtual Result<qint64> nextPosition() = 0; ///< the one settle() will take
    virtual Result<void> settle(const Record& record, const Judgement& judgement,
                                const QStringList& audience) = 0;
    /// For blobs, or for an event, a person or a graduate by this name; null: for none.
    virtual Result<void> wait(const Unsettled& event, const QList<Hash>& blobs, const Id& name) = 0;
    virtual bool wasRestored() const = 0;
    /// Whether what a station knew so far is of a log that a restore of the hub lost.
    virtual Result<bool> isOfLostLog(qint64 seen) = 0;
    /// Whom a settled event is about; none: it is unknown, or waits.
    virtual Result<std::optional<Id>> subjectOfSettled(const Id& event) = 0;
    /// An event that brings in this person waits for a supervisor, or for what must come before it.
    virtual Result<bool> isBeingAdded(const Id& person) = 0;
    /// Events that wait for one of these, in the order they came.
    virtual Result<QList<Id>> waitingFor(const QList<Id>& names) = 0;
};

} // namespace mianguan::hub
