#pragma once

#include <QImage>
#include <QPainter>
#include <QProcess>

#include <functional>

namespace mianguan::test {

using DrawFrame = std::function<void(QPainter& painter, int number)>;

/// An H.264 file of drawn frames; false without ffmpeg.
inline bool makeVideo(const QString& path, const QSize& size, int rate, int frames, const DrawFrame& draw) {
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"), {QStringLiteral("-v"),
                                            QStringLiteral("error"),
                                            QStringLiteral("-y"),
                                            QStringLiteral("-f"),
                                            QStringLiteral("rawvideo"),
                                            QStringLiteral("-pix_fmt"),
                                            QStringLiteral("bgra"),
                                            QStringLiteral("-s"),
                                            QStringLiteral("%1x%2").arg(size.width()).arg(size.height()),
                                            QStringLiteral("-r"),
                                            QString::number(rate),
                                            QStringLiteral("-i"),
                                            QStringLiteral("-"),
                                            QStringLiteral("-vf"),
                                            QStringLiteral("scale=out_color_matrix=bt709"),
                                            QStringLiteral("-colorspace"),
                                            QStringLiteral("bt709"),
                                            QStringLiteral("-c:v"),
                                            QStringLiteral("libx264"),
                                            QStringLiteral("-preset"),
                                            QStringLiteral("ultrafast"),
                                            QStringLiteral("-crf"),
                                            QStringLiteral("16"),
                                            QStringLiteral("-pix_fmt"),
                                            QStringLiteral("yuv420p"),
                                            path});
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
