#include "core/image/metadata.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>
#include <exiv2/error.hpp>
#include <exiv2/exif.hpp>
#include <optional>

namespace mianguan {

namespace {

constexpr int kChinaOffsetSeconds = 8 * 3600;

void silenceExiv2() {
    [[maybe_unused]] static const bool once = (Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute), true);
}

const Exiv2::Exifdatum* find(const Exiv2::ExifData& data, const char* key) {
    const auto found = data.findKey(Exiv2::ExifKey(key));
    return found == data.end() || found->count() == 0 ? nullptr : &*found;
}

QString text(const Exiv2::ExifData& data, const char* key) {
    const Exiv2::Exifdatum* datum = find(data, key);
    return datum ? QString::fromStdString(datum->toString().substr(0, 80)).trimmed() : QString();
}

int orientation(const Exiv2::ExifData& data) {
    const Exiv2::Exifdatum* datum = find(data, "Exif.Image.Orientation");
    const qint64 value = datum ? datum->toLong() : 1;
    return value >= 1 && value <= 8 ? int(value) : 1;
}

int dpi(const Exiv2::ExifData& data) {
    const Exiv2::Exifdatum* resolution = find(data, "Exif.Image.XResolution");
    const Exiv2::Exifdatum* unit = find(data, "Exif.Image.ResolutionUnit");
    if (!resolution) return 0;
    return dotsPerInch(double(resolution->toFloat()), unit ? int(unit->toLong()) : 2);
}

/// "+08:00" to seconds; cameras without the tag are taken to run on China's time.
int offsetSeconds(const QString& offset) {
    const QTime time = QTime::fromString(offset.mid(1), QStringLiteral("HH:mm"));
    if (!time.isValid()) return kChinaOffsetSeconds;
    const int seconds = time.msecsSinceStartOfDay() / 1000;
    return offset.startsWith(QLatin1Char('-')) ? -seconds : seconds;
}

qint64 takenMs(const Exiv2::ExifData& data) {
    QDateTime taken = QDateTime::fromString(text(data, "Exif.Photo.DateTimeOriginal"),
                                            QStringLiteral("yyyy:MM:dd HH:mm:ss"));
    if (!taken.isValid()) return 0;
    taken.setOffsetFromUtc(offsetSeconds(text(data, "Exif.Photo.OffsetTimeOriginal")));
    return taken.toMSecsSinceEpoch();
}

double positive(const Exiv2::ExifData& data, const char* key) {
    const Exiv2::Exifdatum* datum = find(data, key);
    const double value = datum ? double(datum->toFloat()) : 0;
    return value > 0 && value <= largestCameraNumber ? value : 0;
}

CameraFacts camera(const Exiv2::ExifData& data) {
    return {text(data, "Exif.Image.Make"),
            text(data, "Exif.Image.Model"),
            text(data, "Exif.Photo.LensModel"),
            text(data, "Exif.Image.Software"),
            positive(data, "Exif.Photo.FocalLengthIn35mmFilm"),
            positive(data, "Exif.Photo.SubjectDistance")};
}

bool isAdobeRgb(const Exiv2::ExifData& data) {
    return text(data, "Exif.Iop.InteroperabilityIndex") == QLatin1String("R03");
}

} // namespace

int dotsPerInch(double resolution, int unit) {
    if (!std::isfinite(resolution) || resolution < 1 || resolution > 100'000) return 0;
    if (unit == 2) return int(std::lround(resolution));
    return unit == 3 ? int(std::lround(resolution * 2.54)) : 0;
}

ExifFacts readExif(const QByteArray& tiff) {
    if (tiff.isEmpty()) return {};
    silenceExiv2();
    try {
        Exiv2::ExifData data;
        Exiv2::ExifParser::decode(data, reinterpret_cast<const Exiv2::byte*>(tiff.constData()),
                                  uint32_t(tiff.size()));
        return {orientation(data), dpi(data), takenMs(data), isAdobeRgb(data), camera(data)};
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace mianguan
