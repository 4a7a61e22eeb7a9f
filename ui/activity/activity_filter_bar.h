#pragma once

#include "core/access/user.h"
#include "core/work/activity.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QTimer;

namespace mianguan {

class PeriodChoice;

/// What kind of event, by whom, when, about whom.
class ActivityFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit ActivityFilterBar(QWidget* parent = nullptr);

    void setUsers(const QList<User>& users);
    ActivityFilter filter() const;
    bool isEverything() const; ///< nothing is left out
    void clear();

Q_SIGNALS:
    void changed();

private:
    void addChip(int id);
    void translate();

    QButtonGroup* kinds;
    QComboBox* person;
    PeriodChoice* period;
    QLineEdit* whom;
    QTimer* settle;
};

} // namespace mianguan
