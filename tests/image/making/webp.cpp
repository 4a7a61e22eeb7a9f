#include "tests/image/making/making.h"

#include <webp/encode.h>
#include <webp/mux.h>

namespace making {

namespace {

QByteArray taken(WebPData& data) {
    const QByteArray bytes(reinterpret_cast<const char*>(data.bytes), qsizetype(data.size));
    WebPDataClear(&data);
    return bytes;
}

WebPData viewOf(const QByteArray& bytes) {
    return {reinterpret_cast<const uint8_t*>(bytes.data()), size_t(bytes.size())};
}

QByteArray plain(const cv::Mat& pixels, bool lossless) {
    uint8_t* data = nullptr;
    const int step = int(pixels.step);
    const bool alpha = pixels.channels() == 4;
    size_t size = 0;
    if (lossless)
        size = alpha ? WebPEncodeLosslessBGRA(pixels.data, pixels.cols, pixels.rows, step, &data)
                     : WebPEncodeLosslessBGR(pixels.data, pixels.cols, pixels.rows, step, &data);
    else
        size = WebPEncodeBGR(pixels.data, pixels.cols, pixels.rows, step, 90, &data);
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    WebPFree(data);
    return bytes;
}

} // namespace

QByteArray webp(const cv::Mat& pixels, const Webp& how) {
    const QByteArray image = plain(pixels, how.lossless);
    const WebPData imageData = viewOf(image), exif = viewOf(how.exif), profile = viewOf(how.profile);
    WebPMux* mux = WebPMuxNew();
    WebPMuxSetImage(mux, &imageData, 0);
    if (exif.size) WebPMuxSetChunk(mux, "EXIF", &exif, 1);
    if (profile.size) WebPMuxSetChunk(mux, "ICCP", &profile, 1);
    WebPData whole;
    WebPMuxAssemble(mux, &whole);
    WebPMuxDelete(mux);
    return taken(whole);
}

QByteArray animatedWebp(const QList<cv::Mat>& frames) {
    WebPAnimEncoder* encoder = WebPAnimEncoderNew(frames[0].cols, frames[0].rows, nullptr);
    WebPConfig config;
    WebPConfigInit(&config);
    int time = 0;
    for (const cv::Mat& frame : frames) {
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = frame.cols;
        picture.height = frame.rows;
        WebPPictureImportBGR(&picture, frame.data, int(frame.step));
        WebPAnimEncoderAdd(encoder, &picture, time += 100, &config);
        WebPPictureFree(&picture);
    }
    WebPAnimEncoderAdd(encoder, nullptr, time + 100, nullptr);
    WebPData whole;
    WebPAnimEncoderAssemble(encoder, &whole);
    WebPAnimEncoderDelete(encoder);
    return taken(whole);
}

} // namespace making
