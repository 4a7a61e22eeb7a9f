#include "core/image/decode_errors.h"
#include "core/image/readers.h"

#include <memory>
#include <webp/decode.h>
#include <webp/demux.h>

namespace mianguan {

namespace {

struct DemuxerCloser {
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};
using Demuxer = std::unique_ptr<WebPDemuxer, DemuxerCloser>;

const uint8_t* start(QByteArrayView bytes) { return reinterpret_cast<const uint8_t*>(bytes.data()); }

/// RIFF holds its own length after the first four letters.
bool endsBeforeDeclared(QByteArrayView bytes) {
    const auto byte = [&](int at) { return quint32(start(bytes)[at]); };
    return bytes.size() < 12 ||
           bytes.size() < 8 + qint64(byte(4) | byte(5) << 8 | byte(6) << 16 | byte(7) << 24);
}

Refused failureOf(VP8StatusCode status) {
    switch (status) {
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
        return refused(Trouble::EndsEarly);
    case VP8_STATUS_OUT_OF_MEMORY:
        return refused(Trouble::OutOfMemory);
    default:
        return refused(Trouble::Damaged);
    }
}

QByteArray chunk(const WebPDemuxer* demuxer, const char* name) {
    WebPChunkIterator found{};
    if (!WebPDemuxGetChunk(demuxer, name, 1, &found)) return {};
    QByteArray bytes(reinterpret_cast<const char*>(found.chunk.bytes), qsizetype(found.chunk.size));
    WebPDemuxReleaseChunkIterator(&found);
    return bytes;
}

QByteArray exif(const WebPDemuxer* demuxer) {
    const QByteArray block = chunk(demuxer, "EXIF");
    const QByteArrayView jpegMark("Exif\0\0", 6); // some writers leave JPEG's mark in front
    return block.startsWith(jpegMark) ? block.sliced(jpegMark.size()) : block;
}

VP8StatusCode decodeInto(cv::Mat& pixels, QByteArrayView bytes) {
    WebPDecoderConfig config;
    WebPInitDecoderConfig(&config);
    config.options.use_threads = 1;
    config.output.colorspace = pixels.channels() == 4 ? MODE_BGRA : MODE_BGR;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {pixels.data, int(pixels.step), pixels.total() * pixels.elemSize()};
    return WebPDecode(start(bytes), size_t(bytes.size()), &config);
}

} // namespace

Reading<Raster> readWebp(QByteArrayView bytes, const DecodeLimits& limits) {
    if (endsBeforeDeclared(bytes)) return refused(Trouble::EndsEarly);
    WebPBitstreamFeatures features;
    if (const auto status = WebPGetFeatures(start(bytes), size_t(bytes.size()), &features);
        status != VP8_STATUS_OK)
        return failureOf(status);
    if (features.has_animation) return refused(Trouble::Animation);
    if (const auto fits = checkSize(features.width, features.height, limits); !fits)
        return Refused(fits.error());
    const WebPData data{start(bytes), size_t(bytes.size())};
    const Demuxer demuxer(WebPDemux(&data));
    if (!demuxer) return refused(Trouble::Damaged);

    cv::Mat pixels(features.height, features.width, features.has_alpha ? CV_8UC4 : CV_8UC3);
    if (const auto status = decodeInto(pixels, bytes); status != VP8_STATUS_OK) return failureOf(status);
    Raster raster;
    raster.pixels = features.has_alpha ? layOverWhite(pixels) : pixels;
    raster.profile = chunk(demuxer.get(), "ICCP");
    raster.exif = exif(demuxer.get());
    raster.facts.stored = pixels.size();
    raster.facts.bitsPerPixel = 8 * pixels.channels();
    return raster;
}

} // namespace mianguan
