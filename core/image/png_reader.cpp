#include "core/image/decode_errors.h"
#include "core/image/metadata.h"
#include "core/image/readers.h"

#include <QtEndian>

#include <csetjmp>
#include <cstring>
#include <png.h>
#include <vector>

namespace mianguan {

namespace {

constexpr png_alloc_size_t kLargestChunk = 16 << 20; ///< a compressed chunk may unpack to no more
constexpr png_uint_32 kMostChunks = 32;              ///< ancillary ones that libpng keeps
/// Chunks that may unpack to megabytes each and tell us nothing.
constexpr char kSkippedChunks[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST";

class PngReader {
public:
    explicit PngReader(QByteArrayView file) : bytes(file) {}
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
    Q_DISABLE_COPY_MOVE(PngReader)

    Reading<Raster> read(const DecodeLimits& limits);

private:
    bool open();
    bool readHeader();
    bool normalize();
    bool readPixels(png_bytepp rows);
    PictureFacts facts() const;
    int dpi() const;
    QByteArray profile() const;
    QByteArray exif() const;
    Refused failure() const { return endsEarly ? refused(Trouble::EndsEarly) : refused(Trouble::Damaged); }

    static void giveBytes(png_structp png, png_bytep to, size_t count);

    QByteArrayView bytes;
    qsizetype at = 0;
    bool endsEarly = false;
    png_structp png = nullptr;
    png_infop info = nullptr;
};

/// Whether a chunk says it is longer than what is left: libpng takes memory for some on their word.
bool isCutShort(QByteArrayView bytes) {
    constexpr qsizetype signature = 8,
                        around = 12; // length and name before a chunk's data, checksum after it
    for (qsizetype at = signature; at + around <= bytes.size();) {
        const qsizetype left = bytes.size() - at - around;
        const auto length = qsizetype(qFromBigEndian<quint32>(bytes.data() + at));
        if (length > left) return true;
        if (bytes.sliced(at + 4, 4) == "IEND") return false;
        at += around + length;
    }
    return false;
}

[[noreturn]] void giveUp(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void stayQuiet(png_structp, png_const_charp) {}

void PngReader::giveBytes(png_structp png, png_bytep to, size_t count) {
    auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
    if (reader->bytes.size() - reader->at < qsizetype(count)) {
        reader->endsEarly = true;
        giveUp(png, nullptr);
    }
    std::memcpy(to, reader->bytes.data() + reader->at, count);
    reader->at += qsizetype(count);
}

bool PngReader::open() {
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp, stayQuiet);
    info = png ? png_create_info_struct(png) : nullptr;
    if (!info) return false;
    png_set_read_fn(png, this, giveBytes);
    png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF); // checkSize judges, with its own words
    png_set_chunk_malloc_max(png, kLargestChunk);
    png_set_chunk_cache_max(png, kMostChunks);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER,
                                reinterpret_cast<png_const_bytep>(kSkippedChunks),
                                int(sizeof kSkippedChunks / 5));
    return true;
}

bool PngReader::readHeader() {
    if (setjmp(png_jmpbuf(png))) return false;
    png_read_info(png, info);
    return true;
}

/// Palette, low depths and key colour to 8-bit grey or BGR, with alpha where there is any.
bool PngReader::normalize() {
    if (setjmp(png_jmpbuf(png))) return false;
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_bgr(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return true;
}

bool PngReader::readPixels(png_bytepp rows) {
    if (setjmp(png_jmpbuf(png))) return false;
    png_read_image(png, rows);
    png_read_end(png, info);
    return true;
}

PictureFacts PngReader::facts() const {
    PictureFacts facts;
    facts.stored = cv::Size(int(png_get_image_width(png, info)), int(png_get_image_height(png, info)));
    facts.bitsPerPixel = png_get_bit_depth(png, info) * png_get_channels(png, info);
    facts.dpi = dpi();
    return facts;
}

int PngReader::dpi() const { return dotsPerInch(png_get_x_pixels_per_meter(png, info) / 100.0, 3); }

QByteArray PngReader::profile() const {
    png_charp name = nullptr;
    png_bytep data = nullptr;
    int compression = 0;
    png_uint_32 size = 0;
    if (!png_get_iCCP(png, info, &name, &compression, &data, &size)) return {};
    return QByteArray(reinterpret_cast<const char*>(data), qsizetype(size));
}

QByteArray PngReader::exif() const {
    png_bytep data = nullptr;
    png_uint_32 size = 0;
    if (!png_get_eXIf_1(png, info, &size, &data)) return {};
    return QByteArray(reinterpret_cast<const char*>(data), qsizetype(size));
}

Reading<Raster> PngReader::read(const DecodeLimits& limits) {
    if (isCutShort(bytes)) return refused(Trouble::EndsEarly);
    if (!open()) return refused(Trouble::OutOfMemory);
    if (!readHeader()) return failure();
    Raster raster;
    raster.facts = facts();
    const cv::Size size = raster.facts.stored;
    if (const auto fits = checkSize(size.width, size.height, limits); !fits) return Refused(fits.error());
    raster.profile = profile();
    if (!normalize()) return failure();
    cv::Mat pixels(size, CV_8UC(png_get_channels(png, info)));
    std::vector<png_bytep> rows(static_cast<size_t>(size.height));
    for (int y = 0; y < size.height; ++y)
        rows[size_t(y)] = pixels.ptr(y);
    if (!readPixels(rows.data())) return failure();
    raster.exif = exif();
    raster.pixels = pixels.channels() % 2 == 0 ? layOverWhite(pixels) : pixels;
    raster.ink = raster.pixels.channels() == 1 ? Ink::Grey : Ink::Bgr;
    return raster;
}

} // namespace

Reading<Raster> readPng(QByteArrayView bytes, const DecodeLimits& limits) {
    return PngReader(bytes).read(limits);
}

} // namespace mianguan
