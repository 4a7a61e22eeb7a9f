#include "ui/frame/rail_button.h"

#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int badgeHeight = 18, mostShown = 99;

} // namespace

void RailButton::setCount(int count) {
    if (number == count) return;
    number = count;
    update();
}

void RailButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    if (number == 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(Type::Small, QFont::DemiBold));
    const QString words = number > mostShown ? QStringLiteral("99+") : QString::number(number);
    const int width = std::max(badgeHeight, painter.fontMetrics().horizontalAdvance(words) + measure::tight);
    const bool iconAlone = toolButtonStyle() == Qt::ToolButtonIconOnly;
    const QRect pill(rect().right() - width - (iconAlone ? 2 : measure::tight),
                     iconAlone ? 2 : (rect().height() - badgeHeight) / 2, width, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().warn);
    painter.drawRoundedRect(pill, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(tokens().onAccent);
    painter.drawText(pill, Qt::AlignCenter, words);
}

} // namespace mianguan
