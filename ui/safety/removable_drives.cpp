#include "ui/safety/removable_drives.h"

#include "core/base/aside.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QTimer>

namespace mianguan {

namespace {

constexpr std::chrono::seconds pause(3);

/// Where desktops mount what was plugged in.
bool isPluggedIn(const QStorageInfo& volume) {
    for (const char* place : {"/media/", "/run/media/"})
        if (volume.rootPath().startsWith(QLatin1String(place))) return true;
    return false;
}

QList<Drive> pluggedIn() {
    QList<Drive> drives;
    for (const QStorageInfo& volume : QStorageInfo::mountedVolumes())
        if (isPluggedIn(volume) && volume.isReady() && !volume.isReadOnly())
            drives += {QFileInfo(volume.rootPath()).fileName(), volume.rootPath(), volume.bytesAvailable()};
    return drives;
}

} // namespace

RemovableDrives::RemovableDrives(QObject* parent) : QObject(parent), turn(new QTimer(this)) {
    turn->setInterval(pause);
    connect(turn, &QTimer::timeout, this, &RemovableDrives::look);
}

RemovableDrives::~RemovableDrives() { pool.waitForDone(); }

void RemovableDrives::setAwake(bool awake) {
    if (!awake) return turn->stop();
    turn->start();
    look();
}

void RemovableDrives::look() {
    if (std::exchange(looking, true)) return;
    runAside(pool, this, pluggedIn, [this](const QList<Drive>& drives) {
        looking = false;
        if (drives == known) return;
        known = drives;
        Q_EMIT changed();
    });
}

} // namespace mianguan
