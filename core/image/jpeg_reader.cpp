#include "core/image/decode_errors.h"
#include "core/image/jpeg_errors.h"
#include "core/image/jpeg_quality.h"
#include "core/image/metadata.h"
#include "core/image/readers.h"

#include <algorithm>
#include <cstdlib>
#include <jerror.h>
#include <memory>

namespace mianguan {

namespace {

/// A progressive bomb repeats its scans, each a pass over all pixels: what all passes together may visit, and
/// the scans that any picture may have (honest encoders write about ten).
constexpr qint64 kMostVisits = 2'400'000'000;
constexpr qint64 kFreeScans = 30;
constexpr qint64 kMostScans = 500;
constexpr QByteArrayView kExifMark("Exif\0\0", 6);

struct ScanLimit : jpeg_progress_mgr {
    qint64 scans = kMostScans;

    ScanLimit() : jpeg_progress_mgr{} { progress_monitor = check; }
    void allowFor(qint64 pixels) { scans = std::clamp(kMostVisits / pixels, kFreeScans, kMostScans); }

private:
    static void check(j_common_ptr info) {
        const auto* limit = static_cast<ScanLimit*>(info->progress);
        if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= limit->scans) return;
        info->err->msg_code = JERR_BAD_PROGRESSION;
        info->err->error_exit(info);
    }
};

class JpegReader {
public:
    explicit JpegReader(QByteArrayView bytes);
    ~JpegReader() { jpeg_destroy_decompress(&info); }
    Q_DISABLE_COPY_MOVE(JpegReader)

    Reading<Raster> read(const DecodeLimits& limits);

private:
    bool readHeader();
    bool readPixels(cv::Mat& pixels);
    bool chooseInk(Raster& raster);
    PictureFacts facts() const;
    QuantTable table(int component) const;
    int dpi() const;
    int quality() const;
    QByteArray profile();
    QByteArray exif() const;
    Refused failure() const;

    QByteArrayView bytes;
    JpegErrors errors;
    ScanLimit scanLimit;
    jpeg_decompress_struct info{};
};

JpegReader::JpegReader(QByteArrayView file) : bytes(file) { info.err = &errors; }

bool JpegReader::readHeader() {
    return errors.guard([this] {
        jpeg_create_decompress(&info);
        info.progress = &scanLimit;
        jpeg_mem_src(&info, reinterpret_cast<const uchar*>(bytes.data()),
                     static_cast<unsigned long>(bytes.size()));
        jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
        jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
        jpeg_read_header(&info, TRUE);
    });
}

bool JpegReader::readPixels(cv::Mat& pixels) {
    return errors.guard([this, &pixels] {
        jpeg_start_decompress(&info);
        while (info.output_scanline < info.output_height) {
            JSAMPROW row = pixels.ptr(int(info.output_scanline));
            jpeg_read_scanlines(&info, &row, 1);
        }
        jpeg_finish_decompress(&info);
    });
}

bool JpegReader::chooseInk(Raster& raster) {
    switch (info.jpeg_color_space) {
    case JCS_GRAYSCALE:
        info.out_color_space = JCS_GRAYSCALE;
        raster.ink = Ink::Grey;
        return true;
    case JCS_YCbCr:
    case JCS_RGB:
        info.out_color_space = JCS_EXT_BGR;
        raster.ink = Ink::Bgr;
        return true;
    case JCS_CMYK:
    case JCS_YCCK:
        info.out_color_space = JCS_CMYK;
        raster.ink = info.saw_Adobe_marker ? Ink::InvertedCmyk : Ink::Cmyk; // Adobe stores ink upside down
        return true;
    default:
        return false;
    }
}

PictureFacts JpegReader::facts() const {
    PictureFacts facts;
    facts.stored = cv::Size(int(info.image_width), int(info.image_height));
    facts.bitsPerPixel = 8 * info.num_components;
    facts.dpi = dpi();
    facts.quality = quality();
    return facts;
}

int JpegReader::dpi() const {
    if (!info.saw_JFIF_marker) return 0;
    return dotsPerInch(info.X_density,
                       info.density_unit + 1); // JFIF counts 1 inch, 2 centimetre; EXIF 2 and 3
}

QuantTable JpegReader::table(int component) const {
    QuantTable table{};
    const int number = info.comp_info[component].quant_tbl_no; // the file's word, not yet checked by libjpeg
    const JQUANT_TBL* stored = number < NUM_QUANT_TBLS ? info.quant_tbl_ptrs[number] : nullptr;
    if (stored) std::copy(std::begin(stored->quantval), std::end(stored->quantval), table.begin());
    return table;
}

int JpegReader::quality() const {
    const QuantTable luma = table(0);
    if (info.num_components < 3) return estimateJpegQuality(luma, nullptr);
    const QuantTable chroma = table(1);
    return estimateJpegQuality(luma, &chroma);
}

QByteArray JpegReader::profile() {
    JOCTET* data = nullptr;
    unsigned int size = 0;
    if (!errors.guard([&] { jpeg_read_icc_profile(&info, &data, &size); }) || !data) return {};
    const std::unique_ptr<JOCTET, decltype(&std::free)> owner(data, &std::free);
    return QByteArray(reinterpret_cast<const char*>(data), qsizetype(size));
}

QByteArray JpegReader::exif() const {
    for (const jpeg_marker_struct* marker = info.marker_list; marker; marker = marker->next) {
        const QByteArrayView data(reinterpret_cast<const char*>(marker->data),
                                  qsizetype(marker->data_length));
        if (marker->marker == JPEG_APP0 + 1 && data.startsWith(kExifMark))
            return data.sliced(kExifMark.size()).toByteArray();
    }
    return {};
}

Refused JpegReader::failure() const {
    if (errors.endsEarly || errors.fatal == JERR_INPUT_EOF) return refused(Trouble::EndsEarly);
    if (errors.fatal == JERR_OUT_OF_MEMORY || errors.fatal == JERR_NO_BACKING_STORE)
        return refused(Trouble::OutOfMemory);
    if (errors.fatal == JERR_BAD_PRECISION || errors.fatal == JERR_SOF_UNSUPPORTED)
        return refused(Trouble::RareJpeg);
    return refused(Trouble::Damaged);
}

Reading<Raster> JpegReader::read(const DecodeLimits& limits) {
    if (!readHeader()) return failure();
    if (const auto size = checkSize(info.image_width, info.image_height, limits); !size)
        return Refused(size.error());
    scanLimit.allowFor(qint64(info.image_width) * info.image_height);
    Raster raster;
    if (!chooseInk(raster)) return refused(Trouble::Damaged);
    raster.facts = facts();
    raster.profile = profile();
    raster.exif = exif();
    const int channels = raster.ink == Ink::Grey ? 1 : raster.ink == Ink::Bgr ? 3 : 4;
    raster.pixels.create(raster.facts.stored, CV_8UC(channels));
    if (!readPixels(raster.pixels) || errors.endsEarly || errors.damaged) return failure();
    return raster;
}

} // namespace

Reading<Raster> readJpeg(QByteArrayView bytes, const DecodeLimits& limits) {
    return JpegReader(bytes).read(limits);
}

} // namespace mianguan
