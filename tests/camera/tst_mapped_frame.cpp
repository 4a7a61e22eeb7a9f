#include "ui/camera/mapped_frame.h"

#include <QBuffer>
#include <QTest>
#include <QVideoFrameFormat>

#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace mianguan;
using Format = QVideoFrameFormat;

namespace {

/// Y, U, V of a BGR colour, 0–255, by ITU's definitions.
cv::Vec3d yuvOf(const cv::Vec3d& bgr, bool hd, bool full) {
    const double kr = hd ? 0.2126 : 0.299, kb = hd ? 0.0722 : 0.114;
    const double y = kr * bgr[2] + (1 - kr - kb) * bgr[1] + kb * bgr[0];
    const double u = (bgr[0] - y) / (2 * (1 - kb)), v = (bgr[2] - y) / (2 * (1 - kr));
    if (full) return {y, 128 + u, 128 + v};
    return {16 + y * 219 / 255, 128 + u * 224 / 255, 128 + v * 224 / 255};
}

const cv::Size size(64, 48);

/// Four quarters, told apart by colour and light.
cv::Vec3b colourAt(int x, int y) {
    static const cv::Vec3b quarters[] = {{40, 60, 200}, {200, 120, 40}, {90, 170, 90}, {160, 170, 210}};
    return quarters[(y >= size.height / 2 ? 2 : 0) + (x >= size.width / 2 ? 1 : 0)];
}

struct Place {
    int plane;
    ptrdiff_t offset; ///< of the pixel's byte in the plane's line
    int line;
};

Place placeOf(Format::PixelFormat format, int channel, int x, int y) {
    switch (format) {
    case Format::Format_NV12:
        return channel == 0 ? Place{0, x, y} : Place{1, x / 2 * 2 + channel - 1, y / 2};
    case Format::Format_NV21:
        return channel == 0 ? Place{0, x, y} : Place{1, x / 2 * 2 + 2 - channel, y / 2};
    case Format::Format_YUV420P:
        return channel == 0 ? Place{0, x, y} : Place{channel, x / 2, y / 2};
    case Format::Format_YV12:
        return channel == 0 ? Place{0, x, y} : Place{3 - channel, x / 2, y / 2};
    case Format::Format_YUYV:
        return {0, channel == 0 ? 2 * x : x / 2 * 4 + 2 * channel - 1, y};
    default: // UYVY
        return {0, channel == 0 ? 2 * x + 1 : x / 2 * 4 + 2 * channel - 2, y};
    }
}

QVideoFrame yuvFrame(Format::PixelFormat pixels, bool hd, bool full) {
    Format format(QSize(size.width, size.height), pixels);
    format.setColorSpace(hd ? Format::ColorSpace_BT709 : Format::ColorSpace_BT601);
    format.setColorRange(full ? Format::ColorRange_Full : Format::ColorRange_Video);
    QVideoFrame frame(format);
    if (!frame.map(QVideoFrame::WriteOnly)) return {};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const cv::Vec3d yuv = yuvOf(colourAt(x, y), hd, full);
            for (int c = 0; c < 3; ++c) {
                const Place place = placeOf(pixels, c, x, y);
                frame.bits(place.plane)[place.line * frame.bytesPerLine(place.plane) + place.offset] =
                    uchar(std::lround(yuv[c]));
            }
        }
    frame.unmap();
    return frame;
}

QVideoFrame rgbFrame(Format::PixelFormat pixels, std::array<int, 3> bgrBytes) {
    QVideoFrame frame(Format(QSize(size.width, size.height), pixels));
    if (!frame.map(QVideoFrame::WriteOnly)) return {};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (size_t c = 0; c < 3; ++c)
                frame.bits(0)[y * frame.bytesPerLine(0) + 4 * x + bgrBytes[c]] = colourAt(x, y)[int(c)];
    frame.unmap();
    return frame;
}

int farthest(const cv::Vec3b& one, const cv::Vec3b& other) {
    int most = 0;
    for (int c = 0; c < 3; ++c)
        most = std::max(most, std::abs(one[c] - other[c]));
    return most;
}

/// The middles of the four quarters as they were made.
bool quartersFit(const cv::Mat& bgr, int allowed = 3) {
    for (const int i : {0, 1, 2, 3}) {
        const int x = i % 2 ? 3 : 1, y = i / 2 ? 3 : 1;
        const cv::Vec3b seen = bgr.at<cv::Vec3b>(bgr.rows * y / 4, bgr.cols * x / 4);
        if (farthest(seen, colourAt(size.width * x / 4, size.height * y / 4)) > allowed) return false;
    }
    return true;
}

cv::Mat whole(const MappedFrame& frame, const cv::Size& wanted) {
    return frame.bgr(cv::Rect({}, frame.size()), wanted);
}

} // namespace

