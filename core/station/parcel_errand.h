#pragma once

#include "core/station/errand.h"
#include "core/wire/blob_messages.h"

#include <deque>

namespace mianguan {

/// Pictures that the hub has not, or that are not here: several at once, each with its own next try.
/// Portraits go before originals, which wait while the line costs money.
class ParcelErrand : public Errand {
public:
    enum class Way { Out, In };
    ParcelErrand(HubLine& of, Way which) : Errand(of), way(which) {}

    void advance() override;
    bool isBusy() const override { return running > 0; }
    qint64 dueMs() const override { return nextDueMs; }

private:
    using Names = QList<ParcelName>;
    void pack();
    void askWhatIsMissing(const Names& names);
    void queue(const Names& missing);
    void runNext();
    void sendBundle(const Names& names);
    void sendLarge(const ParcelName& name);
    void fetch(const ParcelName& name);
    void takeResults(const Names& names, const wire::BlobResults& results);
    void ended(const Names& delivered, const Names& failed);
    void fail(ParcelName& name, const HubWhy& why, bool retryable) const;
    void takeTrouble(Names names, const sync::Trouble& trouble);

    Way way;
    std::deque<Names> jobs; ///< of one request each
    int running = 0;
    qint64 nextDueMs = 0;
};

/// Of a parcel that failed, why; as HubParcel::why keeps it.
QCborMap mapOf(const HubWhy& why);
HubWhy whyFrom(const QCborMap& map);

} // namespace mianguan
