#pragma once

#include "core/work/session_report.h"

#include <QThreadPool>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mianguan {

class Banner;
class CameraCard;
class DayView;
class DeskCamera;
class EmptyState;
class SessionBoard;
class SessionList;
class Settings;
class Store;
class Vision;

/// The sessions, and what is to be got ready before one goes on.
class SessionsView : public QWidget {
    Q_OBJECT
public:
    SessionsView(Store& store, Settings& settings, DeskCamera& camera, QWidget* parent = nullptr);
    ~SessionsView() override;
    void setVision(std::shared_ptr<Vision> vision);
    void awaken(); ///< the camera is this view's again

Q_SIGNALS:
    void startAsked(const mianguan::Id& session);

private:
    QWidget* makeHead();
    QWidget* makeSide();
    void makeTabs(QWidget* side);
    void showTab(int which);
    void choose();
    void plan(const Session& session);
    void end();
    void showReport();
    void readReport(const Id& session, const std::function<void(const SessionReport&)>& then);
    void refresh();
    void translate();
    std::optional<Session> chosen() const;
    void countTally(const Id& session);
    void showTally(const SessionTally& sum);

    Store& store;
    Settings& settings;
    DeskCamera& camera;
    bool ready = false; ///< the models are there
    Id current;
    Id counted; ///< whose tally is shown or asked for
    SessionList* sessions;
    QLabel *title, *name, *line, *tally;
    QListView* list;
    QPushButton *add, *report, *change, *finish, *start;
    QToolButton* whole;
    QButtonGroup* tabs;
    QStackedWidget* body;
    Banner* banner;
    DayView* day;
    QThreadPool pool;
    CameraCard* card;
    SessionBoard* board;
    EmptyState* empty;
    QStackedWidget* right;
};

} // namespace mianguan
