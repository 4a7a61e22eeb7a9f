#include "core/image/picture.h"

#include "core/image/colour.h"
#include "core/image/decode_errors.h"
#include "core/image/known_profiles.h"
#include "core/image/metadata.h"
#include "core/image/orientation.h"
#include "core/image/picture_file.h"
#include "core/image/picture_format.h"
#include "core/image/readers.h"

#include <new>
#include <utility>

namespace mianguan {

namespace {

Reading<Raster> readRaster(PictureFormat format, QByteArrayView bytes, const DecodeLimits& limits) {
    switch (format) {
    case PictureFormat::Jpeg:
        return readJpeg(bytes, limits);
    case PictureFormat::Png:
        return readPng(bytes, limits);
    case PictureFormat::Webp:
        return readWebp(bytes, limits);
    case PictureFormat::Tiff:
        return readTiff(bytes, limits);
    case PictureFormat::Heif:
        return readHeif(bytes, limits);
    }
    Q_UNREACHABLE();
}

PictureFacts factsOf(const Raster& raster, PictureFormat format, const ExifFacts& exif) {
    PictureFacts facts = raster.facts;
    facts.format = formatName(format);
    if (facts.dpi == 0) facts.dpi = exif.dpi;
    facts.takenMs = exif.takenMs;
    facts.camera = exif.camera;
    if (format != PictureFormat::Heif) facts.orientation = exif.orientation; // HEIC is upright once decoded
    facts.mirrored = holdsMirror(facts.orientation);
    return facts;
}

Srgb colourOf(const Raster& raster, const ExifFacts& exif) {
    const bool onlyNamed = raster.profile.isEmpty() && exif.adobeRgb && raster.ink == Ink::Bgr;
    return toSrgb(raster.pixels, raster.ink, onlyNamed ? adobeRgbProfile() : raster.profile);
}

Reading<Picture> decode(PictureFormat format, QByteArrayView bytes, const DecodeLimits& limits) {
    const auto raster = readRaster(format, bytes, limits);
    if (!raster) return Refused(raster.error());
    const ExifFacts exif = readExif(raster->exif);
    PictureFacts facts = factsOf(*raster, format, exif);
    facts.bytes = bytes.size();
    Srgb colour = colourOf(*raster, exif);
    facts.colourProfile = colour.profile;
    return Picture{upright(std::move(colour.bgr), facts.orientation), facts};
}

} // namespace

Reading<Picture> decodeAs(PictureFormat format, QByteArrayView bytes, const DecodeLimits& limits) {
    try {
        return decode(format, bytes, limits);
    } catch (const std::bad_alloc&) {
        return refused(Trouble::OutOfMemory);
    } catch (const cv::Exception&) {
        return refused(Trouble::OutOfMemory); // the only thing left to fail in OpenCV is allocation
    }
}

Result<PictureFormat> recognizePicture(const QByteArray& bytes, const DecodeLimits& limits) {
    if (bytes.isEmpty()) return fileEmpty();
    if (bytes.size() > limits.bytes) return fileTooLarge(bytes.size(), limits.bytes);
    return recognizeFormat(bytes);
}

Result<Picture> decodePicture(const QByteArray& bytes, const DecodeLimits& limits) {
    return recognizePicture(bytes, limits).and_then([&](PictureFormat format) -> Result<Picture> {
        return decodeAs(format, bytes, limits).map_error(errorOf);
    });
}

Result<Picture> readPicture(const QString& path, const DecodeLimits& limits) {
    const auto bytes = readFileBytes(path, limits);
    if (!bytes) return Fail(bytes.error());
    return decodePicture(*bytes, limits).map_error([&](Error error) {
        error.where = shownPath(path);
        return error;
    });
}

QStringList pictureExtensions() {
    static const QStringList endings = {
        QStringLiteral("jpg"),  QStringLiteral("jpeg"), QStringLiteral("jpe"), QStringLiteral("jfif"),
        QStringLiteral("png"),  QStringLiteral("webp"), QStringLiteral("tif"), QStringLiteral("tiff"),
        QStringLiteral("heic"), QStringLiteral("heif"), QStringLiteral("hif")};
    return endings;
}

} // namespace mianguan
