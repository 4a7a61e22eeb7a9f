#pragma once

#include "core/work/desk_run.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/likeness_check.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace mianguan {

class Banner;
class CodeWatch;
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

Q_SIGNALS:
    void leaveAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    void connectParts();
    void connectRun();
    void connectCamera();
    void refresh();
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
    void toggleSitter();
    void showSitter();
    void guided(const GuideFrame& frame);
    void enrol(const QString& typed);
    void submitted(const Id& graduate);
    void translate();

    Store& store;
    Settings& settings;
    DeskCamera& camera;
    std::unique_ptr<DeskRun> run;
    std::unique_ptr<SitterWindow> sitter;
    Specification specification;
    DeskRun::Step lastStep = DeskRun::Step::Calling;
    Id lastGraduate;
    std::pair<int, qsizetype> comparedShot{-1, 0}; ///< which of how many
    QLabel *title, *tally;
    QToolButton *sitterButton, *albumButton;
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
    bool reading = false; ///< a card or code, in a still or a file
    LikenessCheck* likeness;
};

} // namespace mianguan
