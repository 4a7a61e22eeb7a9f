#pragma once

#include "ui/review/photo_filter.h"

#include <QFrame>

class QButtonGroup;
class QLabel;
class QToolButton;

namespace mianguan {

class ElidedLabel;

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

Q_SIGNALS:
    void shownChosen(mianguan::Shown which);
    void activityClicked();

private:
    void translate();

    ElidedLabel* store;
    QLabel* practice;
    QToolButton* activity;
    QButtonGroup* filters;
    QString storeName;
    PhotoCounts counts;
};

} // namespace mianguan
