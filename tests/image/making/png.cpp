#include "tests/image/making/making.h"

#include <array>
#include <png.h>
#include <vector>

namespace making {

namespace {

int colourType(PngKind kind) {
    switch (kind) {
    case PngKind::Grey:
        return PNG_COLOR_TYPE_GRAY;
    case PngKind::GreyAlpha:
        return PNG_COLOR_TYPE_GRAY_ALPHA;
    case PngKind::Colour:
        return PNG_COLOR_TYPE_RGB;
    case PngKind::ColourAlpha:
        return PNG_COLOR_TYPE_RGB_ALPHA;
    case PngKind::Palette:
        return PNG_COLOR_TYPE_PALETTE;
    }
    Q_UNREACHABLE();
}

void keep(png_structp png, png_bytep data, size_t size) {
    static_cast<QByteArray*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<const char*>(data), qsizetype(size));
}

/// A palette of red ramps: index i is (i, 0, 255 - i).
void setPalette(png_structp png, png_infop info) {
    std::array<png_color, 256> palette;
    for (size_t i = 0; i < palette.size(); ++i)
        palette[i] = {png_byte(i), 0, png_byte(255 - i)};
    png_set_PLTE(png, info, palette.data(), int(palette.size()));
}

void setText(png_structp png, png_infop info) {
    std::vector<char> zeros((10 << 20) + 1, ' '), key{'k', 0};
    zeros.back() = 0;
    png_text text{};
    text.compression = PNG_TEXT_COMPRESSION_zTXt;
    text.key = key.data();
    text.text = zeros.data();
    text.text_length = zeros.size() - 1;
    png_set_text(png, info, &text, 1);
}

void setChunks(png_structp png, png_infop info, const Png& how) {
    if (how.kind == PngKind::Palette) setPalette(png, info);
    if (how.pixelsPerMetre)
        png_set_pHYs(png, info, png_uint_32(how.pixelsPerMetre), png_uint_32(how.pixelsPerMetre),
                     PNG_RESOLUTION_METER);
    if (how.keyBlack) {
        png_color_16 black{};
        png_set_tRNS(png, info, nullptr, 0, &black);
    }
    if (!how.profile.isEmpty())
        png_set_iCCP(png, info, "profile", 0, reinterpret_cast<png_const_bytep>(how.profile.data()),
                     png_uint_32(how.profile.size()));
    if (how.text) setText(png, info);
    QByteArray exif = how.exif;
    if (!exif.isEmpty())
        png_set_eXIf_1(png, info, png_uint_32(exif.size()), reinterpret_cast<png_bytep>(exif.data()));
}

/// Rows as PNG wants them: 16 bits as each byte twice.
cv::Mat atDepth(const cv::Mat& pixels, int depth) {
    if (depth == 8) return pixels;
    cv::Mat wide;
    pixels.convertTo(wide, CV_16U, 257);
    return wide;
}

} // namespace

QByteArray png(const cv::Mat& pixels, const Png& how) {
    QByteArray bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, keep, nullptr);
    png_set_IHDR(png, info, png_uint_32(pixels.cols), png_uint_32(pixels.rows), how.depth,
                 colourType(how.kind), how.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    setChunks(png, info, how);
    png_write_info(png, info);
    if (pixels.channels() >= 3) png_set_bgr(png);
    cv::Mat stored = atDepth(pixels, how.depth);
    std::vector<png_bytep> rows;
    for (int y = 0; y < stored.rows; ++y)
        rows.push_back(stored.ptr(y));
    png_write_image(png, rows.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

QByteArray pngHeader(quint32 width, quint32 height) {
    QByteArray bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_write_fn(png, &bytes, keep, nullptr);
    png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    const std::vector<png_byte> data(64, 0);
    png_write_chunk(png, reinterpret_cast<png_const_bytep>("IDAT"), data.data(), data.size());
    png_destroy_write_struct(&png, &info);
    return bytes;
}

} // namespace making
