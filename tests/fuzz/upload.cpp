#include "core/hub/content_range.h"
#include "core/hub/jpeg_size.h"
#include "tests/fuzz/fuzz.h"

// A picture that a stranger sends to the hub: which part it says it is, and its size as a JPEG.

namespace mianguan::fuzz {

namespace {

void readRange(const QByteArray& field, qint64 size) {
    const auto range = hub::contentRange(field, size);
    if (!range) return;
    promise(range->first >= 0 && size > 0 && range->first + size <= range->total,
            "a part lies inside the whole");
    const QByteArray again = "bytes " + QByteArray::number(range->first) + '-' +
                             QByteArray::number(range->first + size - 1) + '/' +
                             QByteArray::number(range->total);
    promise(hub::contentRange(again, size) == range, "and is the same written plainly");
}

} // namespace

void feed(const QByteArray& input) {
    Parts parts(input);
    const int size = parts.byte();
    readRange(parts.run(), size);
    const QByteArray picture = parts.all();
    const QSize found = hub::jpegSize("\xff\xd8\xff" + picture + "\xff\xd9");
    promise(found == hub::jpegSize("\xff\xd8\xff" + picture + "\xff\xd9"), "a size is the same again");
    promise(!found.isValid() || (found.width() < 65536 && found.height() < 65536),
            "and one that a JPEG can have");
}

} // namespace mianguan::fuzz
