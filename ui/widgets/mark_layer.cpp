#include "ui/widgets/mark_layer.h"

#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"

#include <QPainter>
#include <QPainterPath>

#include <tuple>

namespace mianguan {

namespace {

/// Corner ticks instead of a full frame, so that the face stays free.
QPainterPath corners(const QRectF& box) {
    const double arm = std::min({18.0, box.width() / 3, box.height() / 3});
    QPainterPath path;
    for (const auto& [x, y, dx, dy] : {std::tuple{box.left(), box.top(), arm, arm},
                                       {box.right(), box.top(), -arm, arm},
                                       {box.right(), box.bottom(), -arm, -arm},
                                       {box.left(), box.bottom(), arm, -arm}}) {
        path.moveTo(x + dx, y);
        path.lineTo(x, y);
        path.lineTo(x, y + dy);
    }
    return path;
}

void drawTag(QPainter& painter, const QRectF& box, const QRectF& view, const PlaceMark& mark,
             const QColor& colour) {
    const Tokens& t = tokens();
    painter.setFont(fontOf(Type::Small));
    const double width =
        16 + 6 + (mark.pointedAt ? painter.fontMetrics().horizontalAdvance(mark.title) + 6 : 0);
    QRectF tag = mark.pointedAt ? QRectF(box.left(), box.top() - 24, width, 20)
                                : QRectF(box.left() - width - 4, box.top(), width, 20);
    if (tag.top() < view.top()) tag.moveTop(std::min(box.bottom() + 4, view.bottom() - 20));
    tag.moveLeft(std::clamp(tag.left(), view.left(), std::max(view.left(), view.right() - width)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.panel);
    painter.drawRoundedRect(tag, 4, 4);
    drawIcon(painter, QRectF(tag.left() + 3, tag.top() + 2, 16, 16), markOf(mark.status).icon, colour);
    if (!mark.pointedAt) return;
    painter.setPen(t.text);
    painter.drawText(tag.adjusted(22, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, mark.title);
}

} // namespace

void MarkLayer::paint(QPainter& painter, const QTransform& pictureToView, const QRectF& view) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlaceMark& mark : marks) {
        const QRectF box = pictureToView.mapRect(mark.box);
        const QColor colour = tokens().*markOf(mark.status).ink;
        painter.setBrush(Qt::NoBrush);
        painter.strokePath(corners(box), QPen(tokens().panel, mark.pointedAt ? 5 : 3.5));
        painter.strokePath(corners(box), QPen(colour, mark.pointedAt ? 3 : 1.5));
        drawTag(painter, box, view, mark, colour);
    }
    painter.restore();
}

} // namespace mianguan
