#pragma once

#include "ui/desk/unsent_sheet.h"

#include <QWidget>

#include <memory>

class QStackedWidget;
class QTimer;

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

    std::optional<DeskRun::Unsent> unsent() const; ///< shots that nobody submitted
    void settleFirst(Leaving why, const std::function<void()>& go);
    /// Behind a lock shots wait for a while, told by progressSaid(), then they are dropped.
    void setResting(bool resting);
    void cancel(); ///< they are dropped now
    void sayDropped(const DeskRun::Unsent& shots, const Id& session);
    Id session() const; ///< whose desk it is; null: none's

Q_SIGNALS:
    void progressSaid(const QString& words); ///< empty: nothing waits any more

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
    QTimer* patience;
    Id dropped; ///< the session whose shots were dropped behind a lock
};

} // namespace mianguan
