#include "ui/camera/mapped_frame.h"

#include <QBuffer>
#include <QImageReader>
#include <QVideoFrameFormat>

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

using Format = QVideoFrameFormat;

cv::Mat resized(const cv::Mat& picture, const cv::Size& wanted) {
    if (picture.size() == wanted) return picture;
    const bool halved = picture.cols >= 2 * wanted.width; // less aliases little and costs a third
    cv::Mat result;
    cv::resize(picture, result, wanted, 0, 0, halved ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

/// The same part of a plane that may have fewer pixels than the picture.
cv::Mat partOf(const cv::Mat& plane, const cv::Rect& part, const cv::Size& picture) {
    const auto down = [](int at, int whole, int own) { return int(qint64(at) * own / whole); };
    const cv::Rect own(
        cv::Point(down(part.x, picture.width, plane.cols), down(part.y, picture.height, plane.rows)),
        cv::Point(std::max(1, down(part.br().x, picture.width, plane.cols)),
                  std::max(1, down(part.br().y, picture.height, plane.rows))));
    return plane(own & cv::Rect({}, plane.size()));
}

int quarterTurns(const QVideoFrame& frame) { return int(frame.rotationAngle()) / 90; }

struct RgbOrder {
    Format::PixelFormat format;
    std::array<int, 3> bgr; ///< bytes of a pixel
};

constexpr RgbOrder rgbOrders[] = {
    {Format::Format_BGRA8888, {0, 1, 2}},
    {Format::Format_BGRX8888, {0, 1, 2}},
    {Format::Format_BGRA8888_Premultiplied, {0, 1, 2}},
    {Format::Format_RGBA8888, {2, 1, 0}},
    {Format::Format_RGBX8888, {2, 1, 0}},
    {Format::Format_ARGB8888, {3, 2, 1}},
    {Format::Format_XRGB8888, {3, 2, 1}},
    {Format::Format_ARGB8888_Premultiplied, {3, 2, 1}},
    {Format::Format_ABGR8888, {1, 2, 3}},
    {Format::Format_XBGR8888, {1, 2, 3}},
};

QImage decodedJpeg(const QVideoFrame& frame) {
    return QImage::fromData(frame.bits(0), frame.mappedBytes(0), "jpeg");
}

} // namespace

MappedFrame::MappedFrame(const QVideoFrame& given) : frame(given) {
    if (frame.isValid() && frame.map(QVideoFrame::ReadOnly)) open();
}

MappedFrame::~MappedFrame() {
    if (frame.isMapped()) frame.unmap();
}

cv::Mat MappedFrame::plane(int number, const cv::Size& size, int type) const {
    auto* bytes = const_cast<uchar*>(frame.bits(number)); // OpenCV has no views of constants; none is written
    const auto line = size_t(frame.bytesPerLine(number));
    const size_t least = size_t(size.width) * CV_ELEM_SIZE(type);
    const bool whole =
        bytes && line >= least && size_t(frame.mappedBytes(number)) >= line * size_t(size.height - 1) + least;
    return whole ? cv::Mat(size, type, bytes, line) : cv::Mat();
}

void MappedFrame::open() {
    const auto format = frame.pixelFormat();
    const cv::Size size(frame.width(), frame.height());
    if (size.empty()) return;
    if (format == Format::Format_Jpeg)
        openImage(decodedJpeg(frame));
    else if (!openRgb(format, size))
        openYuv(format, size);
    for (const cv::Mat& each : planes)
        if (each.empty()) return planes.clear();
}

bool MappedFrame::openRgb(Format::PixelFormat format, const cv::Size& size) {
    for (const RgbOrder& order : rgbOrders)
        if (order.format == format) {
            layout = Layout::Rgb;
            channels = order.bgr;
            planes = {plane(0, size, CV_8UC4)};
            return true;
        }
    return false;
}

void MappedFrame::openYuv(Format::PixelFormat format, const cv::Size& size) {
    const cv::Size half((size.width + 1) / 2, (size.height + 1) / 2), narrow(half.width, size.height);
    const auto planar = [&](const cv::Size& chroma, int u) {
        planes = {plane(0, size, CV_8U), plane(u, chroma, CV_8U), plane(3 - u, chroma, CV_8U)};
    };
    const auto packed = [&](int y, int u, int v) {
        layout = Layout::Packed;
        channels = {y, u, v};
        planes = {plane(0, size, CV_8UC2), plane(0, {size.width / 2, size.height}, CV_8UC4)};
    };
    const auto semiPlanar = [&](int u, int v) {
        layout = Layout::SemiPlanar;
        channels = {0, u, v};
        planes = {plane(0, size, CV_8U), plane(1, half, CV_8UC2)};
    };
    switch (format) {
    case Format::Format_YUV420P:
        return planar(half, 1);
    case Format::Format_YV12:
        return planar(half, 2);
    case Format::Format_YUV422P:
        return planar(narrow, 1);
    case Format::Format_NV12:
        return semiPlanar(0, 1);
    case Format::Format_NV21:
        return semiPlanar(1, 0);
    case Format::Format_YUYV:
        return packed(0, 1, 3);
    case Format::Format_UYVY:
        return packed(1, 0, 2);
    case Format::Format_Y8:
        layout = Layout::Grey;
        planes = {plane(0, size, CV_8U)};
        return;
    default:
        return openImage(frame.toImage());
    }
}

void MappedFrame::openImage(const QImage& decoded) {
    if (decoded.isNull()) return;
    image = decoded.convertToFormat(QImage::Format_RGB32);
    layout = Layout::Rgb;
    channels = {0, 1, 2};
    planes = {cv::Mat(image.height(), image.width(), CV_8UC4, const_cast<uchar*>(image.constBits()),
                      size_t(image.bytesPerLine()))};
}

cv::Size MappedFrame::size() const {
    if (isNull()) return {};
    const cv::Size stored = planes[0].size();
    return quarterTurns(frame) % 2 ? cv::Size(stored.height, stored.width) : stored;
}

cv::Rect MappedFrame::storedPart(const cv::Rect& part) const {
    const cv::Size whole = size();
    switch (quarterTurns(frame)) {
    case 1:
        return {part.y, whole.width - part.br().x, part.height, part.width};
    case 2:
        return {whole.width - part.br().x, whole.height - part.br().y, part.width, part.height};
    case 3:
        return {whole.height - part.br().y, part.x, part.height, part.width};
    default:
        return part;
    }
}

cv::Mat MappedFrame::upright(const cv::Mat& stored) const {
    const int turns = quarterTurns(frame);
    if (turns == 0) return stored;
    constexpr int codes[] = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
    cv::Mat turned;
    cv::rotate(stored, turned, codes[turns - 1]);
    return turned;
}

/// Y, U, V → B, G, R. A stream that does not say is taken as cameras mean it: BT.601, video range.
cv::Matx34f MappedFrame::toBgr() const {
    const Format format = frame.surfaceFormat();
    const bool hd = format.colorSpace() == Format::ColorSpace_BT709;
    const bool full = format.colorRange() == Format::ColorRange_Full;
    const float kr = hd ? 0.2126F : 0.299F, kb = hd ? 0.0722F : 0.114F, kg = 1 - kr - kb;
    const float ys = full ? 1 : 255.F / 219, cs = full ? 1 : 255.F / 224, y0 = full ? 0 : 16 * ys;
    const float bu = 2 * (1 - kb) * cs, rv = 2 * (1 - kr) * cs;
    const float gu = -bu * kb / kg, gv = -rv * kr / kg;
    return {ys, bu, 0,  -y0 - 128 * bu,        //
            ys, gu, gv, -y0 - 128 * (gu + gv), //
            ys, 0,  rv, -y0 - 128 * rv};
}

cv::Mat MappedFrame::yuvBgr(const cv::Rect& part, const cv::Size& wanted) const {
    std::vector<cv::Mat> from;
    for (const cv::Mat& each : planes)
        from.push_back(resized(partOf(each, part, planes[0].size()), wanted));
    std::vector<int> pairs;
    if (layout == Layout::Planar)
        pairs = {0, 0, 1, 1, 2, 2};
    else // the chroma's channels follow those of the luma's plane
        pairs = {
            channels[0], 0, planes[0].channels() + channels[1], 1, planes[0].channels() + channels[2], 2};
    cv::Mat yuv(wanted, CV_8UC3), bgr;
    cv::mixChannels(from, std::vector<cv::Mat>{yuv}, pairs);
    cv::transform(yuv, bgr, toBgr());
    return bgr;
}

cv::Mat MappedFrame::storedBgr(const cv::Rect& part, const cv::Size& wanted) const {
    if (layout != Layout::Rgb && layout != Layout::Grey) return yuvBgr(part, wanted);
    const cv::Mat small = resized(planes[0](part), wanted);
    cv::Mat bgr(wanted, CV_8UC3);
    if (layout == Layout::Grey)
        cv::cvtColor(small, bgr, cv::COLOR_GRAY2BGR);
    else
        cv::mixChannels(std::vector<cv::Mat>{small}, std::vector<cv::Mat>{bgr},
                        {channels[0], 0, channels[1], 1, channels[2], 2});
    return bgr;
}

cv::Mat MappedFrame::bgr(const cv::Rect& part, const cv::Size& wanted) const {
    const bool turned = quarterTurns(frame) % 2;
    return upright(storedBgr(storedPart(part), turned ? cv::Size(wanted.height, wanted.width) : wanted));
}

cv::Mat MappedFrame::grey() const {
    if (layout == Layout::Rgb) {
        cv::Mat grey, bgr = storedBgr(cv::Rect({}, planes[0].size()), planes[0].size());
        cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
        return upright(grey);
    }
    if (layout != Layout::Packed) return upright(planes[0]);
    cv::Mat luma;
    cv::extractChannel(planes[0], luma, channels[0]);
    return upright(luma);
}

size_t MappedFrame::fingerprint() const {
    size_t print = 0;
    if (isNull()) return print;
    const cv::Mat& first = planes[0];
    for (int y = 0; y < first.rows; y += 16)
        print = qHashBits(first.ptr(y), size_t(first.cols) * first.elemSize(), print);
    return print;
}

QImage imageOf(const QVideoFrame& frame) {
    const MappedFrame mapped(frame);
    if (mapped.isNull()) return {};
    const cv::Mat bgr = mapped.bgr(cv::Rect({}, mapped.size()), mapped.size());
    return QImage(bgr.data, bgr.cols, bgr.rows, qsizetype(bgr.step), QImage::Format_BGR888).copy();
}

GuidePicture guidePictureOf(const MappedFrame& frame) {
    const cv::Size full = frame.size();
    const double scale = std::min(1., double(GuidePicture::side) / std::max(full.width, full.height));
    const cv::Size small(std::max(1, cvRound(full.width * scale)), std::max(1, cvRound(full.height * scale)));
    return {frame.bgr(cv::Rect({}, full), small), frame.grey(), full};
}

} // namespace mianguan
