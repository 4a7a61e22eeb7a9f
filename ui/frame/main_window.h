#pragma once

#include "core/base/result.h"
#include "ui/frame/rail.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace mianguan {

class DropPaths;
class Settings;
class StartPage;
class Store;
class Vision;
class Workspace;

/// The one window: start page, the door, and the workspace of an open store.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Settings& settings, QWidget* parent = nullptr);

    void setDoor(QWidget* door);          ///< where people come in
    void setCalled(const QString& words); ///< in its title, to tell two windows apart
    void showOpening();
    void showTrouble(const Error& error);
    void showDoor(); ///< at once, over an open store too; everything that lies over it goes
    void showStore(Store& store);
    void showStoreAgain(); ///< the one behind the door
    void closeStore();     ///< before the store goes
    Workspace* workspace() const { return space; }

Q_SIGNALS:
    void retryAsked();
    void storeShown(); ///< connect to the new workspace now
    void painted();    ///< the first frame is on its way to the screen
    void closing();    ///< the person wants out; close() again when everything is put away

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void translate();
    void toggleFullScreen();
    void takeAwayWhatLiesOver();

    Settings& settings;
    QString called;
    QStackedWidget* layers;
    StartPage* start;
    QWidget* door = nullptr;
    Workspace* space = nullptr;
    DropPaths* drops;
    bool wasMaximized = false;
};

} // namespace mianguan
