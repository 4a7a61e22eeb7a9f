#include "tests/image/making/making.h"

#include <QFile>
#include <QTemporaryDir>

#include <opencv2/core.hpp>

#include <array>
#include <tiffio.h>

namespace making {

namespace {

uint16_t photometric(TiffKind kind) {
    switch (kind) {
    case TiffKind::Grey:
    case TiffKind::Float:
        return PHOTOMETRIC_MINISBLACK;
    case TiffKind::GreyInverted:
        return PHOTOMETRIC_MINISWHITE;
    case TiffKind::Cmyk:
        return PHOTOMETRIC_SEPARATED;
    case TiffKind::Palette:
        return PHOTOMETRIC_PALETTE;
    case TiffKind::Colour:
    case TiffKind::Colour16:
    case TiffKind::ColourAlpha:
        return PHOTOMETRIC_RGB;
    }
    Q_UNREACHABLE();
}

/// Samples as TIFF wants them: RGB order, 16 bits or floats by kind.
cv::Mat stored(const cv::Mat& pixels, TiffKind kind) {
    cv::Mat out = pixels.clone();
    if (kind == TiffKind::Colour || kind == TiffKind::Colour16)
        cv::mixChannels(pixels, out, {0, 2, 1, 1, 2, 0});
    if (kind == TiffKind::ColourAlpha) cv::mixChannels(pixels, out, {0, 2, 1, 1, 2, 0, 3, 3});
    if (kind == TiffKind::Colour16) out.convertTo(out, CV_16U, 257);
    if (kind == TiffKind::Float) out.convertTo(out, CV_32F, 1.0 / 255);
    return out;
}

void setPalette(TIFF* tiff) {
    std::array<uint16_t, 256> red, green{}, blue;
    for (size_t i = 0; i < 256; ++i)
        red[i] = uint16_t(i * 257), blue[i] = uint16_t((255 - i) * 257);
    TIFFSetField(tiff, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
}

void setTags(TIFF* tiff, const cv::Mat& page, const Tiff& how) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, uint32_t(page.cols));
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, uint32_t(page.rows));
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, page.channels());
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, int(page.elemSize1() * 8));
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric(how.kind));
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, how.planar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, how.compression);
    if (how.kind == TiffKind::Float) TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP);
    if (how.kind == TiffKind::Palette) setPalette(tiff);
    const uint16_t unassociated = EXTRASAMPLE_UNASSALPHA;
    if (how.kind == TiffKind::ColourAlpha) TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &unassociated);
    if (how.orientation) TIFFSetField(tiff, TIFFTAG_ORIENTATION, how.orientation);
    if (how.dpi) TIFFSetField(tiff, TIFFTAG_XRESOLUTION, how.centimetre ? how.dpi / 2.54 : how.dpi);
    if (how.dpi)
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, how.centimetre ? RESUNIT_CENTIMETER : RESUNIT_INCH);
    if (how.thumbnail) TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
    const uint8_t version[] = {1, 4, 0, 0};
    if (how.dng) TIFFSetField(tiff, TIFFTAG_DNGVERSION, version);
    if (!how.profile.isEmpty())
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE, uint32_t(how.profile.size()), how.profile.data());
}

void writePlanes(TIFF* tiff, const cv::Mat& page) {
    std::vector<cv::Mat> planes;
    cv::split(page, planes);
    for (size_t c = 0; c < planes.size(); ++c)
        for (int y = 0; y < page.rows; ++y)
            TIFFWriteScanline(tiff, planes[c].ptr(y), uint32_t(y), uint16_t(c));
}

void writeTiles(TIFF* tiff, const cv::Mat& page) {
    constexpr int side = 32;
    for (int y = 0; y < page.rows; y += side)
        for (int x = 0; x < page.cols; x += side) {
            cv::Mat tile = cv::Mat::zeros(side, side, page.type());
            const cv::Rect part = cv::Rect(x, y, side, side) & cv::Rect(cv::Point(), page.size());
            page(part).copyTo(tile(cv::Rect(cv::Point(), part.size())));
            TIFFWriteTile(tiff, tile.data, uint32_t(x), uint32_t(y), 0, 0);
        }
}

void writePage(TIFF* tiff, const cv::Mat& pixels, const Tiff& how) {
    cv::Mat page = stored(pixels, how.kind);
    setTags(tiff, page, how);
    if (how.tiled) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 32);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, 32);
        writeTiles(tiff, page);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
        if (how.planar)
            writePlanes(tiff, page);
        else
            for (int y = 0; y < page.rows; ++y)
                TIFFWriteScanline(tiff, page.ptr(y), uint32_t(y));
    }
    TIFFWriteDirectory(tiff);
}

} // namespace

QByteArray tiff(const QList<cv::Mat>& pages, const Tiff& how) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.tif"));
    TIFF* tiff = TIFFOpen(path.toLocal8Bit().data(), "w");
    for (const cv::Mat& page : pages)
        writePage(tiff, page, how);
    TIFFClose(tiff);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace making
