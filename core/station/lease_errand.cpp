#include "core/station/lease_errand.h"

#include "core/base/clock.h"
#include "core/sync/hub_connection.h"

namespace mianguan {

namespace {

constexpr int atOnce = 20, fewLeft = 8;
constexpr std::chrono::seconds duration{600};
constexpr std::chrono::milliseconds renewedBefore{300'000}, betweenQuestions{15'000};

} // namespace

void LeaseErrand::beginFor(const Id& reviewer) {
    if (user == reviewer) return;
    end();
    user = reviewer;
    advance();
}

void LeaseErrand::end() {
    user = {};
    nextMs = 0;
    nothingToDo();
    for (const Id& lease : held.keys())
        line.hub.endLease(lease, [](const sync::Answer<void>&) {}); // else it runs out by itself
    held.clear();
    told();
}

void LeaseErrand::judged(const Id& subject) {
    if (held.removeIf([&](auto one) { return one->lease.subject == subject; }) == 0) return;
    told();
    advance();
}

void LeaseErrand::advance() {
    if (user.isNull() || !mayGo()) return;
    renewWhatRunsOut();
    if (!busy && held.size() <= fewLeft && nowMs() >= nextMs) ask();
}

void LeaseErrand::ask() {
    busy = true;
    nextMs = nowMs() + betweenQuestions.count();
    wire::LeaseRequest request;
    request.user = user;
    request.count = atOnce - int(held.size());
    request.duration = duration;
    line.hub.lease(request,
                   here<wire::Leases>([this, asker = user](const sync::Answer<wire::Leases>& answer) {
                       busy = false;
                       if (asker != user) return advance(); // he has stopped: they run out
                       if (!answer) return failed(answer.error());
                       went();
                       for (const wire::Lease& lease : answer->leases)
                           held.insert(lease.id, {lease, nowMs() + lease.remaining.count() * 1000});
                       told();
                   }),
                   line.stop.get_token());
}

void LeaseErrand::renewWhatRunsOut() {
    held.removeIf([](auto one) { return one->untilMs <= nowMs(); });
    for (Held& one : held)
        if (!one.isAsked && one.untilMs - nowMs() < renewedBefore.count()) renew(one);
    for (const Held& one : std::as_const(held))
        nextMs = std::min(nextMs, std::max(nowMs(), one.untilMs - renewedBefore.count()));
}

void LeaseErrand::renew(Held& one) {
    one.isAsked = true;
    const Id lease = one.lease.id;
    line.hub.renewLease(lease, duration,
                        here<wire::Leases>([this, lease](const sync::Answer<wire::Leases>& answer) {
                            const auto known = held.find(lease);
                            if (known == held.end()) return;
                            known->isAsked = false;
                            if (answer)
                                known->untilMs = nowMs() + answer->leases[0].remaining.count() * 1000;
                            else if (!answer.error().isRetryable())
                                drop(lease);
                        }),
                        line.stop.get_token());
}

void LeaseErrand::drop(const Id& lease) {
    held.remove(lease);
    told();
}

void LeaseErrand::told() const {
    QSet<Id> subjects;
    for (const Held& one : held)
        subjects += one.lease.subject;
    tell(subjects);
}

} // namespace mianguan
