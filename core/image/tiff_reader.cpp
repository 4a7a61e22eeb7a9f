#include "core/image/decode_errors.h"
#include "core/image/metadata.h"
#include "core/image/readers.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <tiffio.h>

namespace mianguan {

namespace {

struct TiffCloser {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffHandle = std::unique_ptr<TIFF, TiffCloser>;

/// The file in memory, as libtiff sees it.
struct Source {
    QByteArrayView bytes;
    quint64 at = 0;
    bool ranOut = false; ///< something beyond the end was asked for
};

Source* source(thandle_t handle) { return static_cast<Source*>(handle); }

tmsize_t giveBytes(thandle_t handle, void* to, tmsize_t count) {
    Source* from = source(handle);
    const auto size = quint64(from->bytes.size());
    const auto wanted = quint64(std::max<tmsize_t>(count, 0));
    const quint64 given = from->at >= size ? 0 : std::min(wanted, size - from->at);
    if (given < wanted) from->ranOut = true;
    std::memcpy(to, from->bytes.data() + (given ? from->at : 0), given);
    from->at += given;
    return tmsize_t(given);
}

toff_t seek(thandle_t handle, toff_t to, int whence) {
    Source* from = source(handle);
    if (whence == SEEK_CUR) to += from->at;
    if (whence == SEEK_END) to += quint64(from->bytes.size());
    if (to > quint64(from->bytes.size())) from->ranOut = true;
    return from->at = to;
}

tmsize_t refuseWrite(thandle_t, void*, tmsize_t) { return 0; }
int closeNothing(thandle_t) { return 0; }
toff_t sizeOf(thandle_t handle) { return toff_t(source(handle)->bytes.size()); }
int stayQuiet(TIFF*, void*, const char*, const char*, va_list) { return 1; }

TiffHandle open(Source& from, const DecodeLimits& limits) {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), tmsize_t(limits.pixels * 4));
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), stayQuiet, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), stayQuiet, nullptr);
    return TiffHandle(TIFFClientOpenExt("picture", "rm", &from, giveBytes, refuseWrite, seek, closeNothing,
                                        sizeOf, nullptr, nullptr, options.get()));
}

template <class T>
T tag(TIFF* tiff, ttag_t name, T absent = {}) {
    T value{};
    return TIFFGetFieldDefaulted(tiff, name, &value) ? value : absent;
}

int dpi(TIFF* tiff) {
    return dotsPerInch(double(tag<float>(tiff, TIFFTAG_XRESOLUTION)),
                       tag<uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT));
}

QByteArray profile(TIFF* tiff) {
    uint32_t size = 0;
    const char* data = nullptr;
    if (!TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &data)) return {};
    return QByteArray(data, qsizetype(size));
}

/// Raw files of cameras are TIFFs whose first page is a thumbnail.
bool isCameraRaw(TIFF* tiff) {
    const uint8_t* version = nullptr;
    return (tag<uint32_t>(tiff, TIFFTAG_SUBFILETYPE) & FILETYPE_REDUCEDIMAGE) ||
           TIFFGetField(tiff, TIFFTAG_DNGVERSION, &version);
}

PictureFacts facts(TIFF* tiff) {
    PictureFacts facts;
    facts.stored =
        cv::Size(int(tag<uint32_t>(tiff, TIFFTAG_IMAGEWIDTH)), int(tag<uint32_t>(tiff, TIFFTAG_IMAGELENGTH)));
    facts.bitsPerPixel =
        tag<uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE) * tag<uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL);
    facts.dpi = dpi(tiff);
    return facts;
}

/// CMYK as print shops save it; libtiff's own conversion, used for the rarer kinds, knows no profile.
bool isPlainCmyk(TIFF* tiff) {
    return tag<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC) == PHOTOMETRIC_SEPARATED &&
           tag<uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL) == 4 &&
           tag<uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE) == 8 &&
           tag<uint16_t>(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_CONTIG && !TIFFIsTiled(tiff);
}

bool readCmyk(TIFF* tiff, cv::Mat& pixels) {
    if (TIFFScanlineSize(tiff) != tmsize_t(pixels.cols) * 4) return false;
    for (int y = 0; y < pixels.rows; ++y)
        if (TIFFReadScanline(tiff, pixels.ptr(y), uint32_t(y)) != 1) return false;
    return true;
}

/// Everything libtiff knows to RGBA with the alpha multiplied in, rows as stored.
bool readRgba(TIFF* tiff, cv::Mat& pixels) {
    char why[1024];
    TIFFRGBAImage image;
    if (!TIFFRGBAImageBegin(&image, tiff, 1, why)) return false;
    image.req_orientation = image.orientation;
    const bool whole =
        TIFFRGBAImageGet(&image, pixels.ptr<uint32_t>(), uint32_t(pixels.cols), uint32_t(pixels.rows));
    TIFFRGBAImageEnd(&image);
    return whole;
}

cv::Mat bgrOverWhite(const cv::Mat& premultiplied) {
    cv::Mat bgr(premultiplied.size(), CV_8UC3);
    bgr.forEach<cv::Vec3b>([&](cv::Vec3b& colour, const int* at) {
        const auto& from = premultiplied.at<cv::Vec4b>(at[0], at[1]);
        for (int c = 0; c < 3; ++c)
            colour[c] = cv::saturate_cast<uchar>(from[2 - c] + 255 - from[3]);
    });
    return bgr;
}

bool isGrey(TIFF* tiff) {
    const auto photometric = tag<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC);
    return photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
}

bool readPixels(TIFF* tiff, Raster& raster) {
    cv::Mat pixels(raster.facts.stored, CV_8UC4);
    if (isPlainCmyk(tiff)) {
        raster.ink = Ink::Cmyk;
        raster.pixels = pixels;
        return readCmyk(tiff, pixels);
    }
    if (!readRgba(tiff, pixels)) return false;
    raster.pixels = bgrOverWhite(pixels);
    if (isGrey(tiff)) {
        raster.ink = Ink::Grey;
        cv::extractChannel(raster.pixels, raster.pixels, 0);
    }
    return true;
}

Refused failure(const Source& from) {
    return from.ranOut ? refused(Trouble::EndsEarly) : refused(Trouble::Damaged);
}

bool isKnownKind(TIFF* tiff) {
    char why[1024];
    return isPlainCmyk(tiff) || TIFFRGBAImageOK(tiff, why);
}

} // namespace

Reading<Raster> readTiff(QByteArrayView bytes, const DecodeLimits& limits) {
    Source from{bytes};
    const TiffHandle tiff = open(from, limits);
    if (!tiff) return failure(from);
    if (isCameraRaw(tiff.get())) return refused(Trouble::CameraRaw);
    const auto width = tag<uint32_t>(tiff.get(), TIFFTAG_IMAGEWIDTH),
               height = tag<uint32_t>(tiff.get(), TIFFTAG_IMAGELENGTH);
    if (const auto fits = checkSize(width, height, limits); !fits) return Refused(fits.error());
    if (!isKnownKind(tiff.get()))
        return from.ranOut ? refused(Trouble::EndsEarly) : refused(Trouble::RareTiff);
    Raster raster;
    raster.facts = facts(tiff.get());
    raster.profile = profile(tiff.get());
    raster.exif = QByteArray::fromRawData(bytes.data(), bytes.size()); // the file is itself such a structure
    if (!readPixels(tiff.get(), raster) || from.ranOut) return failure(from);
    return raster;
}

} // namespace mianguan
