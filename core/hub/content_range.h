#pragma once

#include <QByteArray>

#include <optional>

namespace mianguan::hub {

/// Where the bytes of a part stand in the whole.
struct ContentRange {
    qint64 first = 0, total = 0;
    bool operator==(const ContentRange&) const = default;
};

/// "bytes A-B/TOTAL" (RFC 9110 section 14.4) of a body of `size` bytes; none when it does not fit them.
std::optional<ContentRange> contentRange(const QByteArray& field, qint64 size);

} // namespace mianguan::hub
