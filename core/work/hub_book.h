#pragma once

#include "core/work/activity.h"
#include "core/work/decision_rules.h"
#include "core/work/hub_facts.h"
#include "core/work/hub_log.h"
#include "core/work/journal.h"

namespace mianguan {

/// A picture on its way, with what it is called there.
struct ParcelName {
    HubParcel parcel;
    Record event;
    Hash hash; ///< null when its event's body was purged: nothing is to be sent any more
};

/// Something the hub said, with the event as people read it.
struct HubSaying {
    ActivityRow row;
    Event event;
    bool own = true;
    Settlement settlement;
    HubParcel parcel; ///< of a picture; else blank
};

/// How the store stands with its hub: what waits, what came back, and the facts of the link. Questions from
/// any thread, changes on the desk.
class HubBook {
public:
    explicit HubBook(Journal& lists) : journal(lists) {}

    // Questions
    Result<HubFacts> facts() const;
    qint64 ownSeq() const { return journal.ledger().ownSeq(); }
    qint64 position() const { return journal.ledger().position(); }
    Result<qint64> mark(QLatin1String name) const { return journal.ledger().hub().mark(name); }
    Result<QList<SentEvent>> unsent(qint64 afterSeq, int limit) const {
        return ofChain(station(), afterSeq, limit);
    }
    Result<QList<SentEvent>> ofChain(const Id& chain, qint64 afterSeq, int limit) const {
        return journal.ledger().ofChain(chain, afterSeq, limit);
    }
    /// Ends of the chains this store wrote before the present one, the oldest first.
    Result<QList<Head>> olderChains() const { return journal.ledger().olderChains(); }
    Result<QList<ParcelName>> due(bool inward, qint64 nowMs, bool originals, int limit) const;
    Result<std::optional<qint64>> nextDueMs(bool inward, bool originals) const;
    /// Whether pictures of others are to come, but for originals that nobody waits for or the hub has not
    /// got.
    Result<bool> isFetching() const { return journal.ledger().parcels().isFetching(); }
    Result<ParcelCounts> parcelCounts(bool inward) const { return journal.ledger().parcels().counts(inward); }
    Result<QByteArray> picture(const ParcelName& name) const;
    Result<QList<Id>> waitingAtHub(int limit) const; ///< events whose outcome may have changed
    Result<Unheard> unheard(qint64 after, int limit) const {
        return journal.ledger().hub().unheard(station(), after, limit);
    }
    Result<qint64> waitingCount() const { return journal.ledger().hub().waitingCount(); }
    Result<qint64> attentionCount() const { return journal.ledger().hub().saidCount(); }
    /// What the hub said of events that people should know, and which pictures it would not take; the latest
    /// first.
    Result<QList<HubSaying>> said(int limit) const;
    Result<QList<HubSaying>> troubledParcels(int limit) const;
    qint64 timeOf(qint64 seq) const;      ///< when an own event was recorded; 0 when there is none
    qint64 timeAt(qint64 position) const; ///< the same by position
    const SigningKey& stationKey() const { return journal.ledger().stationKey(); }
    Id station() const { return journal.ledger().station(); }

    Result<QHash<Id, PublicKey>> stations() const; ///< whose signatures can be checked
    Result<DecisionRules> decisionRules() const;   ///< as of now

    // Changes
    /// False when the log is not the one it was, as after a restore of the hub: nothing was taken.
    Result<bool> take(const HubLog& log);
    /// The station's chain goes on under another key: the hub has set a branch of this one aside.
    Result<void> beginChain();
    Result<void> keep(const HubFacts& facts);
    Result<void> join(const HubFacts& facts); ///< from the beginning of this store's chain
    Result<void> leave();                     ///< what was read stays
    /// Pictures of events up to the last one become parcels; answers whether there was anything.
    Result<bool> pack();
    Result<void> note(const QList<OwnOutcome>& outcomes, qint64 sentSeq);
    /// The hub's log is another than was read, as after a restore: all is read, and sent, again.
    Result<void> beginAgain(const HubFacts& facts);
    Result<void> noteSent(qint64 seq); ///< how far the hub has the chain
    Result<void> noteInherited();      ///< the hub has what it takes of older chains
    Result<void> noteParcels(const QList<HubParcel>& delivered, const QList<HubParcel>& failed);
    Result<void> keepPicture(const ParcelName& name, const QByteArray& bytes);
    void whenPictureCame(std::function<void(const Id& subject)> told) { came = std::move(told); }
    /// The hub has said something of verdicts.
    void whenSettled(std::function<void()> told) { settled = std::move(told); }
    Result<void> tryParcelsNow(); ///< all
    Result<void> tryParcelsNow(const QList<Id>& events);
    Result<void> putAside(const QList<Id>& events);
    /// A supervisor's decisions about events that wait for one, all recorded or none. Whatever he may not
    /// decide about is left out; an error where that is everything.
    Result<Decisions> settle(const QList<Id>& events, bool accepted, const QString& reason);

private:
    Result<Record> eventAt(qint64 position) const { return journal.ledger().recordAt(position); }
    Result<QList<qint64>> positionsOf(const QList<Id>& events) const;
    Result<DecisionBar> barTo(const Record& waiting, const User& by, const DecisionRules& rules) const;
    Result<void> heed(const QList<Record>& records);
    Result<void> endDisputes(const QList<Record>& records);

    Journal& journal;
    std::function<void(const Id&)> came;
    std::function<void()> settled;
};

} // namespace mianguan
