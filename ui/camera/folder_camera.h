#pragma once

#include "core/work/folder_scan.h"
#include "ui/camera/camera.h"

namespace mianguan {

class WatchedFolder;

/// A tethered camera: its own program puts each shot into a folder. There is no live picture.
class FolderCamera : public Camera {
    Q_OBJECT
public:
    explicit FolderCamera(const CameraSource& source);
    ~FolderCamera() override;

    void start() override;
    bool hasPreview() const override { return false; }
    QString silence() const override;
    void capture() override;

private:
    void take(const QStringList& paths);

    QString folder;
    FolderScan before; ///< what was there at the start is no shot
    std::unique_ptr<WatchedFolder> watched;
};

} // namespace mianguan
