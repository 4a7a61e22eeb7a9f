#include "core/hub/http/byte_range.h"

#include <algorithm>

namespace mianguan::http {

namespace {

std::optional<qint64> numberIn(QByteArrayView text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || text.size() > 18 || !std::ranges::all_of(text, digit)) return std::nullopt;
    return text.toByteArray().toLongLong();
}

RangeAnswer lastBytes(std::optional<qint64> count, qint64 size) {
    if (!count) return {};
    if (*count == 0 || size == 0) return {RangeAsk::Beyond, {}};
    const qint64 length = std::min(*count, size);
    return {RangeAsk::Part, {size - length, length}};
}

} // namespace

RangeAnswer askedRange(QByteArrayView field, qint64 size) {
    if (!field.startsWith("bytes=")) return {};
    const QByteArrayView ask = field.sliced(6);
    const qsizetype dash = ask.indexOf('-');
    if (dash < 0 || ask.contains(',')) return {};
    if (dash == 0) return lastBytes(numberIn(ask.sliced(1)), size);
    const auto first = numberIn(ask.first(dash));
    const bool open = dash + 1 == ask.size();
    const auto last = open ? size - 1 : numberIn(ask.sliced(dash + 1));
    if (!first || !last || (!open && *last < *first)) return {};
    if (*first >= size) return {RangeAsk::Beyond, {}};
    return {RangeAsk::Part, {*first, std::min(*last, size - 1) - *first + 1}};
}

} // namespace mianguan::http
