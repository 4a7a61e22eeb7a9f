#pragma once

#include "core/work/desk_run.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace mianguan {

class CardLine;
class GraduateList;
class KeyButton;

/// Who is there: what is scanned or typed, the graduate with the reasons against him, the class.
class WhoPanel : public QWidget {
    Q_OBJECT
public:
    WhoPanel(Store& store, QWidget* parent = nullptr);

    void setRun(DeskRun* run);
    void refresh();
    void focusStep(); ///< on what this step needs
    QString typed() const;
    void clearTyped();
    DeskRun::Seating seating() const;
    void sayNobody(const QString& typed); ///< nobody holds this
    CardLine* cardLine() const { return cards; }

Q_SIGNALS:
    void chosen(const mianguan::Id& graduate, mianguan::Arrival how);
    void seatAsked();
    void absentAsked();
    void enrolAsked(const QString& typed); ///< by hand, for someone not on the list
    void refused(const mianguan::Error& error);

private:
    QWidget* makeCard();
    void showGraduate();
    void showBars();
    void showDoubt(const Error& doubt);
    void showClass();
    void lift(const QString& barId);
    void takeFee();
    void translate();
    QString factsOf(const GraduateDetail& graduate) const;

    Store& store;
    DeskRun* run = nullptr;
    Id shown;           ///< whose fields are filled
    QStringList lifted; ///< for the one shown
    QString liftReason, unknown;
    QLineEdit *scan, *lastFour, *guardian;
    CardLine* cards;
    QLabel *hint, *name, *facts, *cardState, *consent, *classTitle;
    QPushButton *enrol, *absent, *confirm = nullptr;
    KeyButton* seat;
    QFrame* card;
    QWidget* barsBox;
    QVBoxLayout* bars;
    GraduateList *candidates, *classmates;
    QListView *candidateView, *classView;
};

} // namespace mianguan
