#pragma once

#include "core/access/role.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace mianguan {

/// What someone is: the roles, each with what it may do, read from the table of rights.
class RoleChoice : public QWidget {
    Q_OBJECT
public:
    explicit RoleChoice(QWidget* parent);

    void setRoles(Roles roles);
    Roles roles() const;

Q_SIGNALS:
    void changed();

private:
    void translate();

    QList<QCheckBox*> boxes;
    QList<QLabel*> duties;
};

/// "import photos, deliver photos": what this role may do and not everybody may.
QString dutiesOf(Role role);

} // namespace mianguan
