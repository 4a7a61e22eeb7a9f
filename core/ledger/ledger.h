#pragma once

#include "core/ledger/blob_store.h"
#include "core/ledger/chain.h"
#include "core/ledger/durable_file.h"
#include "core/ledger/record.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace mianguan {

class Database;
class Reader;

/// Everything that ever happened on this station, in order, each event with the blobs it names. One process
/// at a time; append from one thread, read from any.
class Ledger {
public:
    /// Opens or creates the ledger in `folder` and settles what a crash left half done.
    static Result<std::unique_ptr<Ledger>> open(const QString& folder,
                                                FileSystem& files = FileSystem::real());
    ~Ledger();

    /// Answers when the event and its blobs are on the disk; after an error nothing was recorded.
    Result<Record> append(const Draft& draft);

    Result<Record> record(const Id& event) const;
    Result<QByteArray> blob(const Id& subject, const Hash& hash) const;

    /// Reads everything again, blobs too; one sentence for each thing that is wrong.
    Result<QStringList> verify(const std::stop_token& stop = {}) const;

private:
    friend class Reader;
    explicit Ledger(const QString& folder, FileSystem& files);
    Result<void> prepare(const QString& folder, FileSystem& files);
    Result<void> settle();
    Result<void> readHead();
    Result<bool> holds(const Id& event) const;
    Record following(const Draft& draft, const QCborMap& content) const;
    Result<void> stage(const Id& event, const QMap<Hash, QByteArray>& pictures);
    Result<void> insert(Record& next);

    std::unique_ptr<FolderLock> lock;
    std::unique_ptr<Database> database;
    BlobStore blobs;
    Id station;
    bool unsettled = false;
    qint64 headPosition = 0;
    qint64 headSeq = 0;
    Hash headHash;
};

/// Reads events in order, checking the chain on the way; can go on when more was appended.
class Reader {
public:
    explicit Reader(const Ledger& from) : ledger(from) {}

    /// Visits what was not visited yet; stops at the first error.
    Result<void> advance(const std::function<Result<void>(const Record&)>& visit);
    qint64 position() const { return last; } ///< of the last event visited

private:
    const Ledger& ledger;
    Chain chain;
    qint64 last = 0;
};

} // namespace mianguan
