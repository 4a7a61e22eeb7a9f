#include "ui/review/stage.h"

#include "core/spec/wording.h"
#include "ui/base/layout_memory.h"
#include "ui/base/live_text.h"
#include "ui/review/stage_layers.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/photo_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSplitter>

namespace mianguan {

namespace {

constexpr int sideStep = 256, zoomedSide = 4096;

} // namespace

Stage::Stage(Pictures& source, Settings& settings, QWidget* parent)
    : QWidget(parent), pictures(source), portrait(new PhotoView(link, this)),
      original(new PhotoView(link, this)), both(new QSplitter(Qt::Horizontal, this)) {
    setObjectName(QStringLiteral("stage"));
    setFocusPolicy(Qt::StrongFocus);
    arrange(settings);
    connect(&pictures, &Pictures::originalReady, this, [this](const OriginalKey& key) {
        if (shown && key.subject == shown->detail.row.subject) showOriginal();
    });
    connect(&link, &ZoomLink::changed, this, [this] {
        if (shown) showOriginal();
    });
    connect(portrait, &PhotoView::painted, this, &Stage::painted);
    for (PhotoView* view : {portrait, original})
        connect(view, &PhotoView::clicked, this, [this] { setFocus(Qt::MouseFocusReason); });
    keepTranslated(this, [this] {
        setAccessibleName(tr("Photo under review"));
        portrait->setAccessibleName(tr("Standard photo"));
        original->setAccessibleName(tr("Original"));
        if (shown) {
            showPortrait();
            showOriginal();
        }
    });
}

void Stage::arrange(Settings& settings) {
    portrait->setObjectName(QStringLiteral("portraitView"));
    original->setObjectName(QStringLiteral("originalView"));
    both->setObjectName(QStringLiteral("pictures"));
    both->addWidget(portrait);
    both->addWidget(original);
    both->setSizes({570, 430});
    both->setChildrenCollapsible(false);
    both->setHandleWidth(3);
    rememberSplitter(both, settings, setting::reviewPictures);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2); // room for the focus ring
    layout->addWidget(both);
}

int Stage::originalSide() const {
    if (link.look().factor > 1) return zoomedSide;
    const int needed = int(std::max(width() / 2, height()) * devicePixelRatioF());
    return std::max(4 * sideStep, (needed + sideStep - 1) / sideStep * sideStep);
}

void Stage::show(const Card& card) {
    shown = card;
    pointed.clear();
    originalSize = {};
    showPortrait();
    showOriginal();
}

void Stage::clear() {
    shown.reset();
    originalSize = {};
    portrait->clearPicture({});
    original->clearPicture({});
}

void Stage::showPortrait() {
    const PhotoDetail& detail = shown->detail;
    if (shown->trouble)
        portrait->clearPicture(shown->trouble->sentence());
    else if (shown->portrait.isNull())
        portrait->clearPicture(whyUnmade());
    else
        portrait->setPicture(shown->portrait, shown->portrait.size());
    portrait->setCaption(
        tr("Standard photo %1 × %2").arg(shown->portrait.width()).arg(shown->portrait.height()));
    if (detail.crop)
        original->setBase(QRectF(detail.crop->x, detail.crop->y, detail.crop->width, detail.crop->height));
    else
        original->setBase({});
    refreshLayers();
}

QString Stage::whyUnmade() const {
    QStringList lines{tr("No standard photo could be made from this picture.")};
    for (const Finding& finding : shown->detail.findings)
        if (finding.status == Status::Fail) lines += messageFor(finding);
    return lines.join(QLatin1Char('\n'));
}

/// The best original at hand; never another person's while the right one is on its way.
void Stage::showOriginal() {
    const Id subject = shown->detail.row.subject;
    const OriginalCard* ready = pictures.original({subject, originalSide()});
    if (!ready) {
        pictures.wantOriginal({subject, originalSide()}, 9);
        if (originalSize.isEmpty()) original->clearPicture(tr("Opening the original…"));
        return;
    }
    if (ready->trouble) {
        original->clearPicture(ready->trouble->sentence());
        if (ready->trouble->kind == ErrorKind::Busy) Q_EMIT originalAwaited(shown->detail);
        return;
    }
    originalSize = ready->picture.full;
    original->setPicture(ready->picture.image, originalSize);
    original->setCaption(tr("Original %1 × %2").arg(originalSize.width()).arg(originalSize.height()));
    refreshLayers();
}

void Stage::setEvidence(bool wanted) {
    evidence = wanted;
    portrait->setMargins(evidence ? QMargins(56, 12, 12, 26) : QMargins(12, 12, 12, 4));
    original->setMargins(evidence ? QMargins(12, 12, 12, 26) : QMargins(12, 12, 12, 4));
    if (shown) refreshLayers();
}

void Stage::pointAt(const QString& findingId) {
    pointed = findingId;
    if (shown) refreshLayers();
}

void Stage::refreshLayers() {
    if (!evidence) {
        portrait->setLayers({});
        original->setLayers({});
        return;
    }
    portrait->setLayers(portraitLayers(shown->detail, specificationOf(shown->detail.specification), pointed));
    original->setLayers(originalLayers(shown->detail, originalSize, pointed));
}

const Specification* Stage::specificationOf(const QString& id) {
    if (!specifications.contains(id)) {
        auto loaded = loadSpecification(id);
        if (!loaded) return nullptr;
        specifications.insert(id, *std::move(loaded));
    }
    return &*specifications.constFind(id);
}

bool Stage::focusNextPrevChild(bool next) {
    if (!next) return QWidget::focusNextPrevChild(false);
    Q_EMIT evidenceAsked();
    return true;
}

void Stage::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) return QWidget::keyPressEvent(event);
    if (!event->isAutoRepeat()) setOriginalAlone(true);
}

void Stage::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) return QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat()) setOriginalAlone(false);
}

void Stage::focusInEvent(QFocusEvent* event) {
    ringed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
    QWidget::focusInEvent(event);
}

void Stage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), ringed && hasFocus() ? tokens().accent : tokens().surround);
}

void Stage::focusOutEvent(QFocusEvent* event) {
    setOriginalAlone(false);
    update();
    QWidget::focusOutEvent(event);
}

void Stage::setOriginalAlone(bool alone) { portrait->setVisible(!alone); }

} // namespace mianguan
