#pragma once

#include <QByteArray>
#include <QString>

namespace mianguan {

constexpr double largestCameraNumber = 1e6; ///< mm or metres; what is beyond is nonsense

/// The camera as it names itself; what is absent is empty or 0.
struct CameraFacts {
    QString make, model, lens;
    QString software;           ///< the last program that wrote the file, by its own word
    double focal35 = 0;         ///< focal length as on 36×24 mm film, mm
    double subjectDistance = 0; ///< metres, as the camera focused

    bool operator==(const CameraFacts&) const = default;
};

struct ExifFacts {
    int orientation = 1;   ///< 1–8; 1 when absent or nonsense
    int dpi = 0;           ///< 0 when absent
    qint64 takenMs = 0;    ///< DateTimeOriginal, UTC milliseconds; 0 when absent
    bool adobeRgb = false; ///< a camera's way (DCF) to say Adobe RGB without embedding the profile
    CameraFacts camera{};
};

/// Reads an EXIF block (a TIFF structure). A broken block reads as if absent: it never fails a picture.
ExifFacts readExif(const QByteArray& tiff);

/// Dots per inch of a resolution in a TIFF or EXIF unit (2 inch, 3 centimetre); 0 for other units or
/// nonsense.
int dotsPerInch(double resolution, int unit);

} // namespace mianguan
