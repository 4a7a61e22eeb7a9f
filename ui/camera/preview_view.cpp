#include "ui/camera/preview_view.h"

#include "core/portrait/report_card.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/guide_layer.h"

#include <QAccessible>
#include <QPainter>

#include <utility>

namespace mianguan {

namespace {

constexpr QMargins around(36, 12, 12, 12); // room for the ruler at the left
constexpr int wordsHeight = 96;            // two lines of an instruction
constexpr int frameWidth = 4;
constexpr int sitterType = 48; // px, read from two metres
constexpr double headHeightOverWidth = 1.5;

} // namespace

PreviewView::PreviewView(const Specification& specification, QWidget* parent)
    : QWidget(parent), spec(specification) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 360);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Camera preview"));
        refreshWords();
    });
    keepStyled(this, [this] { refreshWords(); });
}

void PreviewView::setMirrored(bool mirror) {
    mirrored = mirror;
    update();
}

void PreviewView::setForSitter(bool is) {
    forSitter = is;
    refreshWords();
}

void PreviewView::setPicture(const PreviewPicture& next) {
    if (fresh) ++overtaken;
    fresh = true;
    picture = next;
    if (!std::exchange(absence, {}).isEmpty()) refreshWords();
    update();
}

void PreviewView::setGuide(const GuideFrame& frame) {
    guide = frame;
    refreshWords();
}

void PreviewView::setAbsence(const QString& why) {
    absence = why;
    guide.reset();
    picture = {};
    fresh = false;
    refreshWords();
}

void PreviewView::setTrouble(const QString& sentence) {
    trouble = sentence;
    still = trouble.isEmpty() ? QImage() : picture.image.convertToFormat(QImage::Format_Grayscale8);
    if (!trouble.isEmpty()) guide.reset();
    refreshWords();
}

QString PreviewView::absenceNow() const { return absence.isEmpty() ? tr("Choose a camera") : absence; }

PreviewWords PreviewView::wordsNow() const {
    const Tokens& inks = tokens();
    if (!trouble.isEmpty()) return {trouble, markOf(Status::Fail).icon, inks.fail, inks.onAccent};
    if (!guide) return {{}, {}, inks.panel, inks.text};
    const QString text = forSitter ? sitterSentenceOf(guide->instruction) : sentenceOf(guide->instruction);
    if (guide->instruction == Instruction::Ready)
        return {text, markOf(Status::Pass).icon, inks.pass, inks.onAccent};
    return {text, {}, inks.panel, inks.text};
}

