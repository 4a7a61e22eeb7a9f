#include "core/hub/callers.h"

namespace mianguan::hub {

Callers::Callers(const Limits& limits) : atOnce(limits.atOnce), buckets(limits.rate, limits.burst) {}

Callers::Place Callers::enter(const Id& caller) {
    const std::lock_guard lock(places->mutex);
    int& taken = places->taken[caller];
    if (taken >= atOnce) return nullptr;
    ++taken;
    return {places.get(), [all = places, caller](void*) {
                const std::lock_guard leaving(all->mutex);
                if (--all->taken[caller] <= 0) all->taken.remove(caller);
            }};
}

} // namespace mianguan::hub
