#pragma once

#include "core/access/user.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

class Banner;
class RoleChoice;
class Store;

/// One person: what they are, and what an administrator can do about it.
class PersonCard : public QFrame {
    Q_OBJECT
public:
    PersonCard(Store& store, QWidget* parent);

    void show(const User& person);

private:
    void fill();
    void judge();
    void save();
    void translate();

    Store& store;
    User person;
    QLabel* name;
    QLabel* about;
    Banner* banner;
    RoleChoice* roles;
    QPushButton* saveRoles;
    QPushButton* password;
    QPushButton* removal;
};

} // namespace mianguan
