#pragma once

#include "core/access/rights.h"
#include "core/access/user.h"
#include "core/ledger/projection.h"

#include <QHash>
#include <QSet>

namespace mianguan {

/// Follows the history of people and rights event by event, by what the events say alone, and names each that
/// its author had no right to, or that does not carry his signature.
class Authority {
public:
    void follow(const Record& record);
    const QStringList& problems() const { return found; } ///< sentences; no more than a hundred

private:
    void judge(const Record& record);
    void judgeStation(const Record& record);
    void judgePerson(const Record& record, const User& user);
    Roles rolesOf(const User& user) const;
    void judgeSignature(const Record& record, const User& user);
    void judgeOwnership(const Record& record, const User& user);
    void judgeUndoing(const Record& record, const User& user, const char* of, Command anyones);
    void learn(const Record& record);
    void learnMatch(const Record& record);
    void learnPeople(const Record& record);
    void say(const Record& record, const QString& sentence);

    /// As this desk gave them last, and as another did: which counted when, the hub decided later, and may
    /// have forgotten and learned again.
    struct Told {
        Roles here, elsewhere;
        PublicKey keyElsewhere;
    };
    QHash<Id, Told> told;
    QHash<Id, User> people;
    QHash<Id, Id> collectors; ///< by subject
    QHash<Id, Id> doers;      ///< by verdict or match
    QHash<Id, Id> replaced;   ///< who had collected what a match took the place of
    Id recovered;             ///< whose key the station may change, as the recovery code was just used
    bool founded = false;
    bool reviewOwn = false, reviewOwnElsewhere = false;
    QStringList found;
};

/// Lets it see each event that lists are made of; `authority` lives as long as the lists.
Projection::Module authorityModule(Authority& authority);

} // namespace mianguan
