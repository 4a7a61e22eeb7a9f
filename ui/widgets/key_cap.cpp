#include "ui/widgets/key_cap.h"

#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace mianguan {

KeyButton::KeyButton(const char* name, const char* kind, const QString& keyText, QWidget* parent)
    : QPushButton(parent), key(keyText) {
    setObjectName(QLatin1String(name));
    setProperty("kind", QLatin1String(kind));
    setFocusPolicy(Qt::TabFocus);
}

int KeyButton::capWidth() const {
    return std::max(20, QFontMetrics(fontOf(Type::Small)).horizontalAdvance(key) + 10);
}

QSize KeyButton::sizeHint() const {
    const int icons = icon().isNull() ? 0 : 28;
    return {capWidth() + icons + fontMetrics().horizontalAdvance(text()) + 3 * measure::normal,
            QPushButton::sizeHint().height()};
}

QSize KeyButton::minimumSizeHint() const {
    return {capWidth() + 2 * measure::normal, QPushButton::minimumSizeHint().height()};
}

void KeyButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);

    // The ink is what the style sheet gave this button, so that the cap fits every kind of it.
    const QColor ink =
        option.palette.color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    painter.setRenderHint(QPainter::Antialiasing);
    const int whole = capWidth() + measure::tight + fontMetrics().horizontalAdvance(text());
    const int left = centred ? std::max<int>(measure::tight, (width() - whole) / 2) : measure::tight;
    const QRectF cap(left, (height() - 20) / 2.0, capWidth(), 20);
    painter.setPen(QPen(ink, 1));
    painter.setOpacity(0.75);
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setOpacity(1);
    painter.setFont(fontOf(Type::Small));
    painter.drawText(cap, Qt::AlignCenter, key);

    painter.setFont(font());
    const QRectF words = QRectF(rect()).adjusted(cap.right() + measure::tight, 0, -measure::tight, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, int(words.width())));
}

} // namespace mianguan
