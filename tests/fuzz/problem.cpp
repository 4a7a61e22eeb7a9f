#include "core/wire/problem.h"

#include "core/wire/limits.h"
#include "tests/fuzz/fuzz.h"

// What a hub, or a proxy before it, answers instead of what was asked.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    const auto problem = wire::problemFrom(input);
    if (!problem) return;
    promise(!problem->code.isEmpty() && problem->code.size() <= wire::limit::textLength,
            "a refusal has a code");
    const auto again = wire::problemFrom(toBytes(*problem));
    promise(!again || again->code == problem->code, "and keeps it");
}

} // namespace mianguan::fuzz
