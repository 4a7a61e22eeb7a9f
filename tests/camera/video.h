#pragma once

#include <QImage>
#include <QPainter>
#include <QProcess>

#include <functional>

namespace mianguan::test {

using DrawFrame = std::function<void(QPainter& painter, int number)>;

/// How ffmpeg is to encode: H.264 as files and many cameras have it, motion JPEG with half the colours as
/// others.
inline QStringList h264() {
    return {QStringLiteral("-vf"),         QStringLiteral("scale=out_color_matrix=bt709"),
            QStringLiteral("-colorspace"), QStringLiteral("bt709"),
            QStringLiteral("-c:v"),        QStringLiteral("libx264"),
            QStringLiteral("-preset"),     QStringLiteral("ultrafast"),
            QStringLiteral("-crf"),        QStringLiteral("16"),
            QStringLiteral("-pix_fmt"),    QStringLiteral("yuv420p")};
}
inline QStringList motionJpeg() {
    return {QStringLiteral("-c:v"), QStringLiteral("mjpeg"),    QStringLiteral("-q:v"),
            QStringLiteral("2"),    QStringLiteral("-pix_fmt"), QStringLiteral("yuvj422p")};
}

/// A video file of drawn frames; false without ffmpeg.
inline bool makeVideo(const QString& path, const QSize& size, int rate, int frames, const DrawFrame& draw,
                      const QStringList& encoding = h264()) {
    QProcess ffmpeg;
    ffmpeg.start(
        QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"), QStringLiteral("-f"),
                    QStringLiteral("rawvideo"), QStringLiteral("-pix_fmt"), QStringLiteral("bgra"),
                    QStringLiteral("-s"), QStringLiteral("%1x%2").arg(size.width()).arg(size.height()),
                    QStringLiteral("-r"), QString::number(rate), QStringLiteral("-i"), QStringLiteral("-")} +
            encoding + QStringList{path});
    if (!ffmpeg.waitForStarted()) return false;
    QImage image(size, QImage::Format_RGB32);
    for (int i = 0; i < frames; ++i) {
        QPainter painter(&image);
        draw(painter, i);
        painter.end();
        ffmpeg.write(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
        while (ffmpeg.bytesToWrite() > 0)
            if (!ffmpeg.waitForBytesWritten(30'000)) return false;
    }
    ffmpeg.closeWriteChannel();
    return ffmpeg.waitForFinished(120'000) && ffmpeg.exitCode() == 0;
}

} // namespace mianguan::test
