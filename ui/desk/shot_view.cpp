#include "ui/desk/shot_view.h"

#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"

#include <QPainter>
#include <QPainterPath>

namespace mianguan {

namespace {

constexpr int frame = 4, ribbon = 40;

} // namespace

ShotView::ShotView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("shotView"));
    setMinimumSize(180, 240 + ribbon);
}

void ShotView::setPhoto(const QImage& photo, Status worst, const QString& word) {
    image = photo;
    status = worst;
    verdict = word;
    setAccessibleName(word);
    update();
}

void ShotView::setWords(const QString& instead) {
    image = {};
    verdict.clear();
    empty = instead;
    setAccessibleName(instead);
    update();
}

void ShotView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surround);
    if (image.isNull()) {
        painter.setPen(tokens().onSurround);
        painter.setFont(fontOf(Type::Body));
        painter.drawText(rect().adjusted(measure::wide, 0, -measure::wide, 0),
                         int(Qt::AlignCenter) | Qt::TextWordWrap, empty);
        return;
    }
    const QRect room = rect().adjusted(frame, frame, -frame, -frame - ribbon);
    const QSize size = image.size().scaled(room.size(), Qt::KeepAspectRatio);
    const QRect place(QPoint(rect().center().x() - size.width() / 2, room.top()), size);
    const Mark mark = markOf(status);
    const QColor ink = tokens().*mark.ink;
    painter.fillRect(place.adjusted(-frame, -frame, frame, frame + ribbon), ink);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, image);
    const QRect band(place.left(), place.bottom() + 1, place.width(), ribbon);
    painter.setFont(fontOf(Type::Emphasis, QFont::DemiBold));
    const int side = measure::icon, width = painter.fontMetrics().horizontalAdvance(verdict);
    const int left = band.center().x() - (side + measure::tight + width) / 2;
    drawIcon(painter, QRect(left, band.center().y() - side / 2, side, side), mark.icon, tokens().onAccent);
    painter.setPen(tokens().onAccent);
    painter.drawText(QRect(left + side + measure::tight, band.top(), width + 4, band.height()),
                     Qt::AlignVCenter, verdict);
}

} // namespace mianguan
