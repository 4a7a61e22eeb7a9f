#pragma once

#include "core/work/session.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace mianguan {

class CameraCard;
class DeskCamera;
class EmptyState;
class SessionBoard;
class SessionList;
class Store;
class Vision;

/// The sessions, and what is to be got ready before one goes on.
class SessionsView : public QWidget {
    Q_OBJECT
public:
    SessionsView(Store& store, DeskCamera& camera, QWidget* parent = nullptr);
    void setVision(std::shared_ptr<Vision> vision);
    void awaken(); ///< the camera is this view's again

Q_SIGNALS:
    void startAsked(const mianguan::Id& session);

private:
    QWidget* makeSide();
    void choose();
    void plan(const Session& session);
    void close();
    void refresh();
    void translate();
    std::optional<Session> chosen() const;
    void showFigures(const Session& session);

    Store& store;
    DeskCamera& camera;
    bool ready = false; ///< the models are there
    Id current;
    SessionList* sessions;
    QLabel *title, *name, *line, *tally;
    QListView* list;
    QPushButton *add, *change, *finish, *start;
    CameraCard* card;
    SessionBoard* board;
    EmptyState* empty;
    QStackedWidget* right;
};

} // namespace mianguan
