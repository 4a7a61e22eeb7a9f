#include "ui/camera/preview_paint.h"

#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int iconSide = 28;

/// Shows on light and dark alike.
template <class Draw>
void strokeOver(QPainter& painter, const QColor& ink, double width, Qt::PenStyle style, Draw draw) {
    painter.setPen(QPen(QColor(255, 255, 255, 190), width + 2, style));
    draw();
    painter.setPen(QPen(ink, width, style));
    draw();
}

void drawCorners(QPainter& painter, const QRectF& box) {
    const double arm = std::min(24., box.width() / 6);
    for (const QPointF& corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()}) {
        const double x = corner.x() == box.left() ? arm : -arm, y = corner.y() == box.top() ? arm : -arm;
        painter.drawPolyline(QPolygonF{corner + QPointF(x, 0), corner, corner + QPointF(0, y)});
    }
}

/// The largest size in which the words fit.
QFont fontFor(const QPainter& painter, const QRectF& area, const QString& text, int largest) {
    for (const int size : {largest, int(Type::Instruction), int(Type::Page), int(Type::Emphasis)}) {
        QFont font = fontOf(Type::Instruction, QFont::Medium);
        font.setPixelSize(size);
        const QRect needed = QFontMetrics(font, painter.device())
                                 .boundingRect(area.toRect(), Qt::AlignCenter | Qt::TextWordWrap, text);
        if (needed.height() <= area.height() && needed.width() <= area.width()) return font;
    }
    return fontOf(Type::Body);
}

} // namespace

void paintMarks(QPainter& painter, const PreviewMarks& marks) {
    const QColor dark(0x1C1D1F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (marks.outline.isEmpty())
        strokeOver(painter, dark, 1.2, Qt::DashLine, [&] { painter.drawEllipse(marks.target); });
    else {
        const QColor ink = marks.ready ? lightTokens().pass : dark;
        strokeOver(painter, ink, marks.ready ? 2.5 : 1.2, Qt::SolidLine,
                   [&] { painter.drawPolygon(marks.outline); });
        strokeOver(painter, ink, 1.2, Qt::SolidLine, [&] { painter.drawLine(marks.eyes); });
        strokeOver(painter, ink, 1.2, Qt::SolidLine, [&] { drawCorners(painter, marks.crop); });
    }
    painter.restore();
}

void paintWords(QPainter& painter, const QRectF& area, const PreviewWords& words, int largest) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(words.fill);
    painter.drawRoundedRect(area, measure::corner, measure::corner);
    QRectF inner = area.adjusted(measure::normal, measure::hair, -measure::normal, -measure::hair);
    if (!words.icon.isEmpty()) {
        drawIcon(painter, QRectF(inner.left(), inner.center().y() - iconSide / 2., iconSide, iconSide),
                 words.icon, words.ink);
        inner.adjust(iconSide + measure::tight, 0, 0, 0);
    }
    painter.setFont(fontFor(painter, inner, words.text, largest));
    painter.setPen(words.ink);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextWordWrap, words.text);
    painter.restore();
}

} // namespace mianguan
