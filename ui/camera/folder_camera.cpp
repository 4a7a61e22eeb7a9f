#include "ui/camera/folder_camera.h"

#include "core/image/picture.h"
#include "core/work/watched_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace mianguan {

FolderCamera::FolderCamera(const CameraSource& source)
    : Camera(source), folder(QString::fromUtf8(source.id)) {}

FolderCamera::~FolderCamera() = default;

QString FolderCamera::silence() const {
    return tr("No live picture: shots come by themselves from the folder %1. Press the shutter on the "
              "camera.")
        .arg(QDir::toNativeSeparators(folder));
}

void FolderCamera::start() {
    const auto gone = [this] {
        Q_EMIT trouble(tr("The folder %1 is gone. Plug the camera or the stick in again; shots go on by "
                          "themselves.")
                           .arg(QDir::toNativeSeparators(folder)));
    };
    const auto found = scanFolder(folder);
    before = found.value_or(FolderScan());
    if (!found) gone();
    watched = std::make_unique<WatchedFolder>(folder);
    connect(watched.get(), &WatchedFolder::arrived, this, &FolderCamera::take);
    connect(watched.get(), &WatchedFolder::vanished, this, gone);
    connect(watched.get(), &WatchedFolder::returned, this, &Camera::started);
    Q_EMIT started();
}

void FolderCamera::take(const QStringList& paths) {
    for (const QString& path : paths) {
        const QFileInfo info(path);
        const FileMark mark{info.size(), info.lastModified().toMSecsSinceEpoch()};
        const auto known = before.constFind(path);
        if (known != before.cend() && *known == mark) continue;
        auto bytes = readFileBytes(path);
        if (bytes)
            Q_EMIT taken(Still{*bytes, {}});
        else
            Q_EMIT notTaken(bytes.error());
    }
}

void FolderCamera::capture() {
    Q_EMIT notTaken({ErrorKind::Unsupported, tr("This camera is not released from here"), source().name,
                     tr("Press the shutter on the camera; the shot comes by itself.")});
}

} // namespace mianguan