class TestMappedFrame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coloursOfEveryLayout_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("hd");
        QTest::addColumn<bool>("full");
        for (const auto format : {Format::Format_NV12, Format::Format_NV21, Format::Format_YUV420P,
                                  Format::Format_YV12, Format::Format_YUYV, Format::Format_UYVY})
            for (const bool hd : {false, true})
                for (const bool full : {false, true})
                    QTest::addRow("%s %s %s", qPrintable(Format::pixelFormatToString(format)),
                                  hd ? "709" : "601", full ? "full" : "video")
                        << int(format) << hd << full;
    }
    void coloursOfEveryLayout() {
        QFETCH(int, format);
        QFETCH(bool, hd);
        QFETCH(bool, full);
        const MappedFrame mapped(yuvFrame(Format::PixelFormat(format), hd, full));
        QVERIFY(!mapped.isNull());
        QVERIFY(quartersFit(whole(mapped, size)));
        QVERIFY(quartersFit(whole(mapped, {20, 15})));
        QVERIFY(quartersFit(whole(mapped, {100, 75})));
        QCOMPARE(mapped.grey().size(), size);
        const cv::Mat part = mapped.bgr({size.width / 2, 0, size.width / 2, size.height / 2}, {16, 12});
        QVERIFY(farthest(part.at<cv::Vec3b>(6, 8), colourAt(size.width - 1, 0)) <= 3);
    }
    void rgb_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("b");
        QTest::addColumn<int>("r");
        QTest::newRow("BGRA") << int(Format::Format_BGRA8888) << 0 << 2;
        QTest::newRow("BGRX") << int(Format::Format_BGRX8888) << 0 << 2;
        QTest::newRow("RGBA") << int(Format::Format_RGBA8888) << 2 << 0;
        QTest::newRow("ARGB") << int(Format::Format_ARGB8888) << 3 << 1;
        QTest::newRow("ABGR") << int(Format::Format_ABGR8888) << 1 << 3;
    }
    void rgb() {
        QFETCH(int, format);
        QFETCH(int, b);
        QFETCH(int, r);
        const MappedFrame mapped(rgbFrame(Format::PixelFormat(format), {b, (b + r) / 2, r}));
        QVERIFY(quartersFit(whole(mapped, size), 0));
    }
    void jpeg() {
        QImage image(size.width, size.height, QImage::Format_RGB32);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const cv::Vec3b c = colourAt(x, y);
                image.setPixel(x, y, qRgb(c[2], c[1], c[0]));
            }
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(image.save(&buffer, "jpeg", 95));
        QVideoFrame frame(Format(QSize(size.width, size.height), Format::Format_Jpeg));
        QVERIFY(frame.map(QVideoFrame::WriteOnly));
        if (frame.mappedBytes(0) < bytes.size()) QSKIP("this version of Qt makes no JPEG frames of its own");
        std::copy(bytes.begin(), bytes.end(), frame.bits(0));
        frame.unmap();
        QVERIFY(quartersFit(whole(MappedFrame(frame), size), 8));
    }
    void uprightAsTheStreamSays_data() {
        QTest::addColumn<int>("angle");
        for (const int angle : {90, 180, 270})
            QTest::addRow("%d", angle) << angle;
    }
    void uprightAsTheStreamSays() {
        QFETCH(int, angle);
        QVideoFrame frame = yuvFrame(Format::Format_NV12, true, false);
        const cv::Mat stored = whole(MappedFrame(frame), size);
        frame.setRotationAngle(QVideoFrame::RotationAngle(angle));
        const MappedFrame mapped(frame);
        cv::Mat turned;
        cv::rotate(stored, turned,
                   angle == 90    ? cv::ROTATE_90_CLOCKWISE
                   : angle == 180 ? cv::ROTATE_180
                                  : cv::ROTATE_90_COUNTERCLOCKWISE);
        QCOMPARE(mapped.size(), turned.size());
        QCOMPARE(cv::norm(whole(mapped, turned.size()), turned, cv::NORM_INF), 0.);
        QCOMPARE(mapped.grey().size(), turned.size());
        const cv::Rect part({turned.cols / 8, turned.rows * 5 / 8},
                            cv::Size(turned.cols / 4, turned.rows / 4));
        const cv::Mat cut = mapped.bgr(part, part.size());
        QVERIFY(cv::norm(cut, turned(part), cv::NORM_INF) <= 3);
    }
    void neverMirrored() {
        QVideoFrame frame = yuvFrame(Format::Format_NV12, true, false);
        const QImage plain = imageOf(frame);
        frame.setMirrored(true);
        QCOMPARE(imageOf(frame), plain);
    }
    void fingerprints() {
        QVideoFrame frame = yuvFrame(Format::Format_NV12, true, false);
        const size_t before = MappedFrame(frame).fingerprint();
        QCOMPARE(MappedFrame(yuvFrame(Format::Format_NV12, true, false)).fingerprint(), before);
        QVERIFY(frame.map(QVideoFrame::ReadWrite));
        frame.bits(0)[16 * frame.bytesPerLine(0) + 5] ^= 1;
        frame.unmap();
        QVERIFY(MappedFrame(frame).fingerprint() != before);
    }
    void nothingIsNothing() {
        QVERIFY(MappedFrame(QVideoFrame()).isNull());
        QVERIFY(imageOf(QVideoFrame()).isNull());
        QCOMPARE(MappedFrame(QVideoFrame()).fingerprint(), size_t(0));
    }
    void theGuidesPicture() {
        QVideoFrame large(Format(QSize(1920, 1080), Format::Format_NV12));
        const MappedFrame mapped(large);
        const GuidePicture picture = guidePictureOf(mapped);
        QCOMPARE(picture.bgr.size(), cv::Size(640, 360));
        QCOMPARE(picture.grey.size(), cv::Size(1920, 1080));
        QCOMPARE(picture.full, cv::Size(1920, 1080));
        const MappedFrame few(yuvFrame(Format::Format_YUYV, false, false));
        QCOMPARE(guidePictureOf(few).bgr.size(), size);
    }
};

QTEST_MAIN(TestMappedFrame)
#include "tst_mapped_frame.moc"
