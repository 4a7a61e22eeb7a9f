#pragma once

#include "core/work/founding.h"

namespace mianguan {

/// Name and password as they were typed.
struct Credentials {
    QString name;
    QString password;
};

/// Opens a sealed, founded store for someone the ledger knows, finishes what a crash left undone and records
/// the arrival. `file` is taken once the slot has opened.
Result<OpenedJournal> signIn(std::unique_ptr<LedgerFile>&& file, const Credentials& given, const Key& device,
                             const QString& machineFolder, const Progress& progress);

/// The same with the recovery code, which is used up: an administrator (by name, or the first) gets a new key
/// under the password given.
Result<OpenedJournal> recover(std::unique_ptr<LedgerFile>&& file, const RecoveryCode& code,
                              const Credentials& given, const PeopleBook::Means& means,
                              const QString& machineFolder, const Progress& progress);

} // namespace mianguan
