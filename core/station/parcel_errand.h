#pragma once

#include "core/station/errand.h"
#include "core/wire/blob_messages.h"

#include <deque>

namespace mianguan {

/// How much goes in one bundle: what is cut is lost, so on a line that often is they are smaller, and grow
/// again by little.
class BundleSize {
public:
    static constexpr qint64 least = 128 * 1024, most = 2 * 1024 * 1024;

    qint64 bytes() const { return size; }
    void lineHeld() { size = std::min(size + size / 128, most); }
    void lineWasCut() { size = std::max(size / 2, least); }

private:
    qint64 size = most;
};

/// Pictures that the hub has not, or that are not here: several at once, each with its own next try. While
/// the last of them are under way the next are looked for, so that the line is never idle. Portraits go
/// before originals, which wait while the line costs money.
class ParcelErrand : public Errand {
public:
    enum class Way { Out, In };
    ParcelErrand(HubLine& of, Way which) : Errand(of), way(which) {}

    void advance() override;
    bool isBusy() const override { return running > 0 || asking; }
    qint64 dueMs() const override { return nextDueMs; }

private:
    using Names = QList<ParcelName>;
    bool pack(); ///< false when it failed, which is said
    void awaitNext();
    Result<Names> freshRound() const;
    void release(const Names& names);
    static std::pair<qint64, QString> keyOf(const ParcelName& name);
    void askWhatIsMissing(const Names& names);
    void takeMissing(const Names& names, const wire::BlobsMissing& answer);
    void queue(const Names& missing);
    void dropJobs();
    void runNext();
    void sendBundle(const Names& names);
    void sendLarge(const ParcelName& name);
    void fetch(const ParcelName& name);
    void takeResults(const Names& names, const wire::BlobResults& results);
    void ended(const Names& delivered, const Names& failed);
    void fail(ParcelName& name, const HubWhy& why, bool retryable) const;
    void takeTrouble(Names names, const sync::Trouble& trouble);

    Way way;
    std::deque<Names> jobs;                    ///< of one request each
    QSet<std::pair<qint64, QString>> underWay; ///< of this round and what is left of those before
    BundleSize bundleSize;
    int running = 0; ///< requests that carry pictures
    bool asking = false;
    qint64 nextDueMs = 0;
};

/// Of a parcel that failed, why; as HubParcel::why keeps it.
QCborMap mapOf(const HubWhy& why);
HubWhy whyFrom(const QCborMap& map);

} // namespace mianguan
