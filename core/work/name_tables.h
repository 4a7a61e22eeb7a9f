#pragma once

#include "core/ledger/ledger.h"
#include "core/ledger/projection.h"

namespace mianguan {

/// Who is whom: see enrolmentKey(). Before every other module.
Projection::Module nameModule(const Ledger& ledger);

/// Whom an event about a match names as the graduate.
Result<Id> personIn(Statements& tables, const QCborMap& content);

/// Questions about the names people have in the ledger.
class NameTables {
public:
    explicit NameTables(const Projection& projection) : lists(projection) {}

    Id personOf(const Id& subject) const;              ///< itself when it is no other name
    QList<Id> otherNames(const Id& person) const;      ///< of whoever this is
    QSet<Id> namesOf(const Id& subject) const;         ///< all of that person's
    QHash<Id, qint64> enrolled(const Hash& key) const; ///< who was by that key, with the event's position
    /// Other names that came here before their person did, who came after a position.
    QSet<Id> metLate(qint64 after) const;

private:
    const Projection& lists;
};

/// Whom a part of the hub's log makes another name of whom, before it is taken.
class NamesToCome {
public:
    NamesToCome(const Projection& lists, const Ledger& ledger) : names(lists), ledger(ledger) {}

    Result<void> read(const HubLog& log);
    QSet<Id> together(const Id& subject) const;
    const QSet<Id>& renamed() const { return moved; } ///< whose lists become another person's

private:
    Result<void> meet(const HubEntry& enrolment);

    NameTables names;
    const Ledger& ledger;
    QHash<Hash, QHash<Id, qint64>> met; ///< by key, their ranks
    QHash<Id, Hash> keys;
    QSet<Id> moved;
};

/// The key of an enrolment as lists keep it; null when it has none.
Hash enrolmentDigest(const Record& record);

} // namespace mianguan
