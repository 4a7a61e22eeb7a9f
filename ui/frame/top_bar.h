#pragma once

#include "core/work/purge.h"
#include "ui/review/photo_filter.h"

#include <QFrame>

class QAction;
class QButtonGroup;
class QLabel;
class QToolButton;

namespace mianguan {

class ElidedLabel;
class HubIndicator;
class HubModel;

/// Which store this is, how much waits where, and what runs in the background. The counts are the review's
/// filter.
class TopBar : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    void setStore(const QString& name, bool practice);
    void setCounts(const PhotoCounts& counts);
    void setShown(std::optional<Shown> which); ///< none: another page than the review
    void setActivity(const QString& words);    ///< empty: nothing runs
    void setCountsVisible(bool visible);       ///< for whoever may look at photos
    void setPerson(const QString& name);       ///< who is signed in; empty in a practice store
    /// Until it locks by itself; 0: someone is there. `shots`: of the desk are not submitted.
    void setIdle(int seconds, bool shots = false);
    void setHub(HubModel& hub);
    void setBackup(const mianguan::BackupStanding& standing, bool mayBackUp);

Q_SIGNALS:
    void shownChosen(mianguan::Shown which);
    void activityClicked();
    void backupClicked();
    void hubClicked();
    void changePasswordAsked();
    void findAsked();
    void lockAsked();
    void signOutAsked();

private:
    void makePerson();
    void translate();
    void translateBackup();

    ElidedLabel* store;
    QLabel* practice;
    QToolButton* find;
    QToolButton* activity;
    QButtonGroup* filters;
    QLabel* idle;
    QToolButton* person;
    QAction* changePassword;
    QAction* lock;
    QAction* signOut;
    QToolButton* backup;
    HubIndicator* hub;
    BackupStanding unsaved;
    bool mayBackUp = false;
    int idleSeconds = 0;
    bool idleShots = false;
    QString storeName;
    PhotoCounts counts;
};

} // namespace mianguan
