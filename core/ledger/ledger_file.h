#pragma once

#include "core/ledger/durable_file.h"
#include "core/ledger/key_cabinet.h"

#include <memory>

namespace mianguan {

class Database;

/// The folder and file of a ledger, held for this process, before its keys are there: nothing personal can be
/// read yet.
class LedgerFile {
public:
    enum class State {
        New,   ///< never set up
        Plain, ///< written in clear by the first version, to be sealed
        Sealed
    };

    /// Makes the folder when it is missing. Errors: a second program holds it, no right, disk full, not ours,
    /// a restore into it that was not finished.
    static Result<std::unique_ptr<LedgerFile>> open(const QString& folder,
                                                    FileSystem& files = FileSystem::real());
    ~LedgerFile();

    /// What a restore puts first, and goes when the restored store is opened; without a store beside it the
    /// restore was not finished.
    static QString restoredMarkIn(const QString& folder);
    static bool restoreCutShortIn(const QString& folder);

    State state() const { return condition; }
    const Id& store() const { return storeId; } ///< made at open() when New or Plain
    const QString& folder() const { return place; }
    FileSystem& disk() const { return files; }
    const Database& database() const { return *data; }
    KeyCabinet& cabinet() { return *keys; }
    /// What was replaced or removed leaves the write-ahead log too; Busy while someone reads.
    Result<void> emptyLog();

private:
    LedgerFile(const QString& folder, FileSystem& files);
    friend class Ledger;
    Result<void> prepare();
    Result<void> readStore();

    QString place;
    FileSystem& files;
    State condition = State::New;
    Id storeId;
    std::unique_ptr<FolderLock> lock;
    std::unique_ptr<Database> data;
    std::unique_ptr<KeyCabinet> keys;
};

} // namespace mianguan
