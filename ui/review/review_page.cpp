#include "ui/review/review_page.h"

#include "core/work/face_watch.h"
#include "core/work/store.h"
#include "ui/base/layout_memory.h"
#include "ui/base/live_text.h"
#include "ui/review/evidence_panel.h"
#include "ui/review/filmstrip.h"
#include "ui/review/keys_overlay.h"
#include "ui/review/photo_feed.h"
#include "ui/review/photo_list.h"
#include "ui/review/pictures.h"
#include "ui/review/queue_header.h"
#include "ui/review/reject_panel.h"
#include "ui/review/review_actions.h"
#include "ui/review/review_empty.h"
#include "ui/review/stage.h"
#include "ui/review/state_words.h"
#include "ui/review/verdict_bar.h"
#include "ui/review/verdicts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/toast.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <utility>

namespace mianguan {

namespace {

constexpr int stripWidth = 140, sideWidth = 308;

} // namespace

ReviewPage::ReviewPage(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), photos(new PhotoList(this)),
      filter(new PhotoFilter(*photos, this)), pictures(new Pictures(target, this)),
      feed(new PhotoFeed(target, *photos, *pictures, this)), verdicts(new Verdicts(target, this)) {
    setObjectName(QStringLiteral("reviewPage"));
    setProperty("kind", QStringLiteral("page"));
    actions = new ReviewActions(this);
    banner = new Banner(this);
    bar = new VerdictBar(this);
    body = new QStackedWidget(this);
    body->addWidget(makeContent());
    empty = new ReviewEmpty(body);
    body->addWidget(empty);
    setFocusProxy(stage);
    toast = new Toast(stage);
    keysOverlay = new KeysOverlay(this);

    auto* layout = column(this, 0, 0);
    layout->addWidget(banner);
    layout->addWidget(body, 1);
    layout->addWidget(bar);
    connectParts();
    connectKeys();
    reloadQuickReasons();
    setEvidence(settings.get(setting::evidence));
    keepTranslated(this, [this] { translate(); });
    presentNothing();
    feed->start();
}

ReviewPage::~ReviewPage() = default;

QWidget* ReviewPage::makeStrip() {
    auto* panel = makeFrame("side", columns);
    header = new QueueHeader(*filter, panel);
    strip = new Filmstrip(Filmstrip::Form::Strip, *filter, *pictures, panel);
    auto* layout = column(panel, 0, 0);
    alarmed = makeButton("alarmedPhotos", "plain", panel);
    alarmed->setIcon(icon(QStringLiteral("status-warn"), &Tokens::warn));
    alarmed->hide();
    layout->addWidget(header);
    auto* faces = rowOf(nullptr, measure::tight, 0);
    faces->addWidget(alarmed);
    layout->addLayout(faces);
    layout->addWidget(strip, 1);
    panel->setMinimumWidth(132);
    return panel;
}

QWidget* ReviewPage::makeSide() {
    side = new QStackedWidget(columns);
    side->setMinimumWidth(280);
    evidence = new EvidencePanel(store, *pictures, *photos, side);
    rejecting = new RejectPanel(side);
    for (QWidget* panel : {static_cast<QWidget*>(evidence), static_cast<QWidget*>(rejecting)}) {
        auto* frame = makeFrame("side", side);
        column(frame, 0, 0)->addWidget(panel);
        side->addWidget(frame);
    }
    return side;
}

QWidget* ReviewPage::makeContent() {
    views = new QStackedWidget(body);
    columns = new QSplitter(Qt::Horizontal, views);
    columns->setObjectName(QStringLiteral("columns"));
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(1);
    columns->addWidget(makeStrip());
    stage = new Stage(*pictures, settings, columns);
    columns->addWidget(stage);
    columns->addWidget(makeSide());
    columns->setStretchFactor(1, 1);
    columns->setSizes({stripWidth, 1000, sideWidth});
    rememberSplitter(columns, settings, setting::reviewColumns);
    grid = new Filmstrip(Filmstrip::Form::Grid, *filter, *pictures, views);
    views->addWidget(columns);
    views->addWidget(grid);
    return views;
}

void ReviewPage::connectParts() {
    connect(&store, &Store::peopleChanged, this, &ReviewPage::heedRights);
    connect(feed, &PhotoFeed::changed, this, &ReviewPage::afterListChange);
    connect(feed, &PhotoFeed::photoChanged, this, [this](const Id& subject) {
        if (current == subject) pictures->wantCard(subject, 10);
    });
    connect(pictures, &Pictures::cardReady, this, [this](const Id& subject) {
        if (current != subject) return;
        if (const Card* card = pictures->card(subject)) present(*card);
    });
    connect(strip, &Filmstrip::chosen, this, [this](const Id& subject) { goTo(subject); });
    connect(alarmed, &QPushButton::clicked, this, &ReviewPage::showNextAlarmed);
    connect(strip, &Filmstrip::clicked, this, [this] { stage->setFocus(); });
    connect(grid, &Filmstrip::chosen, this, [this](const Id& subject) { goTo(subject); });
    connect(grid, &Filmstrip::opened, this, &ReviewPage::toggleGrid);
    connect(stage, &Stage::originalAwaited, &store,
            [this](const PhotoDetail& photo) { store.fetch(photo.row.subject, photo.original); });
    connect(&store, &Store::pictureCame, this, [this](const Id& subject) {
        pictures->came(subject);
        if (current == subject) pictures->wantCard(subject, 10);
    });
    connect(stage, &Stage::evidenceAsked, this, [this] { setEvidence(!evidenceOn); });
    connect(stage, &Stage::painted, this, [this] {
        if (staged) Q_EMIT presented(staged->row.subject);
    });
    connect(evidence, &EvidencePanel::pointedAt, stage, &Stage::pointAt);
    connect(evidence, &EvidencePanel::withdrawAsked, this, [this] {
        if (staged && !staged->verdict.isNull()) verdicts->undo(*staged);
    });
    connect(evidence, &EvidencePanel::cardAsked, this, &ReviewPage::showCard);
    connect(evidence, &EvidencePanel::photoAsked, this, &ReviewPage::open);
    connect(evidence, &EvidencePanel::askingChanged, this, [this](bool asking) {
        actions->setEnabled(!asking);
        if (!asking && isVisible()) stage->setFocus();
    });
    connect(rejecting, &RejectPanel::cancelled, this, &ReviewPage::endReject);
    connect(rejecting, &RejectPanel::confirmed, this,
            [this](const QStringList& reasons, const QString& remark) {
                endReject();
                reject(reasons, remark);
            });
    connect(empty, &ReviewEmpty::importAsked, this, &ReviewPage::importAsked);
    connect(empty, &ReviewEmpty::deliveryAsked, this, &ReviewPage::deliveryAsked);
    connect(empty, &ReviewEmpty::allAsked, this, [this] { setShown(Shown::All); });
    connect(verdicts, &Verdicts::decided, this, &ReviewPage::tellDecided);
    connect(verdicts, &Verdicts::refused, this, &ReviewPage::tellRefused);
    connect(verdicts, &Verdicts::undone, this, &ReviewPage::tellUndone);
    connect(verdicts, &Verdicts::undoRefused, this,
            [this](const Id&, const Error& error) { banner->show(error); });
    connect(verdicts, &Verdicts::canUndoChanged, this, &ReviewPage::updateReadiness);
    connect(keysOverlay, &KeysOverlay::closed, stage, qOverload<>(&QWidget::setFocus));
}

void ReviewPage::connectKeys() {
    const auto quick = [this](int place) {
        const QString reason = settings.get(setting::quickReasons).value(place);
        if (!reason.isEmpty()) reject({reason}, {});
    };
    connect(bar, &VerdictBar::approveAsked, this, &ReviewPage::approve);
    connect(bar, &VerdictBar::rejectAsked, this, &ReviewPage::beginReject);
    connect(bar, &VerdictBar::quickAsked, this, quick);
    connect(bar, &VerdictBar::undoAsked, this, &ReviewPage::undo);
    connect(actions, &ReviewActions::approve, this, &ReviewPage::approve);
    connect(actions, &ReviewActions::reject, this, &ReviewPage::beginReject);
    connect(actions, &ReviewActions::quickReject, this, quick);
    connect(actions, &ReviewActions::undo, this, &ReviewPage::undo);
    connect(actions, &ReviewActions::move, this, &ReviewPage::move);
    connect(actions, &ReviewActions::zoom, this, [this](double ratio) {
        if (ratio > 0)
            stage->zoom().zoomBy(ratio);
        else
            stage->zoom().fit();
    });
    connect(actions, &ReviewActions::grid, this, &ReviewPage::toggleGrid);
    connect(actions, &ReviewActions::fullScreen, this, &ReviewPage::fullScreenAsked);
    connect(actions, &ReviewActions::reveal, this, [this] {
        setEvidence(true);
        evidence->askIdentity();
    });
    connect(actions, &ReviewActions::card, this, &ReviewPage::showCard);
    connect(actions, &ReviewActions::other, evidence, &EvidencePanel::jumpToOther);
    connect(actions, &ReviewActions::keys, keysOverlay, &KeysOverlay::open);
}

void ReviewPage::reloadQuickReasons() { bar->setQuickReasons(settings.get(setting::quickReasons)); }

void ReviewPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    stage->setFocus();
}

