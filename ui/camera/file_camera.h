#pragma once

#include "ui/camera/camera.h"

#include <QMediaPlayer>
#include <QVideoSink>

namespace mianguan {

/// A video file in place of a camera, over and over: for practice and for proving what follows the camera.
class FileCamera : public Camera {
    Q_OBJECT
public:
    explicit FileCamera(const CameraSource& source);

    void start() override;
    void capture() override;

private:
    QVideoSink sink;
    QMediaPlayer player;
    QVideoFrame last;
};

} // namespace mianguan