void PreviewView::refreshWords() {
    const PreviewWords now = wordsNow();
    const bool changed = now.text != line.text;
    line = now;
    const QString told = line.text.isEmpty() && picture.image.isNull() ? absenceNow() : line.text;
    if (changed || accessibleDescription() != told) {
        setAccessibleDescription(told);
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
    update();
}

QRectF PreviewView::area() const {
    return QRectF(rect().marginsRemoved(around)).adjusted(0, 0, 0, -wordsHeight - measure::normal);
}

QSize PreviewView::room() const { return (area().size() * devicePixelRatioF()).toSize().expandedTo({0, 0}); }

void PreviewView::resizeEvent(QResizeEvent*) { Q_EMIT roomChanged(room()); }

QRectF PreviewView::place() const {
    const double dpr = devicePixelRatioF();
    const QSizeF size = QSizeF(picture.cut.pixels) / dpr;
    const QPointF corner = area().center() - QPointF(size.width(), size.height()) / 2;
    return {QPointF(qRound(corner.x() * dpr), qRound(corner.y() * dpr)) / dpr, size}; // on whole pixels
}

/// As `place`, and, before the first picture, where it will be.
QRectF PreviewView::regionPlace() const {
    const QRectF region = picture.cut.region;
    const double dpr = devicePixelRatioF();
    if (!region.isEmpty()) return {place().topLeft() + region.topLeft() / dpr, region.size() / dpr};
    const QSizeF size = QSizeF(spec.size).scaled(area().size(), Qt::KeepAspectRatio);
    return {area().center() - QPointF(size.width(), size.height()) / 2, size};
}

QRectF PreviewView::wordsPlace() const {
    const QRectF whole = area();
    return {whole.left(), double(height() - around.bottom() - wordsHeight), whole.width(), wordsHeight};
}

QTransform PreviewView::frameToView() const {
    const QRectF target = place();
    const double scale = target.width() / picture.cut.part.width();
    QTransform map;
    if (mirrored) map = QTransform(-1, 0, 0, 1, 2 * target.center().x(), 0);
    map.translate(target.x() - picture.cut.part.x() * scale, target.y() - picture.cut.part.y() * scale);
    map.scale(picture.frame.width() * scale, picture.frame.height() * scale);
    return map;
}

QRectF PreviewView::headPlace() const {
    const QRectF region = regionPlace();
    const double scale = region.width() / spec.size.width();
    const double width = spec.faceWidth.middle() * scale, height = headHeightOverWidth * width;
    return {region.center().x() - width / 2, region.top() + spec.hairTop.middle() * scale, width, height};
}

PreviewMarks PreviewView::marksNow() const {
    PreviewMarks marks;
    marks.target = headPlace();
    if (!guide || guide->outline.isEmpty()) return marks;
    const QTransform map = frameToView();
    marks.outline = map.map(QPolygonF(guide->outline));
    marks.eyes = map.map(QLineF(guide->leftEye, guide->rightEye));
    marks.crop = map.mapRect(guide->crop);
    marks.ready = guide->instruction == Instruction::Ready;
    return marks;
}

void PreviewView::paintPicture(QPainter& painter) {
    const QRectF target = place();
    painter.save();
    if (mirrored) painter.setTransform(QTransform(-1, 0, 0, 1, 2 * target.center().x(), 0), true);
    painter.drawImage(target, still.isNull() ? picture.image : still);
    painter.restore();
}

/// The rest is dimmed; the specification's windows stand at the left, the frame says how it is.
void PreviewView::paintRegion(QPainter& painter) {
    const QRectF region = regionPlace(), whole = place();
    const QColor dim(0, 0, 0, 90);
    painter.fillRect(QRectF(whole.topLeft(), QPointF(region.left(), whole.bottom())), dim);
    painter.fillRect(QRectF(QPointF(region.right(), whole.top()), whole.bottomRight()), dim);
    painter.fillRect(QRectF(QPointF(region.left(), whole.top()), region.topRight()), dim);
    painter.fillRect(QRectF(region.bottomLeft(), QPointF(region.right(), whole.bottom())), dim);
    if (!trouble.isEmpty()) return;
    painter.save();
    painter.setClipRect(whole);
    paintMarks(painter, marksNow());
    painter.restore();
    const double scale = region.width() / spec.size.width();
    const bool overPicture = whole.left() < region.left() - around.left() / 2.;
    GuideLayer(guidesOf(spec, {}, {}), overPicture ? &darkTokens() : nullptr)
        .paint(painter, QTransform(scale, 0, 0, scale, region.x(), region.y()), area());
    if (line.fill != tokens().pass) return;
    painter.setPen(QPen(tokens().pass, frameWidth));
    painter.drawRect(region.adjusted(frameWidth / 2., frameWidth / 2., -frameWidth / 2., -frameWidth / 2.));
}

void PreviewView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surround);
    if (picture.image.isNull()) {
        painter.setPen(tokens().onSurround);
        painter.setFont(fontOf(Type::Page));
        if (trouble.isEmpty()) painter.drawText(area(), Qt::AlignCenter | Qt::TextWordWrap, absenceNow());
    } else {
        paintPicture(painter);
        paintRegion(painter);
        shown += std::exchange(fresh, false);
    }
    if (!line.text.isEmpty())
        paintWords(painter, wordsPlace(), line, forSitter ? sitterType : int(Type::Instruction));
}

} // namespace mianguan
