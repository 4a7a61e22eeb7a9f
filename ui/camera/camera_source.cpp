#include "ui/camera/camera_source.h"

#include "ui/camera/device_camera.h"
#include "ui/camera/file_camera.h"
#include "ui/camera/folder_camera.h"

#include <QCameraDevice>
#include <QFileInfo>
#include <QMediaDevices>

namespace mianguan {

CameraSource videoFile(const QString& path) {
    return {CameraSource::Kind::File, path.toUtf8(), QFileInfo(path).fileName()};
}

CameraSource tetheredFolder(const QString& path) {
    return {CameraSource::Kind::Folder, path.toUtf8(), QFileInfo(path).fileName()};
}

QList<CameraSource> connectedDevices() {
    QList<CameraSource> sources;
    for (const QCameraDevice& device : QMediaDevices::videoInputs())
        sources += {CameraSource::Kind::Device, device.id(), device.description()};
    return sources;
}

std::unique_ptr<Camera> makeCamera(const CameraSource& source) {
    switch (source.kind) {
    case CameraSource::Kind::Device:
        return std::make_unique<DeviceCamera>(source);
    case CameraSource::Kind::File:
        return std::make_unique<FileCamera>(source);
    case CameraSource::Kind::Folder:
        break;
    }
    return std::make_unique<FolderCamera>(source);
}

} // namespace mianguan
