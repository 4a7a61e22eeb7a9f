#include "ui/consent/signature_pad.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"

#include <QBuffer>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>

namespace mianguan {

namespace {

constexpr QSize kept(480, 160);
constexpr double line = 2.5, margin = 8;

} // namespace

/// Fingers and pens come as a mouse where nothing takes them as they are.
SignaturePad::SignaturePad(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("signaturePad"));
    setMinimumSize(320, 120);
    setCursor(Qt::CrossCursor);
    keepTranslated(this, [this] { setAccessibleName(tr("Sign here")); });
}

void SignaturePad::clear() {
    strokes = {};
    ink = 0;
    update();
    Q_EMIT changed();
}

void SignaturePad::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    strokes.moveTo(event->position());
    strokes.lineTo(event->position() + QPointF(0.1, 0));
    update();
}

void SignaturePad::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton) || strokes.isEmpty()) return;
    const bool before = isSigned();
    ink += QLineF(strokes.currentPosition(), event->position()).length();
    strokes.lineTo(event->position());
    update();
    if (isSigned() != before) Q_EMIT changed();
}

void SignaturePad::paintStrokes(QPainter& painter, const QColor& colour, double width) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(strokes);
}

/// Paper is white whatever the colours of the program.
void SignaturePad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0x90, 0x90, 0x90), 1));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::corner, measure::corner);
    painter.setBrush(Qt::NoBrush);
    const int base = height() * 3 / 4;
    painter.setPen(QPen(QColor(0xc8, 0xc8, 0xc8), 1, Qt::DashLine));
    painter.drawLine(measure::loose, base, width() - measure::loose, base);
    if (strokes.isEmpty()) {
        painter.setPen(QColor(0x70, 0x70, 0x70));
        painter.setFont(fontOf(Type::Emphasis));
        painter.drawText(rect(), Qt::AlignCenter, tr("Sign here"));
    }
    paintStrokes(painter, Qt::black, line);
}

QByteArray SignaturePad::png() const {
    if (!isSigned()) return {};
    const QRectF drawn = strokes.boundingRect().adjusted(-margin, -margin, margin, margin);
    const double scale = std::min({1.0, kept.width() / drawn.width(), kept.height() / drawn.height()});
    QImage image((drawn.size() * scale).toSize().expandedTo({1, 1}), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-drawn.topLeft());
    paintStrokes(painter, Qt::black, line);
    painter.end();
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    return image.save(&bytes, "PNG") ? bytes.data() : QByteArray();
}

} // namespace mianguan
