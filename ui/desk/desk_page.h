#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace mianguan {

class Banner;
class DeskCamera;
class DeskView;
class SessionsView;
class Settings;
class Store;
class Vision;

/// Collecting photos: the sessions, then the desk of one of them.
class DeskPage : public QWidget {
    Q_OBJECT
public:
    DeskPage(Store& store, Settings& settings, QWidget* parent = nullptr);
    ~DeskPage() override;

    void setVision(const Result<std::shared_ptr<Vision>>& vision);
    void start(const Id& session);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void furnish();
    void equip();
    void leave();

    Store& store;
    Settings& settings;
    std::shared_ptr<Vision> vision;
    std::unique_ptr<DeskCamera> camera;
    Banner* banner;
    QStackedWidget* views;
    SessionsView* sessions = nullptr; ///< these from the first look at the page
    DeskView* desk = nullptr;
};

} // namespace mianguan
