#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/keys/signature.h"

#include <QCborMap>
#include <QHash>
#include <QLatin1String>
#include <QList>
#include <QSet>

#include <optional>

namespace mianguan {

class Database;
class SubjectKeys;

/// What the hub made of an event.
struct Settlement {
    enum class Outcome { Applied, Waiting, Void };
    Outcome outcome = Outcome::Waiting;
    qint64 hub = 0; ///< position in the hub's log; 0 while it waits
    QString code;   ///< of the contract's catalogue; empty when there is nothing to say
    QString sentence, remedy;

    bool isVoid() const { return outcome == Outcome::Void; }
    /// Void, or a verdict that another one stands against.
    bool changesNothing() const { return isVoid() || code == QLatin1String("disputed"); }

    bool operator==(const Settlement&) const = default;
};

/// What became of an own event, as the hub says.
struct OwnOutcome {
    Id event;
    Settlement settlement;
};

/// A settlement with the event it is of.
struct Settled {
    qint64 position = 0; ///< local
    Settlement settlement;
};

/// This store's events on chains before the present one of which the hub, since its log began, said nothing
/// here yet.
struct Unheard {
    QList<Id> events;
    qint64 last = 0; ///< position of the last of them
};

/// How a ledger stands with its hub, in the ledger's own file: what the hub said of each event, how far both
/// logs were carried, and what is known of the way. Read from any thread; written inside a transaction that
/// the caller began.
class HubTables {
public:
    HubTables(const Database& file, const SubjectKeys& subjectKeys) : database(file), keys(subjectKeys) {}

    /// Facts of the link, sealed under the station's key; none while there are none.
    Result<std::optional<QCborMap>> link() const;
    Result<void> setLink(const QCborMap& facts);
    Result<void> forgetLink(); ///< with all marks and parcels; what was settled stays

    Result<qint64> mark(QLatin1String name) const; ///< 0 until it is set
    Result<void> setMark(QLatin1String name, qint64 number);

    Result<std::optional<Settlement>> settlement(qint64 position) const;
    /// What has its place in the hub's log is settled for ever: an answer on the way since before that is
    /// late.
    Result<void> settle(qint64 position, const Settlement& settlement);
    Result<QList<qint64>> waiting(int limit) const; ///< positions of what waits at the hub, the oldest first
    Result<qint64> waitingCount() const;
    /// After a position, the oldest first.
    Result<Unheard> unheard(const Id& present, qint64 after, int limit) const;
    /// What people should know and nobody has put aside; the latest first.
    Result<QList<Settled>> said(int limit) const;
    Result<qint64> saidCount() const; ///< of those that are void or wait for a supervisor
    Result<void> putAside(qint64 position);
    /// What differed about these subjects is settled by an event at this place of the hub's log.
    Result<void> endDisputes(const QSet<Id>& subjects, qint64 hub);
    /// In the hub's log, which is read again from its beginning; the order of before holds until it is known
    /// anew.
    Result<void> forgetPositions();

    Result<void> addPeer(const PublicKey& key);

    /// Subjects whose events came here in another order than they stand in the hub's log; the null one: of
    /// events without a subject.
    Result<QSet<Id>> tangled() const;
    Result<void> entangle(const Id& subject);
    /// Positions of what changes nothing: void, or a verdict that another one stands against.
    Result<QSet<qint64>> voided() const;

private:
    const Database& database;
    const SubjectKeys& keys;
};

/// Stations, the hub itself too, whose events may be adopted.
Result<QHash<Id, PublicKey>> peerKeys(const Database& file);

namespace HubMark {
inline constexpr QLatin1String sent("sent");             ///< seq of the last own event the hub has
inline constexpr QLatin1String inherited("inherited");   ///< 1: the hub has what it takes of older chains
inline constexpr QLatin1String packed("packed");         ///< position up to which pictures became parcels
inline constexpr QLatin1String rearranged("rearranged"); ///< how often lists were made anew in part
inline constexpr QLatin1String cursor("cursor");         ///< in the hub's log, up to which it was read
/// How far it was ever read: when the hub was restored, into a log that is no more, until the new one is read
/// beyond it.
inline constexpr QLatin1String seen("seen");
} // namespace HubMark

} // namespace mianguan
