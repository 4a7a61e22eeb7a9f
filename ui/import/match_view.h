#pragma once

#include "core/work/graduate.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QTimer;

namespace mianguan {

class Banner;
class GraduateList;
class KeyButton;
class Pictures;
class Store;
class Toast;
class UnmatchedList;

/// Imported photos of nobody on the roster, one after another given to graduates; by keyboard alone: type,
/// arrows, Enter, and the next photo is there.
class MatchView : public QWidget {
    Q_OBJECT
public:
    explicit MatchView(Store& store, QWidget* parent = nullptr);
    ~MatchView() override;

    void begin(); ///< reads them anew

Q_SIGNALS:
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeMiddle();
    QWidget* makeSide();
    void connectParts();
    void translate();
    void read();
    void showPhoto();
    void showPicture();
    void find();
    void showCandidates(const QList<GraduateRow>& rows, bool again = false);
    void judge();
    bool pressed(int key, Qt::KeyboardModifiers with);
    void step(int by);
    void move(int by);
    void give();
    void given(const Id& photo, const GraduateRow& graduate, const Result<Id>& answer);
    void giveCertain();
    void takeBack();
    Id current() const;

    Store& store;
    Pictures* pictures;
    QThreadPool pool;
    UnmatchedList* photos;
    GraduateList* candidates;
    QTimer* later;
    int asking = 0;                ///< answers to earlier searches are dropped
    int giving = 0;                ///< answers still awaited
    Id shown;                      ///< photo that the search line is about
    std::optional<QString> sought; ///< of the candidates shown
    QString spent;                 ///< typed for the photo that was given last
    bool typedOn = false;          ///< something else since, for the next one
    Id replacing;                  ///< whose standing photo was asked about
    QList<Id> matched;             ///< graduates, the last at the end
    Banner* banner;
    Toast* toast;
    QLabel *title, *photo, *fileName, *side, *none;
    QListView *list, *people;
    QLineEdit* search;
    KeyButton *goOn, *skip, *undo, *leave;
    QPushButton* certain;
};

} // namespace mianguan
