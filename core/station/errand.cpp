#include "core/station/errand.h"

#include "core/base/clock.h"

namespace mianguan {

namespace {

sync::Backoff::Time now() { return sync::Backoff::Time(nowMs()); }

/// The line itself may be other than it seems, as in a guest network: looked at again, but seldom.
constexpr std::chrono::minutes seldom{5};

} // namespace

HubWhy whyOf(const sync::Trouble& trouble) {
    return {trouble.code, trouble.error.what, trouble.error.remedy,
            QStringList{trouble.error.where, trouble.requestId}.join(QLatin1Char(' ')).trimmed()};
}

HubWhy whyOf(const Error& error) { return {{}, error.what, error.remedy, error.where}; }

Settlement settlementOf(wire::Outcome outcome, qint64 position, const wire::Reason& reason) {
    static_assert(int(Settlement::Outcome::Applied) == int(wire::Outcome::Applied));
    static_assert(int(Settlement::Outcome::Waiting) == int(wire::Outcome::Waiting));
    static_assert(int(Settlement::Outcome::Void) == int(wire::Outcome::Void));
    return {Settlement::Outcome(outcome), position, reason.code, reason.sentence, reason.remedy};
}

bool Errand::mayGo() const { return !line.stale && !stopped && backoff.isDue(now()); }

void Errand::tryNow() {
    stopped = false;
    backoff.succeed();
}

void Errand::went() {
    const bool was = !reason.isNull();
    backoff.succeed();
    reason = {};
    stopped = false;
    line.heard();
    if (was) line.changed();
}

void Errand::nothingToDo() {
    if (reason.isNull()) return;
    backoff.succeed();
    reason = {};
    stopped = false;
    line.changed();
}

void Errand::failed(const sync::Trouble& trouble) {
    if (trouble.isCancelled()) return;
    reason = whyOf(trouble);
    const bool byTheHub = !trouble.code.isEmpty();
    stopped = !trouble.isRetryable() && byTheHub;
    std::optional<std::chrono::milliseconds> atLeast = trouble.retryAfter;
    if (!trouble.isRetryable() && !byTheHub) atLeast = seldom;
    tryLater(atLeast);
    if (byTheHub) line.heard();
    line.changed();
}

/// Requests under way together fail together when the line does: that is one failure.
void Errand::tryLater(std::optional<std::chrono::milliseconds> atLeast) {
    if (backoff.isDue(now()) || atLeast) backoff.fail(now(), atLeast);
}

void Errand::beginAgain(const HubFacts& facts) {
    const auto begun = line.desk.change([&](HubBook& book) { return book.beginAgain(facts); });
    if (!begun) return failed(begun.error());
    line.facts = facts;
    line.stale = true;
    line.begunAgain();
}

void Errand::failed(const Error& error) {
    reason = whyOf(error);
    tryLater({});
    line.changed();
}

} // namespace mianguan
