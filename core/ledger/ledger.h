#pragma once

#include "core/ledger/anchor.h"
#include "core/ledger/beginning.h"
#include "core/ledger/blob_store.h"
#include "core/ledger/chain.h"
#include "core/ledger/hub_tables.h"
#include "core/ledger/ledger_file.h"
#include "core/ledger/parcels.h"
#include "core/ledger/progress.h"
#include "core/ledger/record.h"
#include "core/ledger/sent_event.h"
#include "core/ledger/station_keys.h"
#include "core/ledger/subject_keys.h"
#include "core/ledger/verification.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace mianguan {

class Database;
class Reader;

/// An entry of the hub's log, whose signatures whoever takes it has checked.
struct HubEntry {
    SentEvent sent;
    Record record; ///< without a position
    Settlement settlement;
};

using IsMatching = std::function<bool(const Event&)>;

/// Subjects whose events are looked at in one order, as they are of one person; itself at least.
using Together = std::function<QSet<Id>(const Id& subject)>;

/// The next part of the hub's log.
struct HubLog {
    QList<HubEntry> entries;
    QList<PublicKey> peers; ///< announced in it
    qint64 cursor = 0;      ///< everything up to it was read
    bool atEnd = false;     ///< and nothing comes after it yet
    /// Whether the order of two such events without a subject matters.
    IsMatching inOrder = {};
    /// Which events come before all others of their subject, wherever the log has them.
    IsMatching comesFirst = {};
    Together together = {};
    QSet<Id> renamed = {}; ///< subjects of whose lists this part makes another person's
};

/// What of it was new here.
struct Taken {
    QList<Record> adopted; ///< other stations' events, in the order of the log
    QList<Record> settled; ///< own ones, or those adopted before, with their outcome
    /// Subjects whose events are now in another order than lists were made in, or fewer, or another's; the
    /// null one: of events without a subject.
    QSet<Id> rearranged;
    QSet<qint64> aside; ///< of what was adopted: verdicts that another one stands against
};

/// Everything that ever happened on this station, in order, each event with the blobs it names; bodies and
/// blobs are sealed under their subject's key. One process at a time; append from one thread, read from any.
class Ledger {
public:
    /// Sets up a New file, or seals a Plain one in place (bodies, blobs; the clear ones overwritten). Going
    /// on after it was interrupted is open()'s part. `slotList` are what opens `dataKey` from now on.
    static Result<std::unique_ptr<Ledger>> create(std::unique_ptr<LedgerFile> file, Key dataKey,
                                                  const QList<Slot>& slotList, const QString& machineFolder,
                                                  const Progress& progress = {});
    /// Opens a Sealed one and settles what a crash left half done: blobs, purges, the sealing of clear blobs.
    /// Begins a new chain under a new station key where the machine's memory asks for it, or the marker of a
    /// restored backup.
    static Result<std::unique_ptr<Ledger>> open(std::unique_ptr<LedgerFile> file, Key dataKey,
                                                const QString& machineFolder, const Progress& progress = {});
    ~Ledger();

    /// Answers when the events and their blobs are on the disk; after an error nothing was recorded.
    /// `alongside` writes to the ledger's own tables (slots) in the same transaction.
    using Alongside = std::function<Result<void>(KeyCabinet&)>;
    Result<Record> append(const Draft& draft, const Author& author = {}, const Alongside& alongside = {});
    Result<QList<Record>> appendAll(const QList<Draft>& drafts, const Author& author = {},
                                    const Alongside& alongside = {});

    // The hub's side. Others' events are adopted under the same order and sealed under keys of this store.
    HubTables hub() const { return HubTables(database(), keys); }
    Parcels parcels() const { return Parcels(database(), keys); }
    /// Writes what the link notes, in one transaction.
    using HubNotes = std::function<Result<void>(HubTables&, Parcels&)>;
    Result<void> noteOfHub(const HubNotes& notes);
    Result<Taken> takeLog(const HubLog& log);
    /// What the hub answered to own events; it has the chain up to `sentSeq`.
    Result<Taken> settleOwn(const QList<OwnOutcome>& outcomes, qint64 sentSeq, const HubLog& order = {});
    /// Where the event stands in the hub's log, or behind all of it.
    Result<qint64> rankOf(qint64 position) const;
    Result<std::optional<Settlement>> settlementOf(const Id& event) const;
    /// Stations whose signatures can be checked: this store's own, and those the hub announced.
    Result<QHash<Id, PublicKey>> stationsKnown() const;
    /// A chain under a new key goes on from the end of this one; what comes next is recorded in it.
    Result<Record> beginChainAnew(Beginning why);
    /// Events of a chain after one, as they travel.
    Result<QList<SentEvent>> ofChain(const Id& station, qint64 afterSeq, int limit) const;
    /// Where the chains end that this store wrote before the present one, the oldest first.
    Result<QList<Head>> olderChains() const;
    /// Of these subjects, what comes first, then in the order of the hub's log, then what waits in its own;
    /// without what is void.
    Result<QList<Record>> recordsOf(const QSet<Id>& subjects, const IsMatching& comesFirst = {}) const;
    /// Whom another station purged, as is remembered here, while the log that the hub has now tells of them.
    Result<QSet<Id>> purgedElsewhere() const;
    /// What happened after a position, for whoever reads without following chains.
    Result<QList<Record>> recordsAfter(qint64 position, int limit) const;
    /// A picture of an adopted event; verified by whoever brings it.
    Result<void> keepBlob(const Record& adopted, const Hash& hash, const QByteArray& bytes);
    bool holdsBlob(const Id& subject, const Hash& hash) const;
    qint64 ownSeq() const { return headSeq; }                ///< of the last own event
    void setSeen(qint64 hubPosition) { seen = hubPosition; } ///< what events recorded from now on have seen

