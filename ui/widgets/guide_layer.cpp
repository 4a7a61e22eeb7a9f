#include "ui/widgets/guide_layer.h"

#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr double gap = 8, arm = 6;

QColor inkFor(bool inside) { return inside ? tokens().onSurround : tokens().fail; }

/// A line over the photo that shows on light and dark alike.
void drawOver(QPainter& painter, const QLineF& line, const QColor& colour, Qt::PenStyle style) {
    painter.setPen(QPen(QColor(255, 255, 255, 150), 3));
    painter.drawLine(line);
    painter.setPen(QPen(colour, 1.2, style));
    painter.drawLine(line);
}

/// "[" beside the photo over the allowed window.
void drawBracket(QPainter& painter, double x, double from, double to) {
    painter.setPen(QPen(tokens().onSurround, 1.5));
    painter.drawPolyline(QPolygonF{{x, from}, {x - arm, from}, {x - arm, to}, {x, to}});
}

/// The measured height: a pointer at the ruler, its figure, and a line over the photo.
void drawHeight(QPainter& painter, const QRectF& photo, double y, double value, const Window& window) {
    const QColor ink = inkFor(window.contains(value));
    const double x = photo.left() - gap;
    painter.setBrush(ink);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{{x + 6, y}, {x, y - 4}, {x, y + 4}});
    painter.setPen(ink);
    painter.drawText(QRectF(x - arm - 40, y - 9, 36, 18), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(qRound(value)));
    drawOver(painter, {photo.left(), y, photo.right(), y},
             window.contains(value) ? tokens().pass : tokens().fail, Qt::SolidLine);
}

void drawWindow(QPainter& painter, const QRectF& photo, double perPixel, const Window& window,
                std::optional<double> value) {
    if (window.high <= 0) return;
    drawBracket(painter, photo.left() - gap, photo.top() + window.low * perPixel,
                photo.top() + window.high * perPixel);
    if (value) drawHeight(painter, photo, photo.top() + *value * perPixel, *value, window);
}

void drawFace(QPainter& painter, const QRectF& photo, double perPixel, const Guides& guides) {
    if (!guides.face) return;
    const double width = guides.face->high - guides.face->low;
    const bool inside = guides.faceWidth.contains(width);
    const double left = photo.left() + guides.face->low * perPixel,
                 right = photo.left() + guides.face->high * perPixel;
    const double y = photo.top() + guides.eyeLineAt.value_or(guides.photo.height() / 2) * perPixel;
    const QColor ink = inside ? tokens().pass : tokens().fail;
    for (const double x : {left, right})
        drawOver(painter, {x, y - 26, x, y + 46}, ink, Qt::SolidLine);
    painter.setPen(inkFor(inside));
    const QRectF label(photo.left(), photo.bottom() - 22, photo.width(), 18);
    const QString words = QStringLiteral("↔ %1").arg(qRound(width));
    const QRectF tag(label.center().x() - 30, label.top(), 60, 18);
    painter.fillRect(tag, QColor(255, 255, 255, 190));
    painter.setPen(inside ? QColor(0x1C1D1F) : QColor(0xB3261E));
    painter.drawText(tag, Qt::AlignCenter, words);
}

} // namespace

void GuideLayer::paint(QPainter& painter, const QTransform& pictureToView, const QRectF&) const {
    const QRectF photo = pictureToView.mapRect(QRectF(QPointF(), guides.photo));
    const double perPixel = pictureToView.m11();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawWindow(painter, photo, perPixel, guides.hairTop, guides.hairTopAt);
    drawWindow(painter, photo, perPixel, guides.eyeLine, guides.eyeLineAt);
    drawFace(painter, photo, perPixel, guides);
    painter.restore();
}

} // namespace mianguan
