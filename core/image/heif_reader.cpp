#include "core/image/decode_errors.h"
#include "core/image/known_profiles.h"
#include "core/image/readers.h"

#include <QtEndian>

#include <climits>
#include <libheif/heif.h>
#include <memory>

namespace mianguan {

namespace {

template <auto release>
struct Releaser {
    template <class Thing>
    void operator()(Thing* thing) const {
        release(thing);
    }
};
using Context = std::unique_ptr<heif_context, Releaser<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Releaser<heif_image_handle_release>>;
using Image = std::unique_ptr<heif_image, Releaser<heif_image_release>>;
using Options = std::unique_ptr<heif_decoding_options, Releaser<heif_decoding_options_free>>;
using Nclx = std::unique_ptr<heif_color_profile_nclx, Releaser<heif_nclx_color_profile_free>>;

bool failed(const heif_error& error) { return error.code != heif_error_Ok; }

Refused failureOf(const heif_error& error) {
    if (error.subcode == heif_suberror_End_of_data) return refused(Trouble::EndsEarly);
    if (error.subcode == heif_suberror_Security_limit_exceeded ||
        error.code == heif_error_Memory_allocation_error)
        return refused(Trouble::OutOfMemory);
    if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype)
        return refused(Trouble::RareHeic);
    return refused(Trouble::Damaged);
}

/// Boxes follow one another to the end of the file: whether the last one is cut short. Phones write the
/// pixels last.
bool endsEarly(QByteArrayView bytes) {
    quint64 at = 0;
    const auto size = quint64(bytes.size());
    while (at + 8 <= size) {
        quint64 box = qFromBigEndian<quint32>(bytes.data() + at);
        if (box == 1 && at + 16 <= size) box = qFromBigEndian<quint64>(bytes.data() + at + 8);
        if (box == 0) return false; // runs to the end, wherever that is
        if (box < 8 || box > size - at) return box >= 8;
        at += box;
    }
    return at != size;
}

QByteArray embeddedProfile(const heif_image_handle* handle) {
    QByteArray icc(qsizetype(heif_image_handle_get_raw_color_profile_size(handle)), Qt::Uninitialized);
    if (icc.isEmpty() || failed(heif_image_handle_get_raw_color_profile(handle, icc.data()))) return {};
    return icc;
}

/// Display P3 named by number: its primaries with sRGB's curve. Other numbers are taken as sRGB.
bool isDisplayP3(const heif_image_handle* handle) {
    heif_color_profile_nclx* raw = nullptr;
    const heif_error error = heif_image_handle_get_nclx_color_profile(handle, &raw);
    const Nclx nclx(raw); // libheif makes one even when it fails
    return !failed(error) && nclx && nclx->color_primaries == heif_color_primaries_SMPTE_EG_432_1 &&
           nclx->transfer_characteristics == heif_transfer_characteristic_IEC_61966_2_1;
}

QByteArray profile(const heif_image_handle* handle) {
    const QByteArray icc = embeddedProfile(handle);
    return icc.isEmpty() && isDisplayP3(handle) ? displayP3Profile() : icc;
}

/// The block begins with the distance to its TIFF structure.
QByteArray exif(const heif_image_handle* handle) {
    heif_item_id id = 0;
    if (heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &id, 1) != 1) return {};
    QByteArray block(qsizetype(heif_image_handle_get_metadata_size(handle, id)), Qt::Uninitialized);
    if (block.size() < 4 || failed(heif_image_handle_get_metadata(handle, id, block.data()))) return {};
    const qsizetype start = 4 + qsizetype(qFromBigEndian<quint32>(block.constData()));
    return start < block.size() ? block.sliced(start) : QByteArray();
}

Reading<Image> decode(const heif_image_handle* handle, bool alpha) {
    const Options options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = 1;
    options->strict_decoding = 1;
    heif_image* image = nullptr;
    const auto chroma = alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB;
    const heif_error error = heif_decode_image(handle, &image, heif_colorspace_RGB, chroma, options.get());
    if (failed(error)) return failureOf(error);
    return Image(image);
}

/// RGB or RGBA rows of libheif's to ours.
cv::Mat bgrOf(const heif_image* image, int channels) {
    int stride = 0;
    const uint8_t* data = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
    const cv::Size size(heif_image_get_width(image, heif_channel_interleaved),
                        heif_image_get_height(image, heif_channel_interleaved));
    const cv::Mat rgb(size, CV_8UC(channels), const_cast<uint8_t*>(data), size_t(stride));
    cv::Mat bgr(size, CV_8UC(channels));
    cv::mixChannels(rgb, bgr,
                    channels == 4 ? std::vector<int>{0, 2, 1, 1, 2, 0, 3, 3}
                                  : std::vector<int>{0, 2, 1, 1, 2, 0});
    return channels == 4 ? layOverWhite(bgr) : bgr;
}

PictureFacts facts(const heif_image_handle* handle, int channels) {
    PictureFacts facts;
    facts.stored =
        cv::Size(heif_image_handle_get_ispe_width(handle), heif_image_handle_get_ispe_height(handle));
    facts.bitsPerPixel = std::max(8, heif_image_handle_get_luma_bits_per_pixel(handle)) * channels;
    return facts;
}

Reading<Raster> readImage(heif_context* context, const heif_image_handle* handle,
                          const DecodeLimits& limits) {
    const bool alpha = heif_image_handle_has_alpha_channel(handle);
    const int channels = alpha ? 4 : 3;
    Raster raster;
    raster.facts = facts(handle, channels);
    const cv::Size size = raster.facts.stored;
    if (const auto fits = checkSize(size.width, size.height, limits); !fits) return Refused(fits.error());
    heif_context_set_maximum_image_size_limit(context, std::max(size.width, size.height)); // of any part
    raster.profile = profile(handle);
    raster.exif = exif(handle);
    auto image = decode(handle, alpha);
    if (!image) return Refused(image.error());
    const int width = heif_image_get_width(image->get(), heif_channel_interleaved),
              height = heif_image_get_height(image->get(), heif_channel_interleaved);
    if (const auto fits = checkSize(width, height, limits); !fits) return Refused(fits.error());
    raster.pixels = bgrOf(image->get(), channels);
    return raster;
}

} // namespace

Reading<Raster> readHeif(QByteArrayView bytes, const DecodeLimits& limits) {
    if (endsEarly(bytes)) return refused(Trouble::EndsEarly);
    const Context context(heif_context_alloc());
    heif_context_set_maximum_image_size_limit(context.get(), INT_MAX); // checkSize judges, with its own words
    if (const auto error = heif_context_read_from_memory_without_copy(context.get(), bytes.data(),
                                                                      size_t(bytes.size()), nullptr);
        failed(error))
        return failureOf(error);
    heif_image_handle* handle = nullptr;
    if (const auto error = heif_context_get_primary_image_handle(context.get(), &handle); failed(error))
        return failureOf(error);
    return readImage(context.get(), Handle(handle).get(), limits);
}

} // namespace mianguan