void ReviewPage::translate() {
    setAccessibleName(tr("Review"));
    heedRights();
    afterListChange();
    showFaces();
}

void ReviewPage::setFirst(const QSet<Id>& subjects) {
    filter->setFirst(subjects);
    afterListChange();
}

void ReviewPage::setShown(Shown which) {
    const std::optional<Id> stay = current;
    if (filter->shown() != which) {
        filter->setShown(which);
        Q_EMIT shownChanged(which);
    }
    goTo(stay && filter->rowOf(*stay) >= 0 ? stay : filter->subjectAt(0));
    afterListChange();
}

void ReviewPage::open(const Id& subject) {
    if (views->currentIndex() == 1) toggleGrid();
    if (!feed->loaded()) {
        asked = subject;
        return;
    }
    const int row = photos->rowOf(subject);
    if (row < 0) return;
    if (filter->rowOf(subject) < 0) setShown(queueOf(photos->stateOf(row)));
    goTo(subject);
}

/// What this person may not do is not offered.
void ReviewPage::heedRights() {
    const Result<void> judging = checkRight(store.user().roles, Command::JudgePhotos);
    bar->setRefusal(judging ? QString() : judging.error().sentence());
    evidence->setMayWithdraw(store.may(Command::UndoOwnVerdict));
    updateReadiness();
}

