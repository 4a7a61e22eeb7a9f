#pragma once

#include "core/base/result.h"
#include "ui/frame/rail.h"

#include <QMainWindow>

#include <memory>

namespace mianguan {

class DropPaths;
class Settings;
class StartPage;
class Store;
class Vision;
class Workspace;

/// The one window: start page until the store is open, then the workspace.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Settings& settings, QWidget* parent = nullptr);

    void showOpening();
    void showTrouble(const Error& error);
    void showStore(Store& store);
    void closeStore(); ///< before the store goes
    Workspace* workspace() const { return space; }

Q_SIGNALS:
    void retryAsked();
    void storeShown(); ///< connect to the new workspace now
    void painted();    ///< the first frame is on its way to the screen

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void toggleFullScreen();

    Settings& settings;
    StartPage* start;
    Workspace* space = nullptr;
    DropPaths* drops;
    bool wasMaximized = false;
};

} // namespace mianguan
