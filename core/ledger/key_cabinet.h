#pragma once

#include "core/keys/slot.h"
#include "core/ledger/lockout.h"

#include <QList>

#include <chrono>
#include <optional>

namespace mianguan {

class Database;

/// The slots that open the data key, in the ledger's own file, and how often wrong passwords were tried.
class KeyCabinet {
public:
    explicit KeyCabinet(const Database& database);

    Result<QList<Slot>> slotList() const; ///< a slot that cannot be read is left out; see damagedSlots()
    Result<int> damagedSlots() const;
    Result<std::optional<Slot>> slotOf(const Id& user) const; ///< the null id: the recovery slot

    /// Errors: Refused, saying that name or password is wrong (not which), or how long to wait: after five
    /// wrong tries 30 s, then twice as long each time, an hour at most; the wait outlives a restart.
    /// Refused with its own words when the keyring's secret is missing.
    Result<Unlocked> open(const QString& name, const QString& password, const Key& device);
    Result<Unlocked> open(const RecoveryCode& code);
    /// Until a password of this name is tried again; 0: now.
    std::chrono::milliseconds wait(const QString& name) const;
    Result<int> wrongTries() const; ///< that no event tells of yet

    /// Inside a transaction that the caller began.
    Result<void> put(const Slot& slot); ///< replaces the one of the same user
    Result<void> remove(const Id& user);
    Result<void> forgetWrongTries(); ///< they stand in an event now

private:
    Result<Tries> triesOf(const Id& user) const; ///< the null id: of names nobody has
    Result<void> countTry(const Id& user);
    Result<void> forgive(const Id& user);
    Result<Unlocked> openNone(const QList<Slot>& all, const QString& password) const;

    const Database& database;
};

} // namespace mianguan