// Moving

void ReviewPage::goTo(std::optional<Id> subject) {
    if (subject && current) {
        const int step = filter->rowOf(*subject) - filter->rowOf(*current);
        if (step != 0) direction = step < 0 ? -1 : 1;
    }
    if (side->currentIndex() == 1 && subject != current) endReject();
    current = subject;
    if (!subject) return presentNothing();
    strip->setCurrent(*subject);
    grid->setCurrent(*subject);
    if (const Card* card = pictures->card(*subject))
        present(*card);
    else
        pictures->wantCard(*subject, 10);
    updateReadiness();
    header->setCurrent(subject);
    QTimer::singleShot(0, this, &ReviewPage::prefetch);
}

void ReviewPage::present(const Card& card) {
    staged = card.detail;
    stage->show(card);
    evidence->show(card.detail);
    if (watch) watch->prefer(card.detail.row.subject);
    showFaces();
    updateReadiness();
}

void ReviewPage::presentNothing() {
    current.reset();
    staged.reset();
    stage->clear();
    evidence->clear();
    updateReadiness();
}

void ReviewPage::move(int step) {
    if (!current) return;
    if (const auto next = filter->subjectAt(filter->rowOf(*current) + step)) goTo(next);
}

void ReviewPage::prefetch() {
    if (!current) return;
    const QList<Id> near = filter->around(*current, direction);
    const int side = stage->originalSide();
    pictures->keepWanted(QSet<Id>(near.begin(), near.end()), side);
    int priority = 9;
    for (const Id& subject : near) {
        pictures->wantCard(subject, priority);
        pictures->wantOriginal({subject, side}, priority - 4);
        --priority;
    }
}

