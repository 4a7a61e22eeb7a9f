#include "ui/frame/backup_watch.h"

#include "core/base/aside.h"
#include "core/work/store.h"

namespace mianguan {

namespace {

constexpr std::chrono::seconds pause(3);
constexpr std::chrono::minutes period(5); // it grows older by itself

} // namespace

BackupWatch::BackupWatch(Store& target, QObject* parent) : QObject(parent), store(target) {
    pool.setMaxThreadCount(1);
    soon.setSingleShot(true);
    soon.setInterval(pause);
    again.setInterval(period);
    for (QTimer* timer : {&soon, &again})
        connect(timer, &QTimer::timeout, this, &BackupWatch::look);
    connect(&store, &Store::activityAdded, this, [this] {
        if (!soon.isActive()) soon.start();
    });
    again.start();
    QTimer::singleShot(0, this, &BackupWatch::look);
}

BackupWatch::~BackupWatch() { pool.waitForDone(); }

void BackupWatch::look() {
    runAside(
        pool, this, [this] { return store.sinceBackup(); },
        [this](const BackupStanding& standing) { Q_EMIT told(standing, store.may(Command::BackUp)); });
}

} // namespace mianguan
