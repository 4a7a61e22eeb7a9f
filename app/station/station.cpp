#include "app/station/station.h"

#include "app/station/appearance.h"
#include "core/vision/vision.h"
#include "core/work/store.h"
#include "ui/base/async.h"
#include "ui/frame/main_window.h"
#include "ui/frame/workspace.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTimer>

#include <utility>

namespace mianguan {

namespace {

/// With QT_MESSAGE_PATTERN="%{time hh:mm:ss.zzz} %{message}" it says how long the start took.
Q_LOGGING_CATEGORY(startLog, "mianguan.start", QtWarningMsg)

/// A store that another window holds opens by itself once that window is gone.
constexpr std::chrono::seconds busyWait(1);

} // namespace

Station::Station(const Options& asked, Settings& settings, Appearance& looks)
    : options(asked), appearance(looks), window(std::make_unique<MainWindow>(settings)) {
    connect(window.get(), &MainWindow::retryAsked, this, &Station::openStore);
    connect(window.get(), &MainWindow::storeShown, this, &Station::connectWorkspace);
    connect(window.get(), &MainWindow::painted, this, [this] {
        if (std::exchange(seen, true)) return;
        qCDebug(startLog) << "first frame";
        QTimer::singleShot(0, &appearance, &Appearance::followSystem);
    });
}

/// The pages go before the store they look at, the store before its threads' pool.
Station::~Station() {
    loader.waitForDone();
    window.reset();
    store.reset();
}

void Station::begin() {
    openStore();
    window->show();
}

void Station::openStore() {
    window->showOpening();
    tryToOpen();
}

void Station::tryToOpen() {
    using Opened = std::shared_ptr<Result<std::unique_ptr<Store>>>;
    runOffGui(
        loader, this,
        [folder = options.data, practice = options.practice, gui = thread()]() -> Opened {
            auto opened = std::make_shared<Result<std::unique_ptr<Store>>>(Store::open(folder, {practice}));
            if (*opened) (**opened)->moveToThread(gui);
            return opened;
        },
        [this](const Opened& opened) { storeOpened(opened); });
}

void Station::storeOpened(const std::shared_ptr<Result<std::unique_ptr<Store>>>& opened) {
    if (!*opened) {
        window->showTrouble(opened->error());
        if (opened->error().kind == ErrorKind::Busy) QTimer::singleShot(busyWait, this, &Station::tryToOpen);
        return;
    }
    store = std::move(**opened);
    window->showStore(*store);
    qCDebug(startLog) << "store open";
}

void Station::connectWorkspace() {
    Workspace* workspace = window->workspace();
    connect(workspace, &Workspace::languageChosen, &appearance, &Appearance::useLanguage);
    connect(workspace, &Workspace::themeChosen, &appearance, &Appearance::useTheme);
    connect(workspace, &Workspace::visionAsked, this, &Station::loadVision);
    if (!options.imports.isEmpty()) workspace->import(std::exchange(options.imports, {}), Page::Review);
    loadVision();
}

void Station::loadVision() {
    runOffGui(
        loader, this, [] { return Vision::load(); },
        [this](const Result<std::shared_ptr<Vision>>& vision) {
            qCDebug(startLog) << "models" << (vision ? "loaded" : "not loaded");
            if (window->workspace()) window->workspace()->setVision(vision);
        });
}

} // namespace mianguan
