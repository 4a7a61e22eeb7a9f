#include "tests/image/making/making.h"

#include <libheif/heif.h>

#ifdef __SANITIZE_ADDRESS__
/// The encoder of these test files forgets a kilobyte of its own.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libx265"; }
#endif
#include <memory>

namespace making {

namespace {

heif_image* imageOf(const cv::Mat& pixels, int depth) {
    const bool alpha = pixels.channels() == 4;
    heif_image* image = nullptr;
    const auto chroma = depth > 8 ? heif_chroma_interleaved_RRGGBB_LE
                        : alpha   ? heif_chroma_interleaved_RGBA
                                  : heif_chroma_interleaved_RGB;
    heif_image_create(pixels.cols, pixels.rows, heif_colorspace_RGB, chroma, &image);
    heif_image_add_plane(image, heif_channel_interleaved, pixels.cols, pixels.rows,
                         depth > 8 ? depth
                         : alpha   ? 32
                                   : 24);
    int stride = 0;
    uint8_t* data = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    if (depth > 8) {
        cv::Mat rgb(pixels.size(), CV_16UC3, data, size_t(stride)), wide;
        pixels.convertTo(wide, CV_16U, double((1 << depth) - 1) / 255);
        cv::mixChannels(wide, rgb, {0, 2, 1, 1, 2, 0});
    } else {
        cv::Mat rgb(pixels.size(), pixels.type(), data, size_t(stride));
        cv::mixChannels(pixels, rgb,
                        alpha ? std::vector<int>{0, 2, 1, 1, 2, 0, 3, 3}
                              : std::vector<int>{0, 2, 1, 1, 2, 0});
    }
    return image;
}

heif_error keep(heif_context*, const void* data, size_t size, void* bytes) {
    static_cast<QByteArray*>(bytes)->append(static_cast<const char*>(data), qsizetype(size));
    return {heif_error_Ok, heif_suberror_Unspecified, ""};
}

heif_encoder* encoderOf(heif_context* context) {
    heif_encoder* encoder = nullptr;
    heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder);
    heif_encoder_set_lossy_quality(encoder, 95);
    heif_encoder_set_parameter_string(encoder, "chroma", "444");
    return encoder;
}

/// Names Display P3 in the colour box; libheif's own encoder writes "unspecified" there.
void nameP3(QByteArray& bytes) {
    const qsizetype numbers = bytes.indexOf("colrnclx") + 8;
    bytes[numbers + 1] = char(heif_color_primaries_SMPTE_EG_432_1);
    bytes[numbers + 3] = char(heif_transfer_characteristic_IEC_61966_2_1);
}

void setProfile(heif_image* image, const Heic& how) {
    if (!how.profile.isEmpty())
        heif_image_set_raw_color_profile(image, "prof", how.profile.data(), size_t(how.profile.size()));
}

} // namespace

QByteArray heic(const cv::Mat& pixels, const Heic& how) {
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = encoderOf(context);
    heif_image* image = imageOf(pixels, how.depth);
    setProfile(image, how);
    heif_encoding_options* options = heif_encoding_options_alloc();
    options->image_orientation = static_cast<heif_orientation>(how.turn);
    options->macOS_compatibility_workaround_no_nclx_profile = !how.p3ByNumber;
    heif_image_handle* handle = nullptr;
    heif_context_encode_image(context, image, encoder, options, &handle);
    if (!how.exif.isEmpty())
        heif_context_add_exif_metadata(context, handle, how.exif.data(), int(how.exif.size()));
    QByteArray bytes;
    heif_writer writer{1, keep};
    heif_context_write(context, &writer, &bytes);
    if (how.p3ByNumber) nameP3(bytes);
    heif_encoding_options_free(options);
    heif_image_handle_release(handle);
    heif_image_release(image);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return bytes;
}

} // namespace making
