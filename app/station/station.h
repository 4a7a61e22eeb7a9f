#pragma once

#include "app/station/options.h"
#include "core/base/result.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace mianguan {

class Appearance;
class MainWindow;
class Settings;
class Store;
class Vision;

/// Wires store, models and window: the window first, the rest beside it.
class Station : public QObject {
    Q_OBJECT
public:
    Station(const Options& options, Settings& settings, Appearance& appearance);
    ~Station() override;

    void begin();

private:
    void openStore();
    void tryToOpen();
    void storeOpened(const std::shared_ptr<Result<std::unique_ptr<Store>>>& opened);
    void connectWorkspace();
    void loadVision();

    Options options;
    Appearance& appearance;
    std::unique_ptr<Store> store;
    std::unique_ptr<MainWindow> window;
    QThreadPool loader;
    bool seen = false;
};

} // namespace mianguan
