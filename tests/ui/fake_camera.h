#pragma once

#include "ui/camera/camera.h"

#include <QMutex>
#include <QTimer>

#include <cstring>

namespace mianguan::test {

/// A device that a test holds in its hand: what it shows, what it can, what was set on it.
struct FakeDevice {
    void show(const QImage& image) {
        const QMutexLocker lock(&mutex);
        picture = image.convertToFormat(QImage::Format_RGB32);
    }
    QImage shown() const {
        const QMutexLocker lock(&mutex);
        return picture;
    }
    CameraSettings settings() const {
        const QMutexLocker lock(&mutex);
        return set;
    }

    CameraAbilities can;
    CameraSettings set;
    int starts = 0;
    mutable QMutex mutex;

private:
    QImage picture = QImage(320, 240, QImage::Format_RGB32);
};

/// Gives frames that differ, as a sensor's noise makes them.
class FakeCamera : public Camera {
public:
    FakeCamera(const CameraSource& source, std::shared_ptr<FakeDevice> held)
        : Camera(source), device(std::move(held)) {}

    void start() override {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this] { Q_EMIT frame(next()); });
        timer->start(40);
        {
            const QMutexLocker lock(&device->mutex);
            ++device->starts;
        }
        Q_EMIT started();
    }
    void capture() override { Q_EMIT taken(Still{{}, device->shown()}); }
    CameraAbilities abilities() const override { return device->can; }
    void set(const CameraSettings& settings) override {
        const QMutexLocker lock(&device->mutex);
        device->set = settings;
    }

private:
    QVideoFrame next() {
        QImage image = device->shown();
        image.setPixelColor(0, 0, QColor(++number % 256, number / 256 % 256, 0));
        QVideoFrame made(QVideoFrameFormat(image.size(), QVideoFrameFormat::Format_BGRX8888));
        made.map(QVideoFrame::WriteOnly);
        for (int y = 0; y < image.height(); ++y)
            std::memcpy(made.bits(0) + y * made.bytesPerLine(0), image.constScanLine(y),
                        size_t(image.width()) * 4);
        made.unmap();
        return made;
    }

    std::shared_ptr<FakeDevice> device;
    int number = 0;
};

} // namespace mianguan::test
