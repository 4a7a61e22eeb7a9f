#pragma once

#include "core/base/id.h"
#include "core/keys/password_key.h"
#include "core/keys/recovery_code.h"
#include "core/keys/signature.h"

#include <QCborMap>

#include <memory>

namespace mianguan {

/// What an opened slot gives.
struct Unlocked {
    Id user; ///< null from the recovery slot
    Key dataKey;
    std::shared_ptr<const SigningKey> signing; ///< null from the recovery slot
};

/// One way to open the data key: a user's by password (and the secret of this machine's keyring where there
/// is one), or the recovery code's. The slot holds two key pairs, their secret halves sealed under the
/// password: one signs for the user, to the other the data key is sealed (X25519 sealed box), so that the
/// data key can be changed without anyone's password, and a password without touching the data.
class Slot {
public:
    Slot() = default;
    /// No device key: this machine has no keyring. Errors: System (no memory for the password's cost).
    static Result<Slot> forUser(const Id& user, const QString& name, const QString& password,
                                const Key& device, const PasswordCost& cost, const Key& dataKey);
    static Slot forRecovery(const RecoveryCode& code, const Key& dataKey);

    /// Errors: Refused (wrong password or code), Refused with its own words (the keyring's secret is missing
    /// or another), Corrupt (opened, but someone without the data key changed it), System (no memory).
    Result<Unlocked> open(const QString& password, const Key& device) const;
    Result<Unlocked> open(const RecoveryCode& code) const;

    /// The same keys under another password. Errors as open().
    Result<Slot> withPassword(const QString& old, const QString& fresh, const Key& device,
                              const PasswordCost& cost, const Key& dataKey) const;
    Slot withDataKey(const Key& fresh) const; ///< for a changed data key

    bool isRecovery() const { return user.isNull(); }
    const Id& userId() const { return user; }
    const PublicKey& publicKey() const { return signing; } ///< the user's, for signatures; none for recovery
    bool wantsDevice() const { return !deviceTag.isEmpty(); }
    bool takesDevice(const Key& device) const; ///< wants none, or this one
    bool answersTo(const QString& name) const; ///< names are kept as a salted hash only; case does not matter

    /// 32 bytes that another password, keyring or user changes and another data key does not: written into
    /// the history, so that an older slot put back is noticed.
    QByteArray fingerprint() const;
    QByteArray bytes() const;                               ///< deterministic CBOR
    static Result<Slot> fromBytes(const QByteArray& bytes); ///< error: Corrupt
    bool untouched(const Key& dataKey) const;               ///< its MAC under the data key holds

private:
    struct Secrets;
    static Slot around(const Secrets& secrets);
    Result<Key> wrappingKey(const QString& password, const Key& device) const;
    Result<Secrets> secretsUnder(const Key& wrapping) const;
    Result<Unlocked> openedBy(const Secrets& secrets) const;
    Result<void> sealUnder(const QString& password, const Key& deviceKey, const PasswordCost& cost,
                           const Secrets& secrets);
    void sealUnder(const Key& wrapping, const Secrets& secrets);
    void hold(const Key& dataKey);
    QByteArray macUnder(const Key& dataKey) const;
    QCborMap identity() const;
    QCborMap contents() const;
    bool wellFormed() const;

    Id user;
    PublicKey signing;
    PublicKey box; ///< X25519, not Ed25519
    PasswordCost cost{0, 0};
    QByteArray salt;      ///< of the password
    QByteArray deviceTag; ///< tells the keyring's secret from others; empty where none is mixed in
    QByteArray sealedSeed;
    QByteArray sealedBox;
    QByteArray sealedDataKey;
    QByteArray nameSalt;
    QByteArray nameHash;
    QByteArray mac;
};

} // namespace mianguan
