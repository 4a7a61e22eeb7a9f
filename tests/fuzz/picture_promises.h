#pragma once

#include "core/image/readers.h"
#include "tests/fuzz/fuzz.h"

namespace mianguan::fuzz {

/// What any file may cost a fuzzer; small, so that inputs are many.
inline const DecodeLimits tight{.bytes = 1 << 20, .pixels = 1'000'000, .side = 4'000};

/// Decodes to an upright picture within the limits, or refuses in words.
inline void decodeSoundly(PictureFormat format, const QByteArray& input) {
    if (input.isEmpty()) return;
    const auto picture = decodeAs(format, input, tight);
    if (!picture) return promise(!errorOf(picture.error()).what.isEmpty(), "a refusal has words");
    promise(picture->bgr.type() == CV_8UC3 && !picture->bgr.empty(), "a picture has pixels");
    promise(checkSize(picture->bgr.cols, picture->bgr.rows, tight).has_value(), "limits hold");
    promise(picture->facts.orientation >= 1 && picture->facts.orientation <= 8, "an orientation is one");
    promise(picture->facts.format == formatName(format), "a picture knows its format");
}

} // namespace mianguan::fuzz
