#include "core/wire/cbor_shape.h"

#include <QtGlobal>

#include <algorithm>

namespace mianguan::wire {

namespace {

/// The upper three bits of an item's first byte (RFC 8949, 3.1).
enum Major { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

class Walk {
public:
    Walk(QByteArrayView bytes, const CborShape& most) : rest(bytes), left(most.values) {}

    bool item(int depth) {
        if (rest.isEmpty() || --left < 0) return false;
        const auto first = static_cast<unsigned char>(rest[0]);
        rest = rest.sliced(1);
        const int low = first & 0x1f;
        quint64 number = quint64(low);
        if (low > 27 || (low > 23 && !argument(1 << (low - 24), number))) return false;
        return follow(Major(first >> 5), low, number, depth);
    }
    bool atEnd() const { return rest.isEmpty(); }

private:
    bool argument(int size, quint64& number) {
        if (rest.size() < size) return false;
        number = 0;
        for (const char byte : rest.first(size))
            number = number << 8 | static_cast<unsigned char>(byte);
        rest = rest.sliced(size);
        return true;
    }

    bool follow(Major major, int low, quint64 number, int depth) {
        switch (major) {
        case Unsigned:
        case Negative:
            return true;
        case Bytes:
        case Text:
            return skip(number);
        case Array:
            return items(number, 1, depth);
        case Map:
            return items(number, 2, depth);
        case Tag:
            return false;
        case Simple:
            return low != 24 || number >= 32;
        }
        Q_UNREACHABLE();
    }

    bool skip(quint64 size) {
        if (size > quint64(rest.size())) return false;
        rest = rest.sliced(qsizetype(size));
        return true;
    }

    bool items(quint64 count, int each, int depth) {
        if (depth <= 0 || count > quint64(std::max(left, 0))) return false;
        for (quint64 i = 0; i < count * quint64(each); ++i)
            if (!item(depth - 1)) return false;
        return true;
    }

    QByteArrayView rest;
    int left;
};

} // namespace

bool isCborWithin(QByteArrayView bytes, const CborShape& most) {
    Walk walk(bytes, most);
    return walk.item(most.depth) && walk.atEnd();
}

} // namespace mianguan::wire
