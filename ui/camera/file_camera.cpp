#include "ui/camera/file_camera.h"

#include "ui/camera/mapped_frame.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUrl>

namespace mianguan {

namespace {

constexpr std::chrono::milliseconds lookEvery(250);

} // namespace

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
    connect(&looking, &QTimer::timeout, this, &FileCamera::look);
}

FileMark FileCamera::markNow() const {
    const QFileInfo file(path());
    return file.exists() ? FileMark{file.size(), file.lastModified().toMSecsSinceEpoch()} : FileMark{-1, 0};
}

void FileCamera::start() {
    play();
    looking.start(lookEvery);
    Q_EMIT started();
}

void FileCamera::play() {
    mark = markNow();
    last = {};
    player.setSource(QUrl::fromLocalFile(path()));
    player.play();
}

/// The player holds the file that it opened; who looks at the picture takes it for the one that is there.
void FileCamera::look() {
    const FileMark now = markNow();
    if (now == mark) return;
    player.setSource({});
    if (now.bytes >= 0) return play();
    mark = now;
    last = {};
    Q_EMIT trouble(tr("The video “%1” is gone. Put it back; it goes on by itself.").arg(source().name));
}

void FileCamera::capture() {
    const QImage image = imageOf(last);
    if (image.isNull()) return Q_EMIT notTaken(noPictureYet(source().name));
    Q_EMIT taken(Still{{}, image});
}

} // namespace mianguan
