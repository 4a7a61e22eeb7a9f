#include "core/image/metadata.h"
#include "tests/fuzz/fuzz.h"

// An EXIF block by itself, so that no pixels have to be decoded round it.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    const ExifFacts facts = readExif(input);
    promise(facts.orientation >= 1 && facts.orientation <= 8, "an orientation is one");
    promise(facts.dpi >= 0 && facts.dpi <= 254'000, "a resolution is one");
}

} // namespace mianguan::fuzz
