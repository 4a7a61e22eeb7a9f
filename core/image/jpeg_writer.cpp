#include "core/image/jpeg_writer.h"

#include "core/image/decode_errors.h"
#include "core/image/jpeg_errors.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <optional>

namespace mianguan {

namespace {

/// Full colour detail is worth more than quality down to here; below, its coarse steps show as blocks on the
/// face and on red lips sooner than half colour detail does, so 4:2:0 at a higher quality is the better
/// picture.
constexpr int kFullChromaQualityMin = 75;

struct Settings {
    int quality;
    bool halfChroma;
    int dpi;
};

class JpegEncoder {
public:
    JpegEncoder() { info.err = &errors; }
    ~JpegEncoder();
    Q_DISABLE_COPY_MOVE(JpegEncoder)

    QByteArray encode(const cv::Mat& bgr, const Settings& settings); ///< throws std::bad_alloc

private:
    void configure(const cv::Mat& bgr, const Settings& settings);
    bool write(const cv::Mat& bgr, const Settings& settings);

    JpegErrors errors;
    jpeg_compress_struct info{};
    uchar* data = nullptr;
    unsigned long size = 0;
};

JpegEncoder::~JpegEncoder() {
    jpeg_destroy_compress(&info);
    std::free(data);
}

void JpegEncoder::configure(const cv::Mat& bgr, const Settings& settings) {
    info.image_width = JDIMENSION(bgr.cols);
    info.image_height = JDIMENSION(bgr.rows);
    info.input_components = 3;
    info.in_color_space = JCS_EXT_BGR;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, settings.quality, TRUE);
    info.optimize_coding = TRUE;
    info.dct_method = JDCT_ISLOW;
    info.density_unit = 1; // dots per inch
    info.X_density = info.Y_density = UINT16(settings.dpi);
    const int luma = settings.halfChroma ? 2 : 1;
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = luma;
}

bool JpegEncoder::write(const cv::Mat& bgr, const Settings& settings) {
    return errors.guard([&] {
        jpeg_create_compress(&info);
        jpeg_mem_dest(&info, &data, &size);
        configure(bgr, settings);
        jpeg_start_compress(&info, TRUE);
        while (info.next_scanline < info.image_height) {
            auto* row = const_cast<JSAMPROW>(bgr.ptr(int(info.next_scanline)));
            jpeg_write_scanlines(&info, &row, 1);
        }
        jpeg_finish_compress(&info);
    });
}

QByteArray JpegEncoder::encode(const cv::Mat& bgr, const Settings& settings) {
    if (!write(bgr, settings)) throw std::bad_alloc(); // nothing else is left to fail
    return QByteArray(reinterpret_cast<const char*>(data), qsizetype(size));
}

EncodedJpeg encode(const cv::Mat& bgr, int quality, bool halfChroma, int dpi) {
    return {JpegEncoder().encode(bgr, {quality, halfChroma, dpi}), quality, halfChroma};
}

/// The two neighbours a search ends between: the largest found at most `aimMax`, the smallest found above it.
struct Bracket {
    std::optional<EncodedJpeg> fits;
    std::optional<EncodedJpeg> over;
};

/// Bisection: at most six encodes for the qualities 60–100. File size is all but monotone in quality, and
/// both ends were really encoded, so a dent in the curve can cost a step of quality, never the window.
Bracket search(const cv::Mat& bgr, const JpegWindow& window, int low, bool halfChroma) {
    Bracket bracket;
    for (int high = 100; low <= high;) {
        const int middle = (low + high) / 2;
        EncodedJpeg tried = encode(bgr, middle, halfChroma, window.dpi);
        const bool fits = tried.bytes.size() <= window.aimMax;
        (fits ? low : high) = fits ? middle + 1 : middle - 1;
        (fits ? bracket.fits : bracket.over) = std::move(tried);
    }
    return bracket;
}

bool inside(const std::optional<EncodedJpeg>& jpeg, const JpegWindow& window) {
    return jpeg && jpeg->bytes.size() >= window.bytesMin && jpeg->bytes.size() <= window.bytesMax;
}

EncodedJpeg choose(const Bracket& bracket, const JpegWindow& window) {
    if (inside(bracket.fits, window)) return *bracket.fits;
    if (inside(bracket.over, window)) return *bracket.over;
    return bracket.fits ? *bracket.fits : *bracket.over;
}

EncodedJpeg write(const cv::Mat& bgr, const JpegWindow& window) {
    const int floor = std::max(window.qualityMin, kFullChromaQualityMin);
    EncodedJpeg coarsest = encode(bgr, floor, false, window.dpi);
    if (coarsest.bytes.size() > window.aimMax)
        return choose(search(bgr, window, window.qualityMin, true), window);
    Bracket bracket = search(bgr, window, floor + 1, false);
    if (!bracket.fits) bracket.fits = std::move(coarsest);
    return choose(bracket, window);
}

} // namespace

Result<EncodedJpeg> writeJpeg(const cv::Mat& bgr, const JpegWindow& window) {
    Q_ASSERT(bgr.type() == CV_8UC3 && !bgr.empty());
    try {
        return write(bgr, window);
    } catch (const std::bad_alloc&) {
        return Fail(errorOf({Trouble::OutOfMemory}));
    }
}

} // namespace mianguan
