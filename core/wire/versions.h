#pragma once

#include <QList>

#include <optional>

namespace mianguan::wire {

/// Versions of the contract this program speaks, the best first (resources/hub/openapi.yaml).
inline const QList<int>& versions() {
    static const QList<int> spoken{1};
    return spoken;
}

/// The best version both sides speak; none when there is none.
inline std::optional<int> commonVersion(const QList<int>& theirs) {
    for (const int version : versions())
        if (theirs.contains(version)) return version;
    return std::nullopt;
}

} // namespace mianguan::wire
