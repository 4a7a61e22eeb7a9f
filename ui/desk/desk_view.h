#pragma once

#include "core/work/desk_run.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/likeness_check.h"
#include "ui/desk/unsent_sheet.h"

#include <QThreadPool>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace mianguan {

class Banner;
class CodeWatch;
class DeskPapers;
class ConsentDesk;
class PreviewView;
class ReaderWatch;
class ResultPanel;
class SitterWindow;
class Toast;
class WhoPanel;

/// Where an operator stands all day: who, the live picture, what came of it; all of it by the keyboard.
class DeskView : public QWidget {
    Q_OBJECT
public:
    DeskView(Store& store, Settings& settings, DeskCamera& camera, QWidget* parent = nullptr);
    ~DeskView() override;

    Result<void> begin(const Id& session, DeskRun::Make make);
    void setLook(LikenessCheck::Look look) { likeness->setLook(std::move(look)); } ///< at faces
    void end();
    bool running() const { return run != nullptr; }
    std::optional<DeskRun::Unsent> unsent() const; ///< shots that nobody submitted
    void dropShots();
    Id session() const { return run ? run->session().id : Id(); }
    /// `go` once no shots are left to lose: at once, or when whoever is asked has submitted or dropped them.
    void settleFirst(Leaving why, const std::function<void()>& go);

Q_SIGNALS:
    void leaveAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    QWidget* makeHead();
    void connectParts();
    void connectRun();
    void watchTally();
    void countTally();
    void showTally();
    void connectCamera();
    void refresh();
    void focusStep();
    void enter();
    void shoot();
    void album();
    void askForPicture();
    void compareChosen();
    void connectCards();
    static QString noCamera() { return tr("No camera is chosen. Choose one on the page of the sessions."); }
    void readCard();
    void setReading(bool on);
    void identified(const IdentityClaim& card);
    void useDevices();
    void watchReader();
    void tellOfReader();
    void toggleSitter();
    void showSitter();
    void guided(const GuideFrame& frame);
    void enrol(const QString& typed);
    void submitted(const Id& graduate);
    void putAside(const DeskRun::Unsent& shots);
    void openBoard();
    void seat();
    void askFee();
    void translate();

    Store& store;
    Settings& settings;
    DeskCamera& camera;
    std::unique_ptr<DeskRun> run;
    std::unique_ptr<SitterWindow> sitter;
    Specification specification;
    DeskRun::Step lastStep = DeskRun::Step::Calling;
    Id lastGraduate;
    SessionTally sum; ///< as last counted
    bool tallyStale = true;
    std::pair<int, qsizetype> comparedShot{-1, 0}; ///< which of how many
    QLabel *title, *tally;
    QToolButton *sitterButton, *albumButton, *boardButton, *ticketButton;
    QCheckBox *automatic, *burst;
    QPushButton* leave;
    Banner* banner;
    WhoPanel* who;
    QWidget* middle;
    PreviewView* preview = nullptr;
    ResultPanel* result;
    Toast* toast;
    CodeWatch* codes;
    ReaderWatch* reader;
    QString readerSaid;   ///< its trouble, as it was told
    bool reading = false; ///< a card or code, in a still or a file
    ConsentDesk* consent;
    LikenessCheck* likeness;
    DeskPapers* papers;
    std::function<void(DeskRun&)> offered; ///< by the banner's button
    QThreadPool counting;                  ///< last: waited for before anything else goes
};

} // namespace mianguan
