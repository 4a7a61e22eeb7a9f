#pragma once

#include "core/work/people_book.h"

#include <optional>

namespace mianguan {

class Database;

/// A store someone has just come into.
struct OpenedJournal {
    std::unique_ptr<Journal> journal;
    QString recoveryCode = {}; ///< to be printed; empty when it has not changed
};

/// Who sets a store up, and for whom.
struct Founder {
    User user; ///< without a key yet
    QString password;
    QString school;
    bool practice = false;
};

/// Errors: Refused, where a name, the password or the school's name will not do.
Result<Founder> checkedFounder(const QString& school, const NewUser& administrator);
Founder practiceFounder(const QString& password);

/// As a person sees it: a sealed ledger in which nobody founded a store yet is still New or Plain, as a
/// set-up that was cut short has only to be asked for again.
Result<LedgerFile::State> stateOf(const LedgerFile& file);
/// What the first version's store says it is for; nothing when it says nothing that can be read.
std::optional<bool> practiceOfPlain(const Database& database);

/// Makes a New or Plain ledger sealed and the founder its first administrator. Where that was cut short
/// before, the same name and password go on from there. `file` is taken once the ledger is opened.
Result<OpenedJournal> found(std::unique_ptr<LedgerFile>&& file, Founder founder,
                            const PeopleBook::Means& means, const QString& machineFolder,
                            const Progress& progress);

} // namespace mianguan
