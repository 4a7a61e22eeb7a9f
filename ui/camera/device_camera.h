#pragma once

#include "ui/camera/camera.h"

#include <QCamera>
#include <QImageCapture>
#include <QMediaCaptureSession>
#include <QVideoSink>

namespace mianguan {

/// A camera plugged into this machine.
class DeviceCamera : public Camera {
    Q_OBJECT
public:
    explicit DeviceCamera(const CameraSource& source);

    void start() override;
    void capture() override;
    CameraAbilities abilities() const override;
    void set(const CameraSettings& settings) override;

private:
    void setFormat(const std::optional<CameraFormat>& wanted);
    void setExposure(const CameraSettings& settings);
    void say(QCamera::Error error, const QString& detail);

    std::unique_ptr<QCamera> camera;
    QImageCapture shooting;
    QVideoSink sink;
    QMediaCaptureSession session;
};

} // namespace mianguan
