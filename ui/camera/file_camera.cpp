#include "ui/camera/file_camera.h"

#include "ui/camera/mapped_frame.h"

#include <QUrl>

namespace mianguan {

FileCamera::FileCamera(const CameraSource& source) : Camera(source) {
    player.setVideoSink(&sink);
    connect(&sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame& shown) {
        if (!shown.isValid()) return;
        last = shown;
        Q_EMIT frame(shown);
    });
    // Not by setLoops: one of Qt 6.4's two back ends stops at the end all the same.
    connect(&player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status != QMediaPlayer::EndOfMedia) return;
        player.setPosition(0);
        player.play();
    });
    connect(&player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error, const QString& detail) {
        Q_EMIT trouble(tr("The video “%1” could not be played. Choose another file. %2")
                           .arg(this->source().name, detail)
                           .trimmed());
    });
}

void FileCamera::start() {
    player.setSource(QUrl::fromLocalFile(QString::fromUtf8(source().id)));
    player.play();
    Q_EMIT started();
}

void FileCamera::capture() {
    const QImage image = imageOf(last);
    if (image.isNull()) return Q_EMIT notTaken(noPictureYet(source().name));
    Q_EMIT taken(Still{{}, image});
}

} // namespace mianguan
