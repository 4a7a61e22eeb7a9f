#include "core/hub/long_polls.h"

#include "core/hub/answers.h"
#include "core/hub/feed_page.h"

namespace mianguan::hub {

using wire::Refusal;

LongPolls::LongPolls(const HubStore& log, http::Metrics& metrics)
    : store(log), waiting(metrics.gauge("hub_long_polls", "Stations that wait for news.").with({})),
      head(store.head().value_or(0)), looked(head), thread([this] { work(); }) {}

LongPolls::~LongPolls() {
    {
        const std::lock_guard lock(mutex);
        ending = true;
    }
    news.notify_all();
    thread.join();
}

void LongPolls::answer(const VisitPtr& visit, const Question& question) {
    const auto feed = store.entries(visit->caller(), question.after, question.limit);
    const bool nothing = feed && !feed->refusal && feed->value.entries.isEmpty();
    if (nothing && question.wait.count() > 0) {
        const auto station = store.station(visit->caller());
        if (station && *station)
            return keep(visit, {visit, **station, feed->value.next, question.limit}, question.wait);
    }
    if (feed && feed->refusal == Refusal::PositionUnknown)
        return visit->refuse(Refusal::PositionUnknown,
                             {{QStringLiteral("position"), store.head().value_or(0)}});
    visit->answer(answerTo(feed, visit->request.id,
                           [&](const Feed& page) { return pageOf(page, store.epoch(), visit->language()); }));
}

void LongPolls::logGrew(qint64 to) {
    const std::lock_guard lock(mutex);
    head = std::max(head, to);
    news.notify_one();
}

void LongPolls::keep(const VisitPtr& visit, Poll poll, std::chrono::seconds wait) {
    std::unique_lock lock(mutex);
    const quint64 number = ++next;
    const bool late = poll.after < looked; // others were told meanwhile
    polls.emplace(number, std::move(poll));
    waiting.set(qint64(polls.size()));
    lock.unlock();
    visit->hold(wait, [this, number](const http::Reply&, http::HoldEnd) { end(number); });
    if (late) {
        lock.lock();
        const auto mine = polls.find(number);
        if (mine == polls.end()) return;
        Poll copy = mine->second;
        lock.unlock();
        answerNow(number, copy);
    }
}

/// Its time is over, the hub stops, or nobody is there any more.
void LongPolls::end(quint64 number) {
    std::unique_lock lock(mutex);
    const auto mine = polls.find(number);
    if (mine == polls.end()) return;
    const Poll poll = std::move(mine->second);
    polls.erase(mine);
    waiting.set(qint64(polls.size()));
    const qint64 end = std::max(head, poll.after);
    lock.unlock();
    poll.visit->answer(pageOf({{}, poll.after, end}, store.epoch(), {}));
}

void LongPolls::work() {
    std::unique_lock lock(mutex);
    for (;;) {
        news.wait(lock, [this] { return ending || head > looked; });
        if (ending) return;
        const qint64 until = head;
        lock.unlock();
        const QStringList audience = audienceUpTo(until);
        lock.lock();
        looked = until;
        Polls due = concerned(audience);
        lock.unlock();
        for (auto& [number, poll] : due)
            answerNow(number, poll);
        lock.lock();
    }
}

/// When it cannot be read everybody looks for himself.
QStringList LongPolls::audienceUpTo(qint64 until) {
    return store.audience(looked, until).value_or(QStringList{Scope::everything().text()});
}

LongPolls::Polls LongPolls::concerned(const QStringList& audience) {
    Polls due;
    for (const auto& [number, poll] : polls)
        if (HubStore::concerns(poll.station, audience)) due.emplace(number, poll);
    return due;
}

void LongPolls::answerNow(quint64 number, Poll& poll) {
    const auto feed = store.entries(poll.visit->caller(), poll.after, poll.limit);
    const bool nothing = feed && !feed->refusal && feed->value.entries.isEmpty();
    std::unique_lock lock(mutex);
    const auto mine = polls.find(number);
    if (mine == polls.end()) return;
    if (nothing) {
        mine->second.after = std::max(mine->second.after, feed->value.next);
        return;
    }
    polls.erase(mine);
    waiting.set(qint64(polls.size()));
    lock.unlock();
    poll.visit->answer(answerTo(feed, poll.visit->request.id, [&](const Feed& page) {
        return pageOf(page, store.epoch(), poll.visit->language());
    }));
}

} // namespace mianguan::hub
