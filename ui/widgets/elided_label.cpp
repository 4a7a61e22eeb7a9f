#include "ui/widgets/elided_label.h"

#include <QPainter>

namespace mianguan {

ElidedLabel::ElidedLabel(const char* role, QWidget* parent) : QLabel(parent) {
    setProperty("role", QLatin1String(role));
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setWords(const QString& words) {
    setText(words);
    setToolTip(words);
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 4, QLabel::sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
    painter.drawText(rect(), int(alignment()), shown);
}

} // namespace mianguan
