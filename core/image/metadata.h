#pragma once

#include <QByteArray>

namespace mianguan {

struct ExifFacts {
    int orientation = 1;   ///< 1–8; 1 when absent or nonsense
    int dpi = 0;           ///< 0 when absent
    qint64 takenMs = 0;    ///< DateTimeOriginal, UTC milliseconds; 0 when absent
    bool adobeRgb = false; ///< a camera's way (DCF) to say Adobe RGB without embedding the profile
};

/// Reads an EXIF block (a TIFF structure). A broken block reads as if absent: it never fails a picture.
ExifFacts readExif(const QByteArray& tiff);

/// Dots per inch of a resolution in a TIFF or EXIF unit (2 inch, 3 centimetre); 0 for other units or
/// nonsense.
int dotsPerInch(double resolution, int unit);

} // namespace mianguan
