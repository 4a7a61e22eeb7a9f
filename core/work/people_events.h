#pragma once

#include "core/access/policy.h"
#include "core/access/user.h"
#include "core/keys/slot.h"
#include "core/ledger/record.h"
#include "core/work/event_contents.h"
#include "core/work/store.h"

namespace mianguan {

Draft founding(const QString& school, bool practice, const Id& store);
Draft userAddition(const User& user);
Draft rolesChange(const Id& user, Roles roles);
Draft userRemoval(const Id& user);
/// Signed by the administrator who resets a password; by the station alone after a recovery.
Draft keyChange(const Id& user, const PublicKey& key, bool signedByUser);
Draft passwordChange();
Draft policyChange(const Policy& policy);
Draft recoveryRenewal(bool signedByUser);
Draft recovery(const Id& user);
Draft signingIn();
Draft signingOut(SignOut cause);
Draft refusedSignIns(int count);
Draft dataKeyChange();

/// The slot that goes with it: the user's, or the recovery code's.
Draft withSlot(Draft draft, const Slot& slot);

QByteArray slotIn(const QCborMap& content); ///< the fingerprint of that slot

} // namespace mianguan
