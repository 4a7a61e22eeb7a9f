#include "app/station/station.h"

#include "app/station/appearance.h"
#include "app/station/hub_follower.h"
#include "core/base/aside.h"
#include "core/decoder/untrusted_picture.h"
#include "core/station/hub_link.h"
#include "core/vision/vision.h"
#include "core/work/store.h"
#include "ui/access/door.h"
#include "ui/base/settings.h"
#include "ui/frame/main_window.h"
#include "ui/frame/workspace.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QProcess>
#include <QTimer>

#include <utility>

namespace mianguan {

namespace {

/// With QT_MESSAGE_PATTERN="%{time hh:mm:ss.zzz} %{message}" it says how long the start took.
Q_LOGGING_CATEGORY(startLog, "mianguan.start", QtWarningMsg)

/// A store that another window holds opens by itself once that window is gone.
constexpr std::chrono::seconds busyWait(1);

Entrance::Options entranceOf(const Options& options, Entrance::Options how) {
    how.practice = options.practice;
    return how;
}

} // namespace

Station::Station(const Options& asked, Settings& remembered, Appearance& looks, const Entrance::Options& how)
    : options(asked), settings(remembered), appearance(looks),
      window(std::make_unique<MainWindow>(remembered)), keeper(asked.data, entranceOf(asked, how)),
      door(new Door(keeper, window.get())), idle(this), clipboard(ClipboardGuard::usually) {
    window->setDoor(door);
    window->setCalled(options.title);
    door->setNote(options.title);
    connectWindow();
    connectDoor();
}

/// The pages go before the store they look at, the store before its threads' pool.
Station::~Station() {
    loader.waitForDone();
    partFromHub();
    window.reset();
    store.reset();
}

void Station::connectWindow() {
    connect(window.get(), &MainWindow::retryAsked, this, &Station::openDoor);
    connect(window.get(), &MainWindow::storeShown, this, &Station::connectWorkspace);
    connect(window.get(), &MainWindow::closing, this, &Station::askToQuit);
    connect(window.get(), &MainWindow::painted, this, [this] {
        if (std::exchange(seen, true)) return;
        qCDebug(startLog) << "first frame";
        QTimer::singleShot(0, &appearance, &Appearance::followSystem);
    });
}

void Station::connectDoor() {
    connect(&keeper, &Doorkeeper::shut, this, &Station::sayShut);
    connect(&keeper, &Doorkeeper::atDoor, window.get(), &MainWindow::showDoor);
    connect(&keeper, &Doorkeeper::restoreOwed, window.get(), &MainWindow::showDoor);
    connect(door, &Door::entered, this, &Station::comeIn);
    connect(door, &Door::comeBackAsked, this, &Station::comeBack);
    connect(door, &Door::languageChosen, this, &Station::chooseLanguage);
    connect(door, &Door::practiceAsked, this, &Station::practise);
    connect(door, &Door::stopRunningAsked, this, [this] {
        if (window->workspace()) window->workspace()->stopRunning();
    });
    connect(&idle, &IdleWatch::idle, this, [this] { leave(SignOut::Idle); });
    connect(&idle, &IdleWatch::soon, this, [this](int seconds) {
        if (window->workspace()) window->workspace()->setIdle(seconds);
    });
}

void Station::chooseLanguage(const QString& name) {
    settings.set(setting::language, name);
    appearance.useLanguage(name);
}

/// In a program of its own: a station has one store.
void Station::practise() {
    const QString program = QCoreApplication::applicationFilePath();
    if (QProcess::startDetached(program, {QStringLiteral("--practice")})) {
        window->close();
        return;
    }
    window->showTrouble({ErrorKind::System, tr("The practice store could not be opened"), program,
                         tr("Start the program with --practice.")});
}

void Station::begin() {
    openDoor();
    window->show();
}

void Station::openDoor() {
    window->showOpening();
    keeper.open();
}

void Station::sayShut(const Error& error) {
    window->showTrouble(error);
    if (error.kind == ErrorKind::Busy) QTimer::singleShot(busyWait, &keeper, &Doorkeeper::open);
}

void Station::comeIn() {
    Doorkeeper::Inside inside = keeper.take();
    wipe(inside.recoveryCode);
    store = std::move(inside.store);
    ended.clear();
    window->showStore(*store);
    meetHub();
    qCDebug(startLog) << "store open";
}

void Station::connectWorkspace() {
    Workspace* workspace = window->workspace();
    connect(workspace, &Workspace::languageChosen, &appearance, &Appearance::useLanguage);
    connect(workspace, &Workspace::themeChosen, &appearance, &Appearance::useTheme);
    connect(workspace, &Workspace::visionAsked, this, &Station::loadVision);
    connect(workspace, &Workspace::lockAsked, this, [this] { leave(SignOut::Asked); });
    connect(workspace, &Workspace::signOutAsked, this,
            [this, workspace] { workspace->settleFirst(Leaving::SignOut, [this] { signOut(); }); });
    connect(workspace, &Workspace::runningChanged, this, &Station::leaveWhenDone);
    if (const auto place = std::exchange(kept, {}); place && place->person == store->user().id)
        workspace->goBackTo(*place);
    if (!options.imports.isEmpty()) workspace->import(std::exchange(options.imports, {}), Page::Review);
    if (!store->practice()) {
        idle.begin(store->policy().lockAfter);
        connect(store.get(), &Store::policyChanged, this,
                [this] { idle.setLimit(store->policy().lockAfter); });
    }
    loadVision();
}

void Station::signOut() {
    leave(SignOut::Asked);
    kept.reset();
    door->showSignIn();
    door->sayEnded(ended);
}

/// As long as someone is signed in, a lock included.
void Station::meetHub() {
    if (store->practice()) return;
    link = std::make_unique<HubLink>(*store);
    link->setParent(this);
    follower = std::make_unique<HubFollower>(*link, window->workspace()->hub(), *store);
    connect(link.get(), &HubLink::sessionMustEnd, this, &Station::endSession);
}

void Station::partFromHub() {
    follower.reset();
    link.reset();
}

/// The hub's word, not the person's: what is not submitted is submitted or dropped first, there is no way
/// back to work.
void Station::endSession(const QString& sentence) {
    ended = sentence;
    if (leaving) return door->sayEnded(ended);
    window->workspace()->settleFirst(Leaving::Ended, [this] { signOut(); });
}

/// To the store that is still at work behind the lock, or to it once it has closed.
void Station::comeBack(const QString& name, const Secret& password) {
    if (!leaving || window->workspace()->running().isEmpty()) return door->signInLater(name, password);
    returning = true;
    store->comeBack(name, password.text(), this, [this](const Result<Id>& answer) { returned(answer); });
}

void Station::returned(const Result<Id>& answer) {
    returning = false;
    if (!answer) {
        door->refuse(answer.error());
        return leaveWhenDone();
    }
    leaving.reset();
    window->workspace()->setResting(false);
    window->workspace()->goBackTo(*std::exchange(kept, {}));
    window->showStoreAgain();
    idle.begin(store->policy().lockAfter);
    if (!ended.isEmpty()) endSession(ended);
}

/// The pictures are hidden at once; the store closes when what runs has ended.
void Station::leave(SignOut cause) {
    if (leaving || !store) return;
    leaving = cause;
    idle.end();
    clipboard.clearNow();
    window->workspace()->setResting(true);
    kept = window->workspace()->place();
    door->showLocked(store->user());
    door->sayEnded(ended);
    window->showDoor();
    leaveWhenDone();
}

void Station::leaveWhenDone() {
    if (!leaving || returning) return;
    const QString running = window->workspace()->running();
    door->setRunning(running);
    if (running.isEmpty()) QTimer::singleShot(0, this, &Station::closeStore);
}

void Station::closeStore() {
    if (!leaving || returning) return;
    const SignOut cause = *std::exchange(leaving, {});
    store->signOut(cause, this, [this](const Result<Id>&) {
        partFromHub();
        window->closeStore();
        keeper.close(std::move(store));
    });
}

/// Whoever is there settles what is not submitted; behind a lock nobody is.
void Station::askToQuit() {
    if (leaving) return quit();
    window->workspace()->settleFirst(Leaving::Program, [this] { quit(); });
}

/// A practice store has nobody to sign out.
void Station::quit() {
    if (std::exchange(quitting, true)) return;
    idle.end();
    leaving.reset();
    const auto end = [this] {
        partFromHub();
        window->closeStore();
        window->close();
    };
    if (store->practice()) return end();
    store->signOut(SignOut::Closed, this, [end](const Result<Id>&) { end(); });
}

void Station::loadVision() {
    runAside(
        loader, this,
        [] {
            readyDecoder();
            return Vision::load();
        },
        [this](const Result<std::shared_ptr<Vision>>& vision) {
            qCDebug(startLog) << "models" << (vision ? "loaded" : "not loaded");
            if (window->workspace()) window->workspace()->setVision(vision);
        });
}

} // namespace mianguan
