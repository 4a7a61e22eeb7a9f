#pragma once

#include "core/work/desk_run.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/likeness_check.h"
#include "ui/desk/unsent_sheet.h"

#include <QWidget>

namespace mianguan {

class Banner;
class ConsentDesk;
class DeskHead;
class DeskPapers;
class IdentityDesk;
class PreviewView;
class ResultPanel;
class SitterDesk;
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
    void arrange();
    void connectParts();
    void connectHead();
    void makeKeys();
    void connectRun();
    void connectCamera();
    void refresh();
    void noticeStep();
    void focusStep();
    void enter();
    void shoot();
    void album();
    void compareChosen();
    void guided(const GuideFrame& frame);
    void enrol(const QString& typed);
    void submitted(const Id& graduate);
    void putAside(const DeskRun::Unsent& shots);
    void openBoard();
    void search();
    void seat();
    void askFee();

    Store& store;
    Settings& settings;
    DeskCamera& camera;
    std::unique_ptr<DeskRun> run;
    Specification specification;
    DeskRun::Step lastStep = DeskRun::Step::Calling;
    Id lastGraduate;
    std::pair<int, qsizetype> comparedShot{-1, 0}; ///< which of how many
    QString cameraSaid;                            ///< its trouble, as the banner told it
    DeskHead* head;
    Banner* banner;
    WhoPanel* who;
    QWidget* middle;
    PreviewView* preview = nullptr;
    ResultPanel* result;
    Toast* toast;
    IdentityDesk* identity;
    ConsentDesk* consent;
    SitterDesk* sitter;
    LikenessCheck* likeness;
    DeskPapers* papers;
    std::function<void(DeskRun&)> offered; ///< by the banner's button
};

} // namespace mianguan
