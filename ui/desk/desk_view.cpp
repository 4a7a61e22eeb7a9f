#include "ui/desk/desk_view.h"

#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/board_sheet.h"
#include "ui/desk/consent_desk.h"
#include "ui/desk/desk_head.h"
#include "ui/desk/desk_papers.h"
#include "ui/desk/enrol_sheet.h"
#include "ui/desk/identity_desk.h"
#include "ui/desk/result_panel.h"
#include "ui/desk/sitter_desk.h"
#include "ui/desk/who_panel.h"
#include "ui/fees/fee_sheet.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/toast.h"

#include <QFile>
#include <QLineEdit>

namespace mianguan {

namespace {

constexpr int sideWidth = 300, burstShots = 3;
constexpr qint64 steadyEnough = 800; // ms, for a shot by itself

} // namespace

DeskView::DeskView(Store& target, Settings& remembered, DeskCamera& desk, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), camera(desk),
      head(new DeskHead(target, remembered, this)), banner(new Banner(this)), who(new WhoPanel(target, this)),
      middle(new QWidget(this)), result(new ResultPanel(this)),
      toast(new Toast(who)), // never over the instruction
      identity(new IdentityDesk(remembered, desk, who->cardLine(), banner, this)),
      consent(new ConsentDesk(who->consentLine(), this)), sitter(new SitterDesk(desk, consent, result, this)),
      likeness(new LikenessCheck(target, this)), papers(new DeskPapers(target, remembered, this)) {
    setObjectName(QStringLiteral("deskView"));
    banner->setObjectName(QStringLiteral("deskBanner"));
    middle->setObjectName(QStringLiteral("deskPreview"));
    toast->setObjectName(QStringLiteral("deskToast"));
    arrange();
    connectParts();
    connectHead();
    connectCamera();
    makeKeys();
    keepTranslated(this, [this] {
        name(middle, tr("Live picture; Space takes a picture"));
        refresh();
    });
}

DeskView::~DeskView() = default;

void DeskView::arrange() {
    who->setFixedWidth(sideWidth);
    middle->setFocusPolicy(Qt::StrongFocus);
    column(middle, 0, 0);
    result->setFixedWidth(sideWidth);
    auto* panels = rowOf(nullptr, 0, 0);
    panels->addWidget(who);
    panels->addWidget(middle, 1);
    panels->addWidget(result);
    auto* layout = column(this, 0, 0);
    layout->addWidget(head);
    layout->addWidget(banner);
    layout->addLayout(panels, 1);
}

void DeskView::connectParts() {
    connect(papers, &DeskPapers::troubled, this, [this](const QString& sentence, const QString& whatToDo) {
        banner->show(Banner::Kind::Caution, sentence, whatToDo);
    });
    connect(banner, &Banner::acted, this, [this] {
        if (run && offered) offered(*run);
    });
    connect(who, &WhoPanel::chosen, this,
            [this](const Id& graduate, Arrival how) { run->choose(graduate, how); });
    connect(who, &WhoPanel::seatAsked, this, &DeskView::seat);
    connect(who, &WhoPanel::absentAsked, this, [this] { run->markAbsent(); });
    connect(who, &WhoPanel::enrolAsked, this, &DeskView::enrol);
    connect(consent, &ConsentDesk::said, this, &DeskView::seat);
    connect(consent, &ConsentDesk::changed, this, &DeskView::refresh);
    connect(consent, &ConsentDesk::agreedAnew, this, [this] { run->agree(consent->with(who->seating())); });
    connect(result, &ResultPanel::shootAsked, this, &DeskView::shoot);
    connect(result, &ResultPanel::submitAsked, this, [this] { run->submit(); });
    connect(result, &ResultPanel::shotChosen, this, [this](int index) { run->chooseShot(index); });
    connect(likeness, &LikenessCheck::compared, result, &ResultPanel::setLikeness);
    for (QLineEdit* line : findChildren<QLineEdit*>())
        line->installEventFilter(this);
}

void DeskView::connectHead() {
    connect(head, &DeskHead::albumAsked, this, &DeskView::album);
    connect(head, &DeskHead::sitterAsked, sitter, &SitterDesk::toggle);
    connect(head, &DeskHead::leaveAsked, this, &DeskView::leaveAsked);
    connect(head, &DeskHead::boardAsked, this, &DeskView::openBoard);
    connect(head, &DeskHead::ticketsAsked, this, [this] {
        if (run) papers->askAboutTickets(run->session());
    });
}

void DeskView::connectCamera() {
    connect(&camera, &DeskCamera::pictured, this, [this](const PreviewPicture& picture) {
        if (!preview || !run) return;
        preview->setPicture(picture);
        identity->look(picture.image);
    });
    connect(&camera, &DeskCamera::guided, this, &DeskView::guided);
    connect(&camera, &DeskCamera::shot, this, [this](const QByteArray& bytes) {
        if (run) run->take(bytes);
    });
    connect(&camera, &DeskCamera::notTaken, this, [this](const Error& error) {
        if (run) banner->show(error);
    });
    connect(&camera, &DeskCamera::silent, this, [this](const QString& why) {
        if (preview) preview->setAbsence(why);
    });
    connect(&camera, &DeskCamera::troubled, this, [this](const QString& sentence) {
        if (preview) preview->setTrouble(sentence);
        if (!run) return;
        const QString before = std::exchange(cameraSaid, sentence);
        if (!sentence.isEmpty())
            banner->show(Banner::Kind::Trouble, sentence);
        else if (banner->headline() == before) // what else stands there is not answered by that
            banner->clear();
    });
}

Result<void> DeskView::begin(const Id& session, DeskRun::Make make) {
    const auto known = store.session(session);
    if (!known) return Fail(known.error());
    const auto loaded = loadSpecification(known->specification);
    if (!loaded) return Fail(loaded.error());
    specification = *loaded;
    run = std::make_unique<DeskRun>(store, session, std::move(make));
    delete preview;
    preview = new PreviewView(specification, middle);
    preview->setMirrored(settings.get(setting::mirrored));
    middle->layout()->addWidget(preview);
    connect(preview, &PreviewView::roomChanged, &camera, &DeskCamera::setRoom);
    toast->raise();
    camera.setSpecification(specification);
    camera.setRoom(preview->room());
    if (!camera.source()) preview->setAbsence(IdentityDesk::noCamera());
    banner->clear();
    who->setRun(run.get());
    result->setRun(run.get());
    consent->setRun(run.get());
    connectRun();
    identity->setRun(run.get());
    sitter->begin(run.get(), specification);
    head->begin(*known);
    lastStep = DeskRun::Step::Calling;
    refresh();
    who->focusStep();
    return {};
}

void DeskView::end() {
    who->setRun(nullptr);
    result->setRun(nullptr);
    consent->setRun(nullptr);
    identity->setRun(nullptr);
    sitter->end();
    run.reset();
}

void DeskView::connectRun() {
    connect(run.get(), &DeskRun::changed, this, &DeskView::refresh);
    connect(run.get(), &DeskRun::failed, this, [this](const Error& error) {
        banner->show(error);
        if (run->step() == DeskRun::Step::Found) who->focusStep();
    });
    connect(run.get(), &DeskRun::notFound, who, &WhoPanel::sayNobody);
    connect(run.get(), &DeskRun::submitted, this, &DeskView::submitted);
    connect(run.get(), &DeskRun::foreignCard, this, [this](const Error& error, const QString& holder) {
        offered = &DeskRun::callHolder;
        banner->show(error, holder.isEmpty() ? QString() : tr("Call %1 instead").arg(holder));
    });
    connect(run.get(), &DeskRun::setAside, this, &DeskView::putAside);
    connect(run.get(), &DeskRun::signatureWanted, consent, &ConsentDesk::askToSign);
    connect(run.get(), &DeskRun::feeWanted, this, &DeskView::askFee);
}

std::optional<DeskRun::Unsent> DeskView::unsent() const {
    return run ? run->unsent() : std::optional<DeskRun::Unsent>();
}

void DeskView::dropShots() {
    if (unsent()) run->back();
}

void DeskView::settleFirst(Leaving why, const std::function<void()>& go) {
    if (!unsent()) return go();
    (new UnsentSheet(*run, why, go, this))->open();
}

void DeskView::putAside(const DeskRun::Unsent& shots) {
    offered = &DeskRun::takeBack;
    banner->show(Banner::Kind::Caution,
                 tr("%n shot(s) of %1 were put aside, not submitted", nullptr, shots.shots).arg(shots.name),
                 {}, tr("Take them back (Ctrl+Z)"));
}

void DeskView::openBoard() {
    if (run) showSessionBoard(store, settings, run->session(), this);
}

void DeskView::submitted(const Id& graduate) {
    banner->clear();
    papers->submitted(graduate, run->session());
    if (const auto known = store.graduate(graduate))
        toast->say(tr("%1 submitted").arg(known->row.name), QStringLiteral("check"), &Tokens::pass);
}

void DeskView::refresh() {
    if (!run) return;
    who->refresh();
    consent->refresh();
    result->refresh();
    const Session session = run->session();
    head->refresh(session);
    const bool calling = run->step() == DeskRun::Step::Calling;
    head->setAlbum(calling || session.policy.albumAllowed, calling);
    noticeStep();
    compareChosen();
    sitter->refresh();
    identity->refresh();
}

void DeskView::noticeStep() {
    const Id now = run->graduate() ? run->graduate()->row.subject : Id();
    if (now != lastGraduate) camera.nextSitter();
    if (now == lastGraduate && run->step() == lastStep) return;
    const bool satDown = lastStep == DeskRun::Step::Found && run->step() == DeskRun::Step::Seated;
    if (satDown && now == lastGraduate) papers->seated(run->graduate()->row, run->session());
    lastGraduate = now;
    lastStep = run->step();
    if (camera.trouble().isEmpty()) banner->clear();
    identity->stop();
    focusStep();
}

void DeskView::compareChosen() {
    const std::pair<int, qsizetype> shot{run->chosen(), run->shots().size()};
    if (shot == comparedShot) return;
    comparedShot = shot;
    likeness->forget();
    result->setLikeness(Band::Same, {});
    if (shot.first >= 0) likeness->compare(*run->graduate(), run->shots().at(shot.first).portrait.jpeg);
}

void DeskView::seat() { run->seat(consent->with(who->seating())); }

/// Once it is settled the photo goes on its way.
void DeskView::askFee() {
    const Id graduate = run->graduate()->row.subject;
    auto* sheet = new FeeSheet(store, {graduate}, run->session().policy.feeCents, FeeSheet::At::Desk, this);
    connect(sheet, &QDialog::accepted, this, [this, graduate] {
        if (run && run->graduate() && run->graduate()->row.subject == graduate) run->submit();
    });
    sheet->open();
}

void DeskView::shoot() {
    if (!run || camera.shooting()) return;
    if (run->step() != DeskRun::Step::Seated && run->step() != DeskRun::Step::Shown) return;
    if (const QString trouble = camera.trouble(); !trouble.isEmpty())
        return banner->show(Banner::Kind::Trouble, trouble);
    banner->clear();
    const int shots = head->bursts() ? burstShots : 1;
    run->beginBurst(shots);
    camera.shoot(shots);
}

/// A code or an identity card while calling, else the graduate's photo.
void DeskView::album() {
    if (!run) return;
    if (run->step() == DeskRun::Step::Calling) return identity->readFile();
    if (!run->session().policy.albumAllowed) return run->take({}, true); // and is told why not
    chooseFiles(
        this, {tr("Picture of the graduate"), settings.get(setting::importFolder), tr("Pictures (*)")},
        [this](const QStringList& paths) {
            if (paths.isEmpty() || !run) return;
            QFile file(paths.first());
            if (!file.open(QFile::ReadOnly))
                return banner->show(Banner::Kind::Trouble, tr("%1 cannot be read").arg(file.fileName()));
            run->take(file.readAll(), true);
        });
}

void DeskView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    identity->useDevices();
}

void DeskView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    identity->useDevices();
}

void DeskView::guided(const GuideFrame& frame) {
    if (!preview || !run) return;
    preview->setGuide(frame);
    const bool bySelf = head->shootsBySelf() && run->step() == DeskRun::Step::Seated && !run->busy();
    if (bySelf && frame.ready && frame.steadyFor >= steadyEnough) shoot();
}

void DeskView::enrol(const QString& typed) {
    auto* sheet = new EnrolSheet(store, run->session().batch, typed, this);
    connect(sheet, &EnrolSheet::enrolled, this, [this](const Id& graduate) {
        if (run) run->choose(graduate, Arrival::Manual);
    });
    sheet->open();
}

} // namespace mianguan