void ReviewPage::setFed(bool is) {
    empty->setFed(is);
    afterListChange();
}

void ReviewPage::afterListChange() {
    if (!feed->loaded()) return;
    if (asked) open(*std::exchange(asked, {}));
    const bool lost = current && filter->rowOf(*current) < 0;
    if (!current || lost) goTo(filter->subjectAt(0));
    const bool nothing = filter->rowCount() == 0;
    body->setCurrentIndex(nothing ? 1 : 0);
    bar->setVisible(!nothing || verdicts->canUndo());
    header->setCurrent(current);
    if (nothing) empty->explain(filter->shown(), store.counts());
}

void ReviewPage::updateReadiness() {
    const bool ready = decidable() != nullptr;
    actions->setDecidable(ready);
    bar->setDecidable(ready && views->currentIndex() == 0);
    bar->setUndoable(verdicts->canUndo() || (staged && !staged->verdict.isNull()));
}

// Deciding

const PhotoDetail* ReviewPage::decidable() const {
    const bool onStage = staged && current == staged->row.subject;
    const bool open = onStage && staged->row.state == PhotoState::Pending && !staged->submission.isNull();
    return open && store.may(Command::JudgePhotos) ? &*staged : nullptr;
}

void ReviewPage::approve() {
    const PhotoDetail* photo = decidable();
    if (!photo) return;
    const PhotoDetail decided = *photo;
    leave(decided.row.subject, PhotoState::Approved);
    verdicts->approve(decided);
}

void ReviewPage::reject(const QStringList& reasons, const QString& remark) {
    const PhotoDetail* photo = decidable();
    if (!photo) return;
    const PhotoDetail decided = *photo;
    leave(decided.row.subject, PhotoState::Rejected);
    verdicts->reject(decided, reasons, remark);
}

/// The next photo takes the frame at once; the store's answer follows.
void ReviewPage::leave(const Id& subject, PhotoState state) {
    banner->clear();
    const auto next = filter->neighbourOf(subject);
    pictures->changed(subject);
    goTo(next);
    photos->foresee(subject, state);
    afterListChange();
}

void ReviewPage::undo() {
    if (verdicts->canUndo())
        verdicts->undoLast();
    else if (staged && !staged->verdict.isNull())
        verdicts->undo(*staged);
}

void ReviewPage::tellDecided(const Id& subject, PhotoState state) {
    const Mark mark = stateMark(state);
    toast->say(QStringLiteral("%1 · %2").arg(stateText(state), photos->labelOf(subject)), mark.icon,
               mark.ink);
}

void ReviewPage::tellRefused(const Id& subject, const Error& error) {
    photos->takeBack(subject);
    banner->show(error);
    goTo(subject);
    afterListChange();
}

void ReviewPage::tellUndone(const Id& subject) {
    toast->say(tr("Taken back · %1").arg(photos->labelOf(subject)), QStringLiteral("undo"), &Tokens::text);
    if (filter->rowOf(subject) >= 0) goTo(subject);
}

void ReviewPage::beginReject() {
    const PhotoDetail* photo = decidable();
    if (!photo) return;
    actions->setEnabled(false);
    side->setCurrentIndex(1);
    side->show();
    rejecting->begin(photo->findings);
}

void ReviewPage::endReject() {
    actions->setEnabled(true);
    stage->setFocus();
    side->setCurrentIndex(0);
    side->setVisible(evidenceOn);
}

} // namespace mianguan
