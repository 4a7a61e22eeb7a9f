#include "ui/widgets/toast.h"

#include "ui/theme/measures.h"

#include <QPainter>
#include <QPropertyAnimation>
#include <QTimer>

namespace mianguan {

namespace {

constexpr int fadeMs = 120, stayMs = 1100;

} // namespace

Toast::Toast(QWidget* over)
    : QWidget(over), fade(new QPropertyAnimation(this, "strength", this)), stay(new QTimer(this)) {
    setObjectName(QStringLiteral("toast"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setFont(fontOf(Type::Emphasis, QFont::DemiBold));
    fade->setDuration(fadeMs);
    fade->setEndValue(0.0);
    stay->setSingleShot(true);
    stay->setInterval(stayMs);
    connect(stay, &QTimer::timeout, fade, [this] { fade->start(); });
    connect(fade, &QPropertyAnimation::finished, this, &QWidget::hide);
    hide();
}

void Toast::say(const QString& words, const QString& icon, Ink colour) {
    text = words;
    iconName = icon;
    ink = colour;
    setAccessibleName(words);
    fade->stop();
    fade->setStartValue(1.0);
    setStrength(1);
    place();
    show();
    raise();
    stay->start();
}

void Toast::setStrength(double value) {
    opacity = value;
    update();
}

void Toast::place() {
    const int width = std::min(fontMetrics().horizontalAdvance(text) + 20 + 3 * measure::wide,
                               parentWidget()->width() - 32);
    resize(width, measure::bigTarget);
    move((parentWidget()->width() - width) / 2, parentWidget()->height() - height() - measure::tight);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(opacity);
    painter.setPen(QPen(tokens().line, 1));
    painter.setBrush(tokens().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::corner, measure::corner);
    drawIcon(painter, QRectF(measure::wide, (height() - 20) / 2.0, 20, 20), iconName, tokens().*ink);
    painter.setPen(tokens().text);
    const QRect words = rect().adjusted(measure::wide + 28, 0, -measure::tight, 0);
    painter.drawText(words, Qt::AlignVCenter, fontMetrics().elidedText(text, Qt::ElideMiddle, words.width()));
}

} // namespace mianguan
