#include "ui/camera/device_camera.h"

#include <QCameraDevice>
#include <QMediaDevices>

#include <algorithm>

namespace mianguan {

namespace {

// Where Qt tells no bounds: what cameras commonly take.
constexpr Span usualCompensation{-3, 3};       // EV
constexpr Span usualTemperature{2800, 10'000}; // K

QCameraDevice deviceOf(const QByteArray& id) {
    for (const QCameraDevice& device : QMediaDevices::videoInputs())
        if (device.id() == id) return device;
    return {};
}

/// Most pixels first, then the faster: shots come from the same stream as the preview. What cannot keep 15
/// frames a second comes last.
bool better(const CameraFormat& one, const CameraFormat& other) {
    constexpr double fluent = 15;
    const auto rank = [](const CameraFormat& format) {
        return std::tuple(format.rate >= fluent, format.size.width() * format.size.height(), format.rate);
    };
    return rank(one) > rank(other);
}

std::optional<CameraFormat> firstOf(const QList<CameraFormat>& formats) {
    return formats.isEmpty() ? std::nullopt : std::optional(formats.first());
}

} // namespace

DeviceCamera::DeviceCamera(const CameraSource& source) : Camera(source) {
    connect(&sink, &QVideoSink::videoFrameChanged, this, &Camera::frame);
    connect(&shooting, &QImageCapture::imageCaptured, this, [this](int, const QImage& image) {
        Q_EMIT taken(Still{{}, image});
    });
    connect(&shooting, &QImageCapture::errorOccurred, this,
            [this](int, QImageCapture::Error, const QString& detail) {
                Q_EMIT notTaken({ErrorKind::System, tr("The camera did not take the shot"),
                                 this->source().name, tr("Shoot again. %1").arg(detail)});
            });
}

void DeviceCamera::start() {
    const QCameraDevice device = deviceOf(source().id);
    if (device.isNull()) return say(QCamera::CameraError, {});
    camera = std::make_unique<QCamera>(device);
    connect(camera.get(), &QCamera::errorOccurred, this, &DeviceCamera::say);
    session.setCamera(camera.get());
    session.setVideoSink(&sink);
    session.setImageCapture(&shooting);
    set({});
    camera->start();
    Q_EMIT started();
}

void DeviceCamera::say(QCamera::Error error, const QString& detail) {
    if (error == QCamera::NoError) return;
    Q_EMIT trouble(tr("The camera “%1” could not be opened. Check its cable and that no other program uses "
                      "it, then choose it again. %2")
                       .arg(source().name, detail)
                       .trimmed());
}

void DeviceCamera::capture() {
    if (!shooting.isReadyForCapture()) return Q_EMIT notTaken(noPictureYet(source().name));
    shooting.capture();
}

CameraAbilities DeviceCamera::abilities() const {
    CameraAbilities can;
    if (!camera) return can;
    const QList<QCameraFormat> formats = camera->cameraDevice().videoFormats();
    for (int i = 0; i < formats.size(); ++i)
        can.formats += {formats[i].resolution(), double(formats[i].maxFrameRate()), i};
    std::sort(can.formats.begin(), can.formats.end(), better);
    const auto within = [offered = camera->supportedFeatures()](QCamera::Feature feature, const Span& span) {
        const bool is = offered.testFlag(feature) && span.least < span.most;
        return is ? std::optional(span) : std::nullopt;
    };
    can.exposureCompensation = within(QCamera::Feature::ExposureCompensation, usualCompensation);
    can.exposureTime = within(QCamera::Feature::ManualExposureTime,
                              {camera->minimumExposureTime(), camera->maximumExposureTime()});
    can.sensitivity = within(QCamera::Feature::IsoSensitivity, {double(camera->minimumIsoSensitivity()),
                                                                double(camera->maximumIsoSensitivity())});
    can.focusDistance = within(QCamera::Feature::FocusDistance, {0, 1});
    can.colourTemperature = within(QCamera::Feature::ColorTemperature, usualTemperature);
    return can;
}

/// Set again only when it differs: the camera starts anew for it.
void DeviceCamera::setFormat(const std::optional<CameraFormat>& wanted) {
    const QList<QCameraFormat> formats = camera->cameraDevice().videoFormats();
    if (!wanted || wanted->number >= formats.size()) return;
    const QCameraFormat& format = formats[wanted->number];
    if (camera->cameraFormat() != format) camera->setCameraFormat(format);
}

void DeviceCamera::setExposure(const CameraSettings& settings) {
    const CameraAbilities can = abilities();
    if (can.exposureCompensation) camera->setExposureCompensation(settings.exposureCompensation.value_or(0));
    if (can.exposureTime && settings.exposureTime)
        camera->setManualExposureTime(*settings.exposureTime);
    else if (can.exposureTime)
        camera->setAutoExposureTime();
    if (can.sensitivity && settings.sensitivity)
        camera->setManualIsoSensitivity(*settings.sensitivity);
    else if (can.sensitivity)
        camera->setAutoIsoSensitivity();
}

void DeviceCamera::set(const CameraSettings& settings) {
    if (!camera) return;
    setFormat(settings.format ? settings.format : firstOf(abilities().formats));
    setExposure(settings);
    const CameraAbilities can = abilities();
    if (can.focusDistance && settings.focusDistance) {
        camera->setFocusMode(QCamera::FocusModeManual);
        camera->setFocusDistance(*settings.focusDistance);
    } else if (can.focusDistance) {
        camera->setFocusMode(QCamera::FocusModeAuto);
    }
    if (can.colourTemperature) camera->setColorTemperature(settings.colourTemperature.value_or(0));
}

} // namespace mianguan
