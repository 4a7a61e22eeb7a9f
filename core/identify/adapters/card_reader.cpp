#include "core/identify/adapters/card_reader.h"

#include "core/identify/adapters/adapter_check.h"
#include "core/identify/adapters/adapter_process.h"

#include <QMutex>

#include <algorithm>

namespace mianguan {

namespace {

constexpr std::chrono::seconds openPatience(15), beyondWait(5), closePatience(3);
constexpr std::chrono::milliseconds longestWait(60'000);

} // namespace

struct CardReader::Private {
    AdapterProcess process;
    QByteArray settings;
    int openedIn = 0; ///< which start of the process has the device open
    QMutex turn;
};

CardReader::CardReader(const QString& library, const QString& settings)
    : d(new Private{AdapterProcess(library), settings.toUtf8(), 0, {}}) {}

CardReader::~CardReader() { close(); }

Result<void> CardReader::opened() {
    const auto start = d->process.running();
    if (!start) return Fail(start.error());
    if (*start == d->openedIn) return {};
    const auto answer = d->process.ask({AdapterDeed::Open, d->settings, 0}, openPatience);
    if (!answer) return Fail(answer.error());
    d->openedIn = *start;
    return {};
}

Result<void> CardReader::open() {
    const QMutexLocker lock(&d->turn);
    return opened();
}

void CardReader::close() {
    const QMutexLocker lock(&d->turn);
    if (std::exchange(d->openedIn, 0) != 0) (void)d->process.ask({AdapterDeed::Close, {}, 0}, closePatience);
    d->process.stop();
}

Result<std::optional<CardRecord>> CardReader::read(std::chrono::milliseconds wait) {
    const QMutexLocker lock(&d->turn);
    if (const auto ready = opened(); !ready) return Fail(ready.error());
    wait = std::clamp(wait, std::chrono::milliseconds(0), longestWait);
    auto answer = d->process.ask({AdapterDeed::Read, {}, wait.count()}, wait + beyondWait);
    if (!answer) return Fail(answer.error());
    if (answer->reply.outcome == AdapterOutcome::Nothing) return std::optional<CardRecord>();
    return checkedCard(answer->reply, answer->attached, d->process.path()).map([](CardRecord&& card) {
        return std::optional<CardRecord>(std::move(card));
    });
}

} // namespace mianguan
