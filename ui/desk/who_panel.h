#pragma once

#include "core/work/desk_run.h"

#include <QFrame>
#include <QThreadPool>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace mianguan {

class CardLine;
class ConsentLine;
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
    ConsentLine* consentLine() const { return consent; }

Q_SIGNALS:
    void chosen(const mianguan::Id& graduate, mianguan::Arrival how);
    void seatAsked();
    void absentAsked();
    void enrolAsked(const QString& typed); ///< by hand, for someone not on the list
    void refused(const mianguan::Error& error);

private:
    QWidget* makeCard();
    void chooseFrom(QListView* view, GraduateList* rows, Arrival how);
    void showGraduate();
    void showCardState();
    QList<BarTo> openBars() const;
    bool mayLiftAny(const QList<BarTo>& open) const;
    void showBars();
    void showDoubt(const Error& doubt);
    void showClass();
    void countClass(const GraduateFilter& ofClass);
    void lift(const QString& barId);
    void takeFee();
    void translate();
    QString nobodyText() const;
    QString factsOf(const GraduateDetail& graduate) const;

    Store& store;
    DeskRun* run = nullptr;
    Id shown;           ///< whose fields are filled
    QStringList lifted; ///< for the one shown
    QString liftReason, unknown;
    QStringList elsewhere; ///< lists that have what is unknown here, and whom
    QLineEdit *scan, *lastFour, *guardian, *relation;
    CardLine* cards;
    QLabel *hint, *name, *facts, *cardState, *classTitle;
    ConsentLine* consent;
    QPushButton *enrol, *absent, *confirm = nullptr;
    KeyButton* seat;
    QFrame* card;
    QWidget *barsBox, *entry; ///< why not; else what is asked before the graduate sits down
    QVBoxLayout* bars;
    GraduateList *candidates, *classmates;
    QListView *candidateView, *classView;
    int asking = 0;       ///< counts asked for; older answers are dropped
    QThreadPool counting; ///< last: waited for before anything else goes
};

} // namespace mianguan
