#pragma once

#include <QByteArray>

#include <optional>

namespace mianguan::http {

/// Part of something: `length` bytes from `first` on.
struct ByteRange {
    qint64 first = 0;
    qint64 length = 0;
    bool operator==(const ByteRange&) const = default;
};

enum class RangeAsk { Whole, Part, Beyond };

struct RangeAnswer {
    RangeAsk ask = RangeAsk::Whole;
    ByteRange range; ///< of a part
    bool operator==(const RangeAnswer&) const = default;
};

/// What a Range field (RFC 9110 section 14.2) asks of something of `size` bytes. Several ranges, other units
/// and what cannot be read ask for the whole.
RangeAnswer askedRange(QByteArrayView field, qint64 size);

} // namespace mianguan::http
