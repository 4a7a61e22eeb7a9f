#include "ui/widgets/guide_layer.h"

#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr double gap = 8, arm = 6;

/// The ruler's own ink: neutral inside the window, the colour of failure outside; the figure says it as well.
QColor inkFor(const Tokens& inks, bool inside) { return inside ? inks.onSurround : inks.fail; }

/// A fine line over the photo that shows on light and dark alike.
void drawOver(QPainter& painter, const QLineF& line, bool inside) {
    painter.setPen(QPen(QColor(255, 255, 255, 170), 3));
    painter.drawLine(line);
    painter.setPen(QPen(inside ? QColor(0x1C1D1F) : QColor(0xB3261E), 1.2));
    painter.drawLine(line);
}

void drawFigure(QPainter& painter, const Tokens& inks, const QRectF& area, int flags, double value,
                bool inside) {
    const QString words = QString::number(qRound(value));
    painter.setFont(fontOf(Type::Small, inside ? QFont::Normal : QFont::Bold));
    if (!inside) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inks.panel);
        painter.drawRoundedRect(painter.boundingRect(area, flags, words).adjusted(-3, 0, 3, 0), 3, 3);
    }
    painter.setPen(inkFor(inks, inside));
    painter.drawText(area, flags, words);
}

/// "[" beside the photo over the allowed window.
void drawBracket(QPainter& painter, const Tokens& inks, double x, double from, double to) {
    painter.setPen(QPen(inks.onSurround, 1.5));
    painter.drawPolyline(QPolygonF{{x, from}, {x - arm, from}, {x - arm, to}, {x, to}});
}

/// The measured height: a pointer at the ruler, its figure, and a line at both edges that leaves the face
/// free.
void drawHeight(QPainter& painter, const Tokens& inks, const QRectF& photo, double y, double value,
                bool inside) {
    const double x = photo.left() - gap;
    painter.setBrush(inkFor(inks, inside));
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{{x + 6, y}, {x, y - 4}, {x, y + 4}});
    drawFigure(painter, inks, QRectF(x - arm - 36, y - 9, 32, 18), Qt::AlignRight | Qt::AlignVCenter, value,
               inside);
    const double reach = photo.width() * 0.12;
    drawOver(painter, {photo.left(), y, photo.left() + reach, y}, inside);
    drawOver(painter, {photo.right() - reach, y, photo.right(), y}, inside);
}

void drawWindow(QPainter& painter, const Tokens& inks, const QRectF& photo, double perPixel,
                const Window& window, std::optional<double> value) {
    if (window.high <= 0) return;
    drawBracket(painter, inks, photo.left() - gap, photo.top() + window.low * perPixel,
                photo.top() + window.high * perPixel);
    if (value)
        drawHeight(painter, inks, photo, photo.top() + *value * perPixel, *value, window.contains(*value));
}

/// Where either cheek may be when the face stays where it is: a bracket on each side.
void drawCheeks(QPainter& painter, const Tokens& inks, double middle, double y, const Window& half) {
    painter.setPen(QPen(inks.onSurround, 1.5));
    for (const double way : {-1., 1.})
        painter.drawPolyline(QPolygonF{{middle + way * half.low, y},
                                       {middle + way * half.low, y + arm - 1},
                                       {middle + way * half.high, y + arm - 1},
                                       {middle + way * half.high, y}});
}

/// The face's width as a measure under the photo.
void drawFace(QPainter& painter, const Tokens& inks, const QRectF& photo, double perPixel, const Window& face,
              const Window& window) {
    const double width = face.high - face.low;
    const bool inside = window.contains(width);
    const double left = photo.left() + face.low * perPixel, right = photo.left() + face.high * perPixel;
    const double y = photo.bottom() + 16;
    painter.setPen(QPen(inkFor(inks, inside), 1.5));
    painter.drawLine(QLineF(left, y - 5, left, y + 5));
    painter.drawLine(QLineF(right, y - 5, right, y + 5));
    const double middle = (left + right) / 2;
    if (window.high > 0)
        drawCheeks(painter, inks, middle, photo.bottom() + 4,
                   {window.low * perPixel / 2, window.high * perPixel / 2});
    painter.setPen(QPen(inkFor(inks, inside), 1.5));
    painter.drawLine(QLineF(left, y, middle - 20, y));
    painter.drawLine(QLineF(middle + 20, y, right, y));
    drawFigure(painter, inks, QRectF(middle - 20, y - 9, 40, 18), Qt::AlignCenter, width, inside);
}

} // namespace

void GuideLayer::paint(QPainter& painter, const QTransform& pictureToView, const QRectF&) const {
    const Tokens& inks = fixed ? *fixed : tokens();
    const QRectF photo = pictureToView.mapRect(QRectF(QPointF(), guides.photo));
    const double perPixel = pictureToView.m11();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawWindow(painter, inks, photo, perPixel, guides.hairTop, guides.hairTopAt);
    drawWindow(painter, inks, photo, perPixel, guides.eyeLine, guides.eyeLineAt);
    if (guides.face) drawFace(painter, inks, photo, perPixel, *guides.face, guides.faceWidth);
    painter.restore();
}

} // namespace mianguan
