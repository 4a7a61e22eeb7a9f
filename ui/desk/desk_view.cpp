#include "ui/desk/desk_view.h"

#include "core/base/aside.h"
#include "core/identify/adapters/adapter_threads.h"
#include "core/identify/adapters/code_decoder.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/card_line.h"
#include "ui/desk/code_watch.h"
#include "ui/desk/enrol_sheet.h"
#include "ui/desk/reader_watch.h"
#include "ui/desk/result_panel.h"
#include "ui/desk/sitter_window.h"
#include "ui/desk/who_panel.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QFile>
#include <QKeyEvent>
#include <QLocale>
#include <QShortcut>

namespace mianguan {

namespace {

constexpr int sideWidth = 300, burstShots = 3;
constexpr qint64 steadyEnough = 800; // ms, for a shot by itself

DeskRun::Decode decodeWith(const QString& library) {
    if (library.isEmpty()) return {};
    return [decoder = std::make_shared<CodeDecoder>(library)](const QByteArray& code, QObject* context,
                                                              Store::Answer<CodePayload> then) {
        runAside(
            adapterThreads(), context, [decoder, code] { return decoder->decode(code); }, std::move(then));
    };
}

} // namespace

DeskView::DeskView(Store& target, Settings& remembered, DeskCamera& desk, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), camera(desk), codes(new CodeWatch(this)),
      reader(new ReaderWatch(this)), likeness(new LikenessCheck(target, this)) {
    setObjectName(QStringLiteral("deskView"));
    QWidget* head = makeHead();
    banner = new Banner(this);
    who = new WhoPanel(store, this);
    who->setFixedWidth(sideWidth);
    middle = new QWidget(this);
    middle->setObjectName(QStringLiteral("deskPreview"));
    middle->setFocusPolicy(Qt::StrongFocus);
    column(middle, 0, 0);
    result = new ResultPanel(this);
    result->setFixedWidth(sideWidth);
    auto* panels = rowOf(nullptr, 0, 0);
    panels->addWidget(who);
    panels->addWidget(middle, 1);
    panels->addWidget(result);
    auto* layout = column(this, 0, 0);
    layout->addWidget(head);
    layout->addWidget(banner);
    layout->addLayout(panels, 1);
    toast = new Toast(who); // never over the instruction
    toast->setObjectName(QStringLiteral("deskToast"));
    connectParts();
    connectCamera();
    connectCards();
    keepTranslated(this, [this] { translate(); });
}

DeskView::~DeskView() = default;

QWidget* DeskView::makeHead() {
    auto* head = makeFrame("side", this);
    title = makeLabel("emphasis", head);
    tally = makeLabel("quiet", head);
    tally->setObjectName(QStringLiteral("deskTally"));
    automatic = new QCheckBox(head);
    automatic->setObjectName(QStringLiteral("automatic"));
    automatic->setChecked(settings.get(setting::shootBySelf));
    burst = new QCheckBox(head);
    burst->setObjectName(QStringLiteral("burst"));
    burst->setChecked(settings.get(setting::burst));
    for (QCheckBox* box : {automatic, burst})
        box->setFocusPolicy(Qt::TabFocus);
    albumButton = makeTool("album", QStringLiteral("folder"), head);
    sitterButton = makeTool("sitterScreen", QStringLiteral("person"), head);
    leave = makeButton("leaveDesk", "plain", head);
    auto* layout = rowOf(head, 0, measure::normal);
    layout->setContentsMargins(measure::normal, measure::tight, measure::normal, measure::tight);
    layout->addWidget(title);
    layout->addWidget(tally, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{automatic, burst, albumButton, sitterButton, leave})
        layout->addWidget(part);
    return head;
}

void DeskView::connectParts() {
    connect(automatic, &QCheckBox::toggled, this,
            [this](bool on) { settings.set(setting::shootBySelf, on); });
    connect(burst, &QCheckBox::toggled, this, [this](bool on) { settings.set(setting::burst, on); });
    connect(albumButton, &QToolButton::clicked, this, &DeskView::album);
    connect(sitterButton, &QToolButton::clicked, this, &DeskView::toggleSitter);
    connect(leave, &QPushButton::clicked, this, &DeskView::leaveAsked);
    connect(who, &WhoPanel::chosen, this,
            [this](const Id& graduate, Arrival how) { run->choose(graduate, how); });
    connect(who, &WhoPanel::seatAsked, this, [this] { run->seat(who->seating()); });
    connect(who, &WhoPanel::absentAsked, this, [this] { run->markAbsent(); });
    connect(who, &WhoPanel::enrolAsked, this, &DeskView::enrol);
    connect(result, &ResultPanel::shootAsked, this, &DeskView::shoot);
    connect(result, &ResultPanel::submitAsked, this, [this] { run->submit(); });
    connect(result, &ResultPanel::shotChosen, this, [this](int index) { run->chooseShot(index); });
    const auto key = [this](Qt::Key which, auto then) {
        auto* shortcut = new QShortcut(which, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    key(Qt::Key_F2, [this] {
        while (run && run->step() != DeskRun::Step::Calling && !run->busy())
            run->back();
        who->focusStep();
    });
    key(Qt::Key_F3, [this] { album(); });
    key(Qt::Key_F4, [this] {
        if (run) run->markAbsent();
    });
    key(Qt::Key_F6, [this] { readCard(); });
    key(Qt::Key_F9, [this] { toggleSitter(); });
}

void DeskView::connectCamera() {
    connect(&camera, &DeskCamera::pictured, this, [this](const PreviewPicture& picture) {
        if (!preview || !run) return;
        preview->setPicture(picture);
        if (sitter) sitter->setPicture(picture);
        if (run->step() == DeskRun::Step::Calling) codes->look(picture.image);
    });
    connect(likeness, &LikenessCheck::compared, result, &ResultPanel::setLikeness);
    connect(&camera, &DeskCamera::guided, this, &DeskView::guided);
    connect(&camera, &DeskCamera::shot, this, [this](const QByteArray& bytes) {
        if (run) run->take(bytes);
    });
    connect(&camera, &DeskCamera::notTaken, this, [this](const Error& error) {
        if (!run) return;
        if (!camera.shooting()) setReading(false);
        banner->show(error);
    });
    connect(&camera, &DeskCamera::silent, this, [this](const QString& why) {
        if (preview) preview->setAbsence(why);
    });
    connect(&camera, &DeskCamera::troubled, this, [this](const QString& sentence) {
        if (preview) preview->setTrouble(sentence);
        if (sitter) sitter->setTrouble(sentence);
        if (!run) return;
        setReading(reading && sentence.isEmpty());
        if (sentence.isEmpty())
            banner->clear();
        else
            banner->show(Banner::Kind::Trouble, sentence);
    });
}

void DeskView::connectCards() {
    connect(who->cardLine(), &CardLine::asked, this, &DeskView::readCard);
    connect(&camera, &DeskCamera::readable, this, [this](const Still& still) {
        if (reading) codes->read(still);
    });
    connect(codes, &CodeWatch::found, this, [this](const QString& code) {
        const bool asked = reading;
        setReading(false);
        if (!run) return;
        if (run->step() == DeskRun::Step::Calling) return run->look(code);
        if (asked)
            banner->show(Banner::Kind::Caution, tr("A code was read, and no identity card"),
                         tr("Hold the card's front before the camera and read it again (F6)."));
    });
    connect(codes, &CodeWatch::cardRead, this, &DeskView::identified);
    connect(codes, &CodeWatch::failed, this, [this](const Error& error) {
        setReading(false);
        if (run) banner->show(error);
    });
    connect(reader, &ReaderWatch::cardRead, this, &DeskView::identified);
    connect(reader, &ReaderWatch::changed, this, &DeskView::watchReader);
    connect(banner, &Banner::acted, this, [this] {
        if (run) run->callHolder();
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
    if (!camera.source()) preview->setAbsence(noCamera());
    banner->clear();
    who->setRun(run.get());
    result->setRun(run.get());
    connectRun();
    useDevices();
    lastStep = DeskRun::Step::Calling;
    refresh();
    who->focusStep();
    return {};
}

void DeskView::end() {
    who->setRun(nullptr);
    result->setRun(nullptr);
    sitter.reset();
    setReading(false);
    run.reset();
    useDevices();
}

void DeskView::connectRun() {
    connect(run.get(), &DeskRun::changed, this, &DeskView::refresh);
    connect(run.get(), &DeskRun::failed, this, [this](const Error& error) { banner->show(error); });
    connect(run.get(), &DeskRun::notFound, who, &WhoPanel::sayNobody);
    connect(run.get(), &DeskRun::submitted, this, &DeskView::submitted);
    connect(run.get(), &DeskRun::foreignCard, this, [this](const Error& error, const QString& holder) {
        banner->show(error, holder.isEmpty() ? QString() : tr("Call %1 instead").arg(holder));
    });
}

void DeskView::submitted(const Id& graduate) {
    banner->clear();
    if (const auto known = store.graduate(graduate))
        toast->say(tr("%1 submitted").arg(known->row.name), QStringLiteral("check"), &Tokens::pass);
}

void DeskView::refresh() {
    if (!run) return;
    who->refresh();
    result->refresh();
    const Session session = run->session();
    title->setText(session.name);
    const SessionTally sum = store.tally(session.id);
    const QLocale locale;
    QStringList words{tr("%1 of %2 photographed").arg(sum.photos).arg(sum.listed)};
    if (sum.inLastHour > 0) words += tr("%1 in the last hour").arg(sum.inLastHour);
    if (sum.medianSeconds > 0) words += tr("%1 s each").arg(locale.toString(sum.medianSeconds, 'f', 0));
    tally->setText(words.join(QStringLiteral(" · ")));
    const bool calling = run->step() == DeskRun::Step::Calling;
    albumButton->setVisible(calling || session.policy.albumAllowed);
    say(albumButton, calling ? tr("Code or identity card from a picture") : tr("Picture from a file"),
        calling ? tr("Code or identity card from a picture (F3)") : tr("Picture from a file (F3)"));
    const Id now = run->graduate() ? run->graduate()->row.subject : Id();
    if (now != lastGraduate) camera.nextSitter();
    if (now != lastGraduate || run->step() != lastStep) {
        lastGraduate = now;
        lastStep = run->step();
        if (camera.trouble().isEmpty()) banner->clear();
        setReading(false);
        const bool before = lastStep == DeskRun::Step::Seated || lastStep == DeskRun::Step::Shown;
        before ? middle->setFocus() : who->focusStep();
    }
    compareChosen();
    showSitter();
    watchReader();
}

void DeskView::compareChosen() {
    const std::pair<int, qsizetype> shot{run->chosen(), run->shots().size()};
    if (shot == comparedShot) return;
    comparedShot = shot;
    likeness->forget();
    result->setLikeness(Band::Same, {});
    if (shot.first >= 0) likeness->compare(*run->graduate(), run->shots().at(shot.first).portrait.jpeg);
}

void DeskView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return qobject_cast<QAbstractItemView*>(focusWidget()) ? void() : enter(); // a list has its own
    case Qt::Key_Space:
        return shoot();
    case Qt::Key_Escape:
        setReading(false);
        if (run) run->back();
        who->clearTyped();
        return who->refresh();
    default:
        QWidget::keyPressEvent(event);
    }
}

/// What this step is about.
void DeskView::enter() {
    if (!run) return;
    switch (run->step()) {
    case DeskRun::Step::Calling:
        return who->typed().isEmpty() ? run->callNext() : run->look(who->typed());
    case DeskRun::Step::Found:
        if (who->typed().isEmpty()) return run->seat(who->seating());
        return run->look(who->typed()); // the scanner was quicker than the operator
    case DeskRun::Step::Seated:
        return;
    case DeskRun::Step::Shown:
        return run->submit();
    }
}

void DeskView::shoot() {
    if (!run || camera.shooting()) return;
    if (run->step() != DeskRun::Step::Seated && run->step() != DeskRun::Step::Shown) return;
    if (const QString trouble = camera.trouble(); !trouble.isEmpty())
        return banner->show(Banner::Kind::Trouble, trouble);
    banner->clear();
    run->beginBurst();
    camera.shoot(burst->isChecked() ? burstShots : 1);
}

/// A code or an identity card while calling, else the graduate's photo.
void DeskView::album() {
    if (!run) return;
    if (run->step() == DeskRun::Step::Calling) return askForPicture();
    if (!run->session().policy.albumAllowed) return;
    chooseFiles(
        this, {tr("Picture of the graduate"), settings.get(setting::importFolder), tr("Pictures (*)")},
        [this](const QStringList& paths) {
            if (paths.isEmpty() || !run) return;
            QFile file(paths.first());
            if (!file.open(QFile::ReadOnly))
                return banner->show(Banner::Kind::Trouble, tr("%1 cannot be read").arg(file.fileName()));
            run->beginBurst();
            run->take(file.readAll(), true);
        });
}

void DeskView::askForPicture() {
    chooseFiles(this, {tr("Picture of a code or an identity card"), {}, tr("Pictures (*)")},
                [this](const QStringList& paths) {
                    if (paths.isEmpty() || !run) return;
                    setReading(true);
                    codes->read(paths.first());
                });
}

/// What is held before the camera, in all its pixels.
void DeskView::readCard() {
    if (!run || reading || camera.shooting()) return;
    if (run->step() != DeskRun::Step::Calling && run->step() != DeskRun::Step::Found) return;
    if (const QString trouble = camera.source() ? camera.trouble() : noCamera(); !trouble.isEmpty())
        return banner->show(Banner::Kind::Trouble, trouble);
    banner->clear();
    setReading(true);
    camera.shootForReading();
}

/// Off: what was asked and is not answered yet is not wanted any more.
void DeskView::setReading(bool on) {
    reading = on;
    if (!on) codes->forget();
    if (!on) camera.forgetReading();
    who->cardLine()->setReading(on);
}

void DeskView::identified(const IdentityClaim& card) {
    setReading(false);
    if (!run) return;
    if (camera.trouble().isEmpty()) banner->clear();
    run->identify(card);
}

/// A card reader is one program's at a time: it is let go while another page is seen.
void DeskView::useDevices() {
    const bool here = run && isVisible();
    reader->use(here ? settings.get(setting::cardReader) : QString(),
                settings.get(setting::cardReaderSettings));
    if (run) run->setDecode(decodeWith(settings.get(setting::codeDecoder)));
    watchReader();
}

void DeskView::watchReader() {
    const bool open = run && (run->step() == DeskRun::Step::Calling || run->step() == DeskRun::Step::Found);
    reader->setWatching(open && reader->isChosen());
    who->cardLine()->setReader(reader->isChosen(), reader->trouble());
}

void DeskView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    useDevices();
}

void DeskView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    useDevices();
}

void DeskView::guided(const GuideFrame& frame) {
    if (!preview || !run) return;
    preview->setGuide(frame);
    if (sitter) sitter->setGuide(frame);
    const bool bySelf = automatic->isChecked() && run->step() == DeskRun::Step::Seated && !run->busy();
    if (bySelf && frame.ready && frame.steadyFor >= steadyEnough) shoot();
}

void DeskView::toggleSitter() {
    if (sitter) return sitter.reset();
    if (!run) return;
    sitter = std::make_unique<SitterWindow>(specification);
    connect(sitter.get(), &SitterWindow::closed, this, [this] { sitter.release()->deleteLater(); });
    showSitter();
    sitter->open();
}

void DeskView::showSitter() {
    if (!sitter || !run) return;
    switch (run->step()) {
    case DeskRun::Step::Calling:
        return sitter->showWords(tr("Please wait to be called"));
    case DeskRun::Step::Found:
        return sitter->showWords(tr("%1, please sit down").arg(run->graduate()->row.name));
    case DeskRun::Step::Seated:
        return sitter->showLive();
    case DeskRun::Step::Shown:
        result->photo().isNull() ? sitter->showLive()
                                 : sitter->showPhoto(result->photo(), run->graduate()->row.name);
    }
}

void DeskView::enrol(const QString& typed) {
    auto* sheet = new EnrolSheet(store, run->session().batch, typed, this);
    connect(sheet, &EnrolSheet::enrolled, this, [this](const Id& graduate) {
        if (run) run->choose(graduate, Arrival::Manual);
    });
    sheet->open();
}

void DeskView::translate() {
    automatic->setText(tr("Shoot by itself"));
    automatic->setToolTip(tr("When a shot would pass and the graduate keeps still"));
    burst->setText(tr("Three at once"));
    burst->setToolTip(tr("Three shots; the best is proposed, all can be seen"));
    say(sitterButton, tr("Sitter's screen"), tr("Sitter's screen (F9)"));
    say(leave, tr("Leave the desk"));
    middle->setAccessibleName(tr("Live picture; Space takes a picture"));
    refresh();
}

} // namespace mianguan
