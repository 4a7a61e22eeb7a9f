#pragma once

#include "core/base/result.h"
#include "core/image/metadata.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <opencv2/core.hpp>

namespace mianguan {

/// How much an untrusted picture may cost us.
struct DecodeLimits {
    qint64 bytes = 80LL << 20;   ///< file size
    qint64 pixels = 120'000'000; ///< width × height
    int side = 30'000;           ///< width or height, pixels
};

/// What the file itself says, before any change.
struct PictureFacts {
    QString format; ///< "jpeg", "png", "webp", "tiff", "heic"
    qint64 bytes = 0;
    cv::Size stored;       ///< pixels as stored, before orientation
    int bitsPerPixel = 0;  ///< 24 for 8-bit colour
    int dpi = 0;           ///< 0 when the file does not say
    int quality = 0;       ///< JPEG: IJG quality estimated from its tables; 0 otherwise
    int orientation = 1;   ///< EXIF 1–8, already undone in `Picture::bgr`; HEIC has its own, so always 1
    bool mirrored = false; ///< the EXIF orientation held a mirror (2, 4, 5, 7)
    QString colourProfile; ///< description of the profile applied; empty for none (taken as sRGB)
    qint64 takenMs =
        0; ///< EXIF DateTimeOriginal as UTC milliseconds, without a zone read as UTC+8; 0 unknown
    CameraFacts camera{};

    bool operator==(const PictureFacts&) const = default;
};

/// An upright picture in sRGB.
struct Picture {
    cv::Mat bgr; ///< CV_8UC3, OpenCV's channel order
    PictureFacts facts;
};

/// Reads JPEG, PNG, WebP, TIFF (first page) or HEIC by content, not by name: limits first, then decoding,
/// colour profile to sRGB, EXIF orientation (multiples of 90°) undone, transparency laid over white. Errors
/// say what and why; a file that ends early or is damaged is an error, never a half-grey picture. Animations
/// are refused.
Result<Picture> decodePicture(const QByteArray& bytes, const DecodeLimits& limits = {});
Result<Picture> readPicture(const QString& path, const DecodeLimits& limits = {});

/// Whole file under the byte limit; errors: not found, no right, a folder, too large, empty.
Result<QByteArray> readFileBytes(const QString& path, const DecodeLimits& limits = {});

/// The name endings that may be pictures, without dot, for file dialogs and folder walks.
QStringList pictureExtensions();

} // namespace mianguan
