#pragma once

#include "core/access/role.h"
#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/keys/signature.h"

#include <QList>
#include <QStringList>

namespace mianguan::hub {

/// Which schools someone may see and touch.
struct Scope {
    QStringList schools;
    bool all = false; ///< a province's, and the hub's own

    bool holds(const QString& school) const { return all || schools.contains(school); }
    bool holds(const Scope& other) const;
    /// The one school, when there is exactly one.
    QString only() const { return !all && schools.size() == 1 ? schools.first() : QString(); }

    QString text() const; ///< as it is stored
    static Scope fromText(const QString& text);
    static Scope everything() { return {{}, true}; }
    bool operator==(const Scope&) const = default;
};

/// A station as the hub knows it; learned from events alone.
struct Station {
    Id id;
    PublicKey key;
    QString name;
    Scope scope;
    Roles ceiling;                        ///< roles that can be exercised through it
    qint64 enrolledAt = 0, revokedAt = 0; ///< positions; 0: never
    Id replaces;                          ///< whose place its enrolment gave it
    Id lineage;                           ///< the first of the stations that followed each other at one desk
    Id founder;                           ///< who founded its store; null until then
    Id recovering; ///< whose key it may change next, as the recovery code was just used

    bool operator==(const Station&) const = default;
};

/// What someone could do from some position on.
struct Grant {
    qint64 position = 0;
    Id lineage; ///< where it was decided: there it was known at once
    Roles roles;
    PublicKey key; ///< null once removed

    bool operator==(const Grant&) const = default;
};

struct Person {
    Id id;
    Id home;             ///< lineage of the station that brought this person in
    Scope scope;         ///< of that station
    QList<Grant> grants; ///< in order; never empty

    const Grant& now() const { return grants.last(); }
    /// The last that an author on this lineage knew of, having seen so much; a blank one when none.
    Grant known(const Id& lineage, qint64 seen) const;

    bool operator==(const Person&) const = default;
};

enum class Photo { None, Pending, Approved, Rejected, Unmade };

/// A verdict that stands, or stands against another.
struct Verdict {
    Id event; ///< null: none
    Id judge;
    Photo says = Photo::None;
    bool bySupervisor = false;

    bool operator==(const Verdict&) const = default;
};

/// A photo, and what has been said of it.
struct Held {
    Photo photo = Photo::None;
    Id submission;          ///< the event a verdict must name
    qint64 submittedAt = 0; ///< its position
    Hash portrait;
    Id collector;
    Verdict verdict;
    Verdict rival; ///< differs from it: disputed until a supervisor's verdict
    bool delivered = false;
    Id match; ///< the event that gave it to him by hand, or away where it was; null: his own

    bool disputed() const { return !rival.event.isNull(); }
    bool operator==(const Held&) const = default;
};

/// A graduate with the photo he has, or a session.
struct Subject : Held {
    Id id;
    QString school; ///< empty while nothing tells which
    QString batch;
    Id lineage;          ///< whose it is while no school is known
    QList<Held> earlier; ///< what he had before he was given others, the latest last: it comes back with them
    Id given;            ///< to whom its photo was given by hand; null: to nobody
    bool purged = false;
    Id person;       ///< who was enrolled first, when this is another name of his; null: itself
    int waiting = 0; ///< events of it and its other names that are not settled; counted by the State,
                     ///< whatever is put

    Held& held() { return *this; }
    bool operator==(const Subject&) const = default;
};

} // namespace mianguan::hub
