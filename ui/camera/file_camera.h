#pragma once

#include "core/work/folder_scan.h"
#include "ui/camera/camera.h"

#include <QMediaPlayer>
#include <QTimer>
#include <QVideoSink>

namespace mianguan {

/// A video file in place of a camera, over and over: for practice and for proving what follows the camera. A
/// file that goes away is a camera unplugged; one that is put in its place is played as soon as it is seen.
class FileCamera : public Camera {
    Q_OBJECT
public:
    explicit FileCamera(const CameraSource& source);

    void start() override;
    void capture() override;

private:
    QString path() const { return QString::fromUtf8(source().id); }
    FileMark markNow() const;
    void play();
    void look();

    QVideoSink sink;
    QMediaPlayer player;
    QVideoFrame last;
    QTimer looking;
    FileMark mark; ///< of the file that plays
};

} // namespace mianguan
