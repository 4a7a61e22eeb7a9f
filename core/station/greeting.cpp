#include "core/station/greeting.h"

#include "core/base/clock.h"
#include "core/sync/hub_connection.h"

namespace mianguan {

namespace {

constexpr std::chrono::milliseconds pause = std::chrono::hours(1);

} // namespace

void Greeting::advance() {
    if (busy || !mayGo() || nowMs() < againMs) return;
    busy = true;
    line.hub.hub(here<wire::HubInfo>([this](const sync::Answer<wire::HubInfo>& answer) {
                     busy = false;
                     if (!answer) return failed(answer.error());
                     went();
                     take(*answer);
                 }),
                 line.stop.get_token());
}

/// It came over a connection whose key is known, so it may name the keys that follow.
void Greeting::take(const wire::HubInfo& info) {
    ahead = nowMs() - info.timeMs;
    HubFacts facts = line.facts;
    facts.name = info.name;
    facts.software = info.software;
    facts.pins = info.pins + info.successors;
    for (const Hash& pin : std::as_const(line.facts.pins))
        if (!facts.pins.contains(pin)) facts.pins += pin;
    line.changed();
    if (!info.epoch.isNull()) facts.epoch = info.epoch;
    const bool restored = !line.facts.epoch.isNull() && facts.epoch != line.facts.epoch;
    if (restored) return beginAgain(facts);
    if (facts != line.facts && !keep(facts)) return;
    againMs = nowMs() + pause.count();
}

bool Greeting::keep(const HubFacts& facts) {
    const auto kept = line.desk.change([&](HubBook& book) { return book.keep(facts); });
    if (!kept) return failed(kept.error()), false;
    line.facts = facts;
    line.hub.acceptPins(facts.pins);
    return true;
}

} // namespace mianguan
