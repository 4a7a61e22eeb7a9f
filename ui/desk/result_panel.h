#pragma once

#include "core/portrait/verification.h"
#include "core/work/desk_run.h"

#include <QImage>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QListView;

namespace mianguan {

class FindingList;
class KeyButton;
class KeyList;
class ShotView;

/// What came of the shots: the chosen one large, what is to be mended, and what to do with it.
class ResultPanel : public QWidget {
    Q_OBJECT
public:
    explicit ResultPanel(QWidget* parent = nullptr);

    void setRun(DeskRun* run);
    void refresh();
    void setLikeness(Band band, const QString& words); ///< to the reference picture; empty: there is none
    QImage photo() const { return image; }             ///< of the chosen shot

Q_SIGNALS:
    void shootAsked();
    void submitAsked();
    void shotChosen(int index);

private:
    void showShots();
    void showChosen();
    void translate();
    QString verdictOf(const DeskRun::Shot& shot) const;

    DeskRun* run = nullptr;
    int pictured = -1, picturedOf = 0; ///< which shot `image` is of
    QImage image;
    ShotView* view;
    QLabel *likeness, *summary;
    QWidget* strip;
    QHBoxLayout* thumbs;
    QButtonGroup* choice;
    FindingList* findings;
    QListView* list;
    KeyList* keys; ///< while there is no shot
    KeyButton *shoot, *submit;
};

} // namespace mianguan
