#pragma once

#include "core/station/inheritance_errand.h"

namespace mianguan {

/// Own events in the order of their chain, once older chains are handed in, and the outcome of those that
/// wait at the hub. What it set aside of older chains it judges as soon as the present one begins, and tells
/// when asked.
class EventErrand : public Errand {
    Q_OBJECT
public:
    EventErrand(HubLine& of, const InheritanceErrand& older, qint64 sentSeq)
        : Errand(of), before(older), sent(sentSeq) {}

    void advance() override;
    void tryNow() override { forked ? void() : Errand::tryNow(); } ///< a fork is not mended by trying
    bool isBusy() const override { return busy; }
    qint64 dueMs() const override { return askAgainMs; }
    qint64 unsent() const { return line.desk.questions().ownSeq() - sent; }
    qint64 sentSeq() const { return sent; }
    /// The hub has set this chain's branch aside: see `chain-forked`.
    bool isForked() const { return forked; }

private:
    void send();
    void askForOutcomes();
    void askOfOlder();
    void ask(const QList<Id>& events, qint64 olderUntil = 0); ///< 0: not of older chains
    void take(const wire::EventOutcomes& outcomes, qint64 upTo, qint64 olderUntil = 0);
    void takeRefusal(const sync::Trouble& trouble);
    void goOnFrom(const wire::ChainEnd& head);
    bool isOfThisChain(const wire::ChainEnd& head) const;

    const InheritanceErrand& before;
    qint64 sent;
    qint64 askAgainMs = 0;
    std::optional<qint64> olderAfter = 0; ///< up to where older chains were asked about; none: all were
    bool busy = false, forked = false;
};

} // namespace mianguan
