#include "ui/widgets/bar_chart.h"

#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int labelHeight = 18, valueHeight = 18, widestBar = 44, usualHeight = 160;
constexpr double filled = 0.7; // of a bar's share of the width

} // namespace

BarChart::BarChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumHeight(usualHeight / 2);
}

QSize BarChart::sizeHint() const { return {2 * usualHeight, usualHeight}; }

void BarChart::setBars(QList<Bar> shown, std::optional<double> wanted, const QString& words) {
    bars = std::move(shown);
    needed = wanted;
    neededWords = words;
    update();
}

double BarChart::top() const {
    double highest = needed.value_or(0);
    for (const Bar& bar : bars)
        highest = std::max(highest, double(bar.value));
    return std::max(1., highest);
}

void BarChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(Type::Small));
    const QRectF area = QRectF(rect()).adjusted(0, valueHeight, 0, -labelHeight);
    paintBars(painter, area);
    painter.setPen(tokens().edge);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (needed) paintNeeded(painter, area);
}

void BarChart::paintBars(QPainter& painter, const QRectF& area) const {
    if (bars.isEmpty()) return;
    const double share = std::min(double(widestBar), area.width() / double(bars.size()));
    const double unit = area.height() / top();
    double labelled = -1;
    for (qsizetype i = 0; i < bars.size(); ++i) {
        const Bar& bar = bars[i];
        const QRectF place(area.left() + double(i) * share, area.bottom() - bar.value * unit, share * filled,
                           bar.value * unit);
        painter.fillRect(place, tokens().accent);
        const QString number = QString::number(bar.value);
        const QFontMetrics metrics = painter.fontMetrics();
        painter.setPen(tokens().text);
        if (bar.value > 0 && metrics.horizontalAdvance(number) <= share)
            painter.drawText(QRectF(place.left(), place.top() - valueHeight, place.width(), valueHeight),
                             Qt::AlignCenter | Qt::TextDontClip, number);
        if (bar.label.isEmpty() || place.left() < labelled) continue;
        painter.setPen(tokens().quiet);
        painter.drawText(QPointF(place.left(), area.bottom() + metrics.ascent() + 2), bar.label);
        labelled = place.left() + metrics.horizontalAdvance(bar.label) + measure::tight;
    }
}

void BarChart::paintNeeded(QPainter& painter, const QRectF& area) const {
    const double y = area.bottom() - *needed * area.height() / top();
    painter.setPen(QPen(tokens().warn, 2, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(tokens().warn);
    painter.drawText(QRectF(area.left(), y - valueHeight, area.width(), valueHeight), Qt::AlignRight,
                     neededWords);
}

} // namespace mianguan
