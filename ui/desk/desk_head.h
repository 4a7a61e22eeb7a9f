#pragma once

#include "core/work/store.h"

#include <QFrame>
#include <QThreadPool>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace mianguan {

class Settings;

/// Across the top of the desk: which session, how far it is, how pictures are taken, and where to go.
class DeskHead : public QFrame {
    Q_OBJECT
public:
    DeskHead(Store& store, Settings& settings, QWidget* parent);
    ~DeskHead() override;

    void begin(const Session& session);
    void refresh(const Session& session);     ///< the tally is counted anew where something was recorded
    void setAlbum(bool shown, bool forCodes); ///< pictures from files: of codes and cards, or the graduate's
    bool shootsBySelf() const;
    bool bursts() const;

Q_SIGNALS:
    void albumAsked();
    void boardAsked();
    void ticketsAsked();
    void sitterAsked();
    void leaveAsked();

private:
    void arrange();
    void remember();
    void watchTally();
    void countTally();
    void showTally();
    void translate();

    Store& store;
    Settings& settings;
    Id session;
    SessionTally sum; ///< as last counted
    bool tallyStale = true;
    bool codesFromFile = true;
    QLabel *title, *tally;
    QCheckBox *automatic, *burst;
    QToolButton *boardButton, *ticketButton, *albumButton, *sitterButton; ///< in the order of Tab
    QPushButton* leave;
    QThreadPool counting; ///< last: waited for before anything else goes
};

} // namespace mianguan
