#pragma once

#include "app/station/options.h"
#include "core/access/user.h"
#include "core/base/result.h"
#include "ui/access/doorkeeper.h"
#include "ui/access/idle_watch.h"
#include "ui/base/clipboard_guard.h"
#include "ui/frame/place.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace mianguan {

class Appearance;
class Door;
class HubFollower;
class HubLink;
class MainWindow;
class Settings;
class Store;
class Vision;
enum class SignOut;

/// Wires door, store, models and window: the window first, the rest beside it.
class Station : public QObject {
    Q_OBJECT
public:
    Station(const Options& options, Settings& settings, Appearance& appearance,
            const Entrance::Options& how = {});
    ~Station() override;

    void begin();

private:
    void connectWindow();
    void connectDoor();
    void chooseLanguage(const QString& name);
    void practise();
    void openDoor();
    void sayShut(const Error& error);
    void comeIn();
    void connectWorkspace();
    void leave(SignOut cause);
    void comeBack(const QString& name, const Secret& password);
    void returned(const Result<Id>& answer);
    void leaveWhenDone();
    void closeStore();
    void signOut();
    void meetHub();
    void partFromHub();
    void endSession(const QString& sentence);
    void askToQuit();
    void quit();
    void loadVision();

    Options options;
    Settings& settings;
    Appearance& appearance;
    std::unique_ptr<Store> store;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<HubLink> link; ///< none in a practice store
    std::unique_ptr<HubFollower> follower;
    Doorkeeper keeper;
    Door* door;
    IdleWatch idle;
    ClipboardGuard clipboard;
    std::optional<Place> kept;      ///< where the one who locked goes on
    std::optional<SignOut> leaving; ///< the door is shut, the store not yet
    QString ended;                  ///< what the hub said when it ended the session; empty: it did not
    QThreadPool loader;
    bool seen = false, returning = false, quitting = false;
};

} // namespace mianguan
