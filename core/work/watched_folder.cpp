#include "core/work/watched_folder.h"

#include "core/work/folder_scan.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace mianguan {

using namespace std::chrono_literals;

namespace {

const auto whileChanging = 500ms;
const auto whileQuiet = 5s; ///< for shares that tell nothing of changes

} // namespace

class WatchedFolder::Private {
public:
    Private(WatchedFolder* watched, const QString& folder);
    ~Private() { pool.waitForDone(); }

private:
    void scan();
    void scanned(const std::optional<FolderScan>& found);
    void watch();

    WatchedFolder* q;
    QString path;
    QThreadPool pool;
    QFileSystemWatcher watcher;
    QTimer timer;
    QElapsedTimer clock;
    SettledFiles files;
    bool scanning = false;
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
    if (scanning) return;
    scanning = true;
    pool.start([this] {
        const std::optional<FolderScan> found = scanFolder(path);
        QMetaObject::invokeMethod(
            q, [this, found] { scanned(found); }, Qt::QueuedConnection);
    });
}

void WatchedFolder::Private::scanned(const std::optional<FolderScan>& found) {
    scanning = false;
    const bool was = std::exchange(there, found.has_value());
    const QStringList settled = found ? files.take(*found, clock.elapsed()) : QStringList();
    timer.start(files.unsettled() ? whileChanging : whileQuiet);
    if (found) watch();
    if (was && !found) Q_EMIT q->vanished();
    if (!was && found) Q_EMIT q->returned();
    if (!settled.isEmpty()) Q_EMIT q->arrived(settled);
}

/// Again each time: the watcher forgets a folder that went away.
void WatchedFolder::Private::watch() {
    if (!watcher.directories().contains(path)) watcher.addPath(path);
}

WatchedFolder::WatchedFolder(const QString& folder, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, folder)) {}

WatchedFolder::~WatchedFolder() = default;

} // namespace mianguan