    Result<Record> record(const Id& event) const;
    Result<Record> recordAt(qint64 position) const;
    Result<QByteArray> blob(const Id& subject, const Hash& hash) const; ///< verified against its hash
    qint64 position() const { return headPosition; }                    ///< of the last event

    /// What was purged stands in no file any more once this answers. Error: Busy, while something reads.
    Result<void> emptyLog();

    /// The same data under another data key: subject keys, station key and slots in one transaction; for when
    /// someone who held the old one leaves. The caller rewrites its snapshot.
    Result<void> changeDataKey();

    Key keyFor(QByteArrayView purpose) const { return keys.derived(purpose); } ///< from the data key
    Key dataKey() const { return keys.dataKey(); }
    const Id& station() const { return stationId; }
    const SigningKey& stationKey() const { return signing; }
    const Id& store() const { return file->store(); }
    const QString& folder() const { return file->folder(); }
    FileSystem& disk() const { return file->disk(); }
    const Database& database() const { return file->database(); }
    KeyCabinet& cabinet() const { return file->cabinet(); }
    const SubjectKeys& subjectKeys() const { return keys; }
    const BlobStore& blobStore() const { return blobs; }
    const QString& machineFolder() const { return memoryFolder; }
    /// Why this opening began a new chain; nothing when it went on with the old one.
    std::optional<Beginning> began() const { return beginning; }

    Result<Verification> verify(const Progress& progress = {}, const std::stop_token& stop = {}) const {
        return verifyLedger(*this, progress, stop);
    }

private:
    struct Entry; ///< one event on its way into the ledger
    using Entries = std::vector<Entry>;

    Ledger(std::unique_ptr<LedgerFile> file, Key dataKey, const QString& machineFolder);
    Result<void> found(const QList<Slot>& slotList);
    Result<void> prepare(const Progress& progress);
    Result<void> readHead();
    Result<void> readSeen();
    Result<void> settle();
    Result<void> settlePurges();
    Result<void> sealClearBlobs(const Progress& progress);
    QString restoredMark() const;
    Result<void> goOn();
    Result<std::optional<Beginning>> whyBeginAnew() const;
    Result<void> beginChain(Beginning why);
    Result<void> insertFirst(Beginning why, const SigningKey& fresh);
    Result<void> purgeAgain(const QSet<Id>& subjects);

    Result<Entries> entriesFor(const QList<Draft>& drafts, const Author& author) const;
    Result<Key> keyOf(const Draft& draft, Entries& before, bool& fresh) const;
    Result<bool> isPurged(const Id& subject) const;
    Result<void> stage(const Entries& entries);
    Result<void> commit(Entries& entries, const Alongside& alongside);
    Result<void> insert(const Entry& entry);
    /// By position, of what the hub says something new: whether it changed nothing already.
    using WasVoid = QHash<qint64, bool>;
    Result<std::optional<Record>> take(const HubEntry& entry, qint64 position, WasVoid& wasVoid);
    Result<void> settleAt(qint64 position, const Settlement& settlement, WasVoid& wasVoid);
    Result<void> orderMissing(const Record& adopted);
    Result<Record> adopt(const HubEntry& entry, qint64 position);
    Result<void> rearrange(HubTables& tables, Taken& taken, const WasVoid& wasVoid, const HubLog& log) const;
    void publish(const Entries& entries);
    void buryPurged(const Entries& entries);
    void advanceHead(const Record& last);

    std::unique_ptr<LedgerFile> file;
    QString memoryFolder;
    SubjectKeys keys;
    StationKeys stations;
    BlobStore blobs;
    std::unique_ptr<Anchor> anchor;
    SigningKey signing;
    Id stationId;
    std::optional<Beginning> beginning;
    bool unsettled = false;
    bool checkpointDue = false; ///< what was purged still stands in the write-ahead log
    std::atomic<qint64> headPosition = 0;
    std::atomic<qint64> headSeq = 0;
    Hash headHash;
    std::atomic<qint64> seen = 0;
};

/// Reads events in order, checking the chain on the way; can go on when more was appended. An event that does
/// not fit its chain, or whose body was changed, is not visited but named in problems().
class Reader {
public:
    explicit Reader(const Ledger& from, const ChainHeads& after = {}) : ledger(from), chain(after) {}

    /// Visits what was not visited yet; stops at the first error of the visitor or of the file.
    Result<void> advance(const std::function<Result<void>(const Record&)>& visit,
                         const Progress& progress = {});
    const ChainHeads& heads() const { return chain.heads(); } ///< how far it has come
    const QStringList& problems() const { return broken; }

private:
    const Ledger& ledger;
    Chain chain;
    QStringList broken;
};

} // namespace mianguan
