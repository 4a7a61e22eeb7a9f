#include "core/work/watched_folder.h"

#include "core/base/aside.h"
#include "core/work/folder_scan.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QTimer>

#include <chrono>

namespace mianguan {

using namespace std::chrono_literals;

namespace {

const std::chrono::milliseconds whileChanging = 500ms;
const std::chrono::milliseconds whileAway = 1s;
const std::chrono::milliseconds whileQuiet = 5s; // for shares that tell nothing of changes

} // namespace

class WatchedFolder::Private {
public:
    Private(WatchedFolder* watched, const QString& folder);
    ~Private() { pool.waitForDone(); }

private:
    void scan();
    void scanned(const std::optional<FolderScan>& found);
    void watch(bool present);
    std::chrono::milliseconds pause(bool present) const;

    WatchedFolder* q;
    QString path;
    QThreadPool pool;
    QFileSystemWatcher watcher;
    QTimer timer;
    QElapsedTimer clock;
    SettledFiles files;
    bool scanning = false;
    bool again = false;
    bool there = true;
};

WatchedFolder::Private::Private(WatchedFolder* watched, const QString& folder) : q(watched), path(folder) {
    pool.setMaxThreadCount(1);
    clock.start();
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, q, [this] { scan(); });
    QObject::connect(&watcher, &QFileSystemWatcher::directoryChanged, q, [this] { scan(); });
    timer.start(0ms);
}

void WatchedFolder::Private::scan() {
    again = scanning; // what changes while it looks is looked for once more
    if (scanning) return;
    scanning = true;
    runAside(
        pool, q, [path = path] { return scanFolder(path); },
        [this](const std::optional<FolderScan>& found) { scanned(found); });
}

void WatchedFolder::Private::scanned(const std::optional<FolderScan>& found) {
    scanning = false;
    const bool was = std::exchange(there, found.has_value());
    const QStringList settled = found ? files.take(*found, clock.elapsed()) : QStringList();
    timer.start(pause(found.has_value()));
    watch(found.has_value());
    if (was && !found) Q_EMIT q->vanished();
    if (!was && found) Q_EMIT q->returned();
    if (!settled.isEmpty()) Q_EMIT q->arrived(settled);
}

/// A folder that comes back under its name may be another one, so it is watched anew.
void WatchedFolder::Private::watch(bool present) {
    const bool watched = watcher.directories().contains(path);
    if (present && !watched) watcher.addPath(path);
    if (!present && watched) watcher.removePath(path);
}

std::chrono::milliseconds WatchedFolder::Private::pause(bool present) const {
    if (again) return 0ms;
    if (!present) return whileAway;
    return files.unsettled() ? whileChanging : whileQuiet;
}

WatchedFolder::WatchedFolder(const QString& folder, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, folder)) {}

WatchedFolder::~WatchedFolder() = default;

} // namespace mianguan
