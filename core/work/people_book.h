#pragma once

#include "core/work/journal.h"
#include "core/work/people_tables.h"
#include "core/work/store.h"

namespace mianguan {

/// Who may sign in and the rules about it: what a command asks is checked, then recorded together with the
/// change of the slots. Who may ask is the Store's to check. Commands from one thread, queries from any.
class PeopleBook {
public:
    /// What new slots are made with: the secret of this machine's keyring (or none) and what a password
    /// costs.
    struct Means {
        Key device;
        PasswordCost cost;
    };
    PeopleBook(Journal& journal, Means means);

    Result<Id> add(const NewUser& user);
    Result<Id> changeRoles(const Id& user, Roles roles);
    Result<Id> remove(const Id& user);
    Result<Id> resetPassword(const Id& user, const QString& password);
    Result<Id> changePassword(const QString& old, const QString& fresh);
    Result<Id> changePolicy(const Policy& policy);
    Result<QString> renewRecoveryCode();
    Result<Id> comeBack(const QString& name, const QString& password);
    Result<Id> signOut(SignOut cause);

    const PeopleTables& people() const { return tables; }

private:
    Result<User> present(const Id& user) const;
    Result<void> staysAdministered(const User& user) const;
    Result<QString> freeName(const QString& name) const;
    Result<Slot> slotFor(const User& user, const QString& password) const;
    Result<Id> record(const Draft& draft, const Ledger::Alongside& alongside = {});
    Result<Id> recordWith(const Slot& slot, const Draft& draft); ///< and put it into the cabinet

    Journal& journal;
    PeopleTables tables;
    Means means;
};

/// Changes the data key when someone was removed since it was last changed, and keeps the lists under the new
/// one. Finishes what a crash left undone.
Result<void> settleDataKey(Journal& journal);

} // namespace mianguan
