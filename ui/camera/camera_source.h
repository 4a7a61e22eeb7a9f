#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace mianguan {

class Camera;

/// Something that pictures can come from.
struct CameraSource {
    enum class Kind { Device, File, Folder };
    Kind kind = Kind::Device;
    QByteArray id; ///< the system's own name of a device; the path of a file or folder, UTF-8
    QString name;  ///< for people

    bool operator==(const CameraSource&) const = default;
};

CameraSource videoFile(const QString& path);
CameraSource tetheredFolder(const QString& path);
QList<CameraSource> connectedDevices(); ///< on the main thread

using MakeCamera = std::function<std::unique_ptr<Camera>(const CameraSource&)>; ///< on the camera's thread
std::unique_ptr<Camera> makeCamera(const CameraSource& source);

} // namespace mianguan
