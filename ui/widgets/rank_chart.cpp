#include "ui/widgets/rank_chart.h"

#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int lineHeight = 28, nowHeight = 9, beforeHeight = 4, wordsShare = 3, valueWidth = 120;

} // namespace

RankChart::RankChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RankChart::setLines(QList<Line> shown) {
    lines = std::move(shown);
    updateGeometry();
    update();
}

QSize RankChart::sizeHint() const { return {3 * valueWidth, int(lines.size()) * lineHeight}; }

void RankChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(fontOf(Type::Small));
    double most = 0;
    for (const Line& line : lines)
        most = std::max({most, line.now, line.before});
    for (int i = 0; i < lines.size(); ++i)
        paintLine(painter, QRect(0, i * lineHeight, width(), lineHeight), lines[i], most);
}

void RankChart::paintLine(QPainter& painter, const QRect& row, const Line& line, double most) const {
    const int words = row.width() / wordsShare, room = row.width() - words - valueWidth;
    painter.setPen(tokens().text);
    painter.drawText(QRect(row.left(), row.top(), words - measure::tight, row.height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(line.words, Qt::ElideRight, words - measure::tight));
    const auto bar = [&](double share, int top, int height, const QColor& colour) {
        const int wide = most > 0 ? int(room * share / most) : 0;
        if (wide > 0) painter.fillRect(QRect(row.left() + words, top, wide, height), colour);
    };
    const int both = nowHeight + (line.before > 0 ? 2 + beforeHeight : 0);
    const int top = row.top() + (row.height() - both) / 2;
    bar(line.now, top, nowHeight, tokens().warn);
    bar(line.before, top + nowHeight + 2, beforeHeight, tokens().quiet);
    painter.drawText(QRect(row.right() - valueWidth + measure::tight, row.top(), valueWidth - measure::tight,
                           row.height()),
                     Qt::AlignVCenter, line.value);
}

} // namespace mianguan
