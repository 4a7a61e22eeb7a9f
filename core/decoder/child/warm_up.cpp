#include "core/decoder/child/warm_up.h"

#include "core/image/colour.h"
#include "core/image/known_profiles.h"
#include "core/image/metadata.h"
#include "core/image/picture_memory.h"

#include <QDateTime>

#include <libheif/heif.h>

namespace mianguan {

namespace {

/// A TIFF structure whose only field is DateTimeOriginal, in an EXIF directory.
QByteArray exifWithDate() {
    return QByteArray::fromHex("49492a0008000000" // II, first directory at 8
                               "0100"             // one entry
                               "6987"
                               "0400"
                               "01000000"
                               "1a000000" // EXIF directory at 26
                               "00000000"
                               "0100"
                               "0390"
                               "0200"
                               "14000000"
                               "2c000000" // DateTimeOriginal, 20 letters at 44
                               "00000000") +
           QByteArray("2024:06:01 12:00:00", 20);
}

} // namespace

void warmUp() {
    keepPictureMemory(); // its one arena besides: others look into /proc when they shrink
    (void)readExif(exifWithDate());
    (void)readExif(QByteArray("II*\0\xFF\xFF\xFF\xFFnonsense", 16)); // Exiv2's first error asks where it runs
    (void)QDateTime::currentDateTime().toMSecsSinceEpoch();          // the time zone
    const cv::Mat pixels(256, 256, CV_8UC1, cv::Scalar(90));
    (void)toSrgb(pixels, Ink::Grey, {});
    (void)toSrgb(cv::Mat(256, 256, CV_8UC3, cv::Scalar::all(90)), Ink::Bgr, adobeRgbProfile());
    cv::parallel_for_(cv::Range(0, 64), [](const cv::Range&) {}); // OpenCV's threads
    heif_context_free(heif_context_alloc());                      // libheif's list of decoders
}

} // namespace mianguan
