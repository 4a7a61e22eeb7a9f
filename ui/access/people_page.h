#pragma once

#include "core/base/id.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace mianguan {

class EmptyState;
class PeopleList;
class PersonCard;
class Settings;
class Store;

/// Who may sign in here and what each may do.
class PeoplePage : public QWidget {
    Q_OBJECT
public:
    PeoplePage(Store& store, Settings& settings, QWidget* parent = nullptr);

private:
    QWidget* makeContent();
    void translate();
    void reload();
    void showChosen();
    QString hintText() const;

    Store& store;
    PeopleList* people;
    QStackedWidget* body;
    EmptyState* nobody;
    QLabel* title;
    QPushButton* add;
    QLabel* hint;
    QListView* list;
    PersonCard* card;
    Id chosen;
};

} // namespace mianguan
