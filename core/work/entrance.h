#pragma once

#include "core/access/user.h"
#include "core/keys/device_secret.h"
#include "core/keys/slot.h"
#include "core/ledger/backup.h"
#include "core/ledger/ledger_file.h"
#include "core/ledger/progress.h"

#include <chrono>
#include <memory>

namespace mianguan {

class Store;

/// What is told of someone to be added.
struct NewUser {
    QString name;        ///< to sign in with; 2 to 40 characters
    QString displayName; ///< may be empty: then the name
    Roles roles;
    QString password;
};

/// A store's door: what can be known and done before anyone signed in. It holds the store's folder, which a
/// Store takes over; opened by one person at a time. Everything here works for as long as Argon2id takes (a
/// third of a second), so it is called off the GUI thread.
class Entrance {
public:
    using State = LedgerFile::State;

    struct Options {
        bool practice = false;
        QString machineFolder =
            defaultMachineFolder(); ///< what this machine remembers outside the data folder
        PasswordCost cost = PasswordCost::moderate();
        FileSystem* disk = nullptr; ///< the real one when null
    };
    static QString defaultMachineFolder();

    /// Errors as LedgerFile::open.
    static Result<std::unique_ptr<Entrance>> open(const QString& folder, const Options& options);
    /// What a backup says it holds, to be shown before it is restored.
    static Result<BackupContents> look(const QString& backup);
    /// Makes `folder` the store of a backup; then open() it and sign in there, or recover().
    /// A restore into the folder was not finished: nothing but restoring again opens it.
    static bool owesRestore(const QString& folder);
    static Result<BackupContents> restore(const QString& backup, const QString& folder,
                                          const Progress& progress, const std::stop_token& stop);
    ~Entrance();

    State state() const;
    const Id& store() const;
    bool practice() const;
    /// Name and password are needed; not for a practice store, whose key lies in the machine's folder.
    bool asksForPassword() const;
    bool wantsDevice() const; ///< the keyring's secret is part of some password
    /// Until a password of this name is tried again, after wrong ones; 0: now. For a countdown.
    std::chrono::milliseconds wait(const QString& name) const;

    struct Begun {
        std::unique_ptr<Store> store;
        QString recoveryCode; ///< to be printed now; nobody can show it again
    };
    /// First start of a New or Plain store: school, administrator, recovery code. `device` may be no key.
    /// Errors: Refused (names, password rules), and what the ledger says.
    Result<Begun> setUp(const QString& school, const NewUser& administrator, const Key& device,
                        const Progress& progress = {});

    /// Errors: Refused (name or password wrong, wait, keyring), Refused for a store of the other kind.
    Result<std::unique_ptr<Store>> signIn(const QString& name, const QString& password, const Key& device,
                                          const Progress& progress = {});
    /// With the recovery code a present administrator gets a new password; the code is used up, the answer
    /// holds the next one. With `name` empty it is the first administrator there is.
    Result<Begun> recover(const RecoveryCode& code, const QString& name, const QString& password,
                          const Key& device, const Progress& progress = {});
    /// A practice store, set up at its first opening: one user with every role.
    Result<std::unique_ptr<Store>> openPractice(const Progress& progress = {});

private:
    Entrance();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
