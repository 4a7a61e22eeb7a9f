#include "ui/desk/session_board.h"

#include "core/spec/wording.h"
#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int lineHeight = 22, barHeight = 8, mostFaults = 6, wordsWidth = 110;

} // namespace

SessionBoard::SessionBoard(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sessionBoard"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SessionBoard::show(const SessionTally& sum, const QList<FaultCount>& most) {
    tally = sum;
    faults = most.mid(0, mostFaults);
    QStringList said = figures();
    for (const FaultCount& fault : std::as_const(faults))
        said += QStringLiteral("%1 %2").arg(titleOf(fault.check)).arg(fault.shots);
    setAccessibleName(said.join(QStringLiteral(", ")));
    setVisible(tally.photos > 0);
    updateGeometry();
    update();
}

QStringList SessionBoard::figures() const {
    const QLocale locale;
    const int left = std::max(0, tally.listed - tally.photos - tally.absent);
    QStringList lines{
        tr("%1 done, %2 left").arg(tally.photos).arg(left), tr("%1 in the last hour").arg(tally.inLastHour),
        tr("%1 % right the first time")
            .arg(locale.toString(tally.photos ? 100. * tally.firstPass / tally.photos : 0, 'f', 0))};
    if (tally.medianSeconds > 0) lines += tr("%1 s each").arg(locale.toString(tally.medianSeconds, 'f', 0));
    return lines;
}

QSize SessionBoard::sizeHint() const {
    const int lines = 2 + (faults.isEmpty() ? 0 : 1 + int(faults.size()));
    return {wordsWidth * 3, lines * lineHeight + measure::tight};
}

void SessionBoard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(fontOf(Type::Body));
    painter.setPen(tokens().text);
    const QStringList lines = figures();
    const int half = width() / 2;
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(QRect(i % 2 * half, i / 2 * lineHeight, half, lineHeight), Qt::AlignVCenter,
                         lines[i]);
    if (faults.isEmpty()) return;
    int top = 2 * lineHeight + measure::tight;
    painter.setFont(fontOf(Type::Small));
    painter.setPen(tokens().quiet);
    painter.drawText(QRect(0, top, width(), lineHeight), Qt::AlignVCenter,
                     tr("Most often among the last 50 photos"));
    const int most = faults.first().shots, room = width() - wordsWidth - 40;
    for (const FaultCount& fault : std::as_const(faults)) {
        top += lineHeight;
        painter.setPen(tokens().text);
        painter.drawText(QRect(0, top, wordsWidth - measure::tight, lineHeight), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(titleOf(fault.check), Qt::ElideRight,
                                                          wordsWidth - measure::tight));
        const QRect bar(wordsWidth, top + (lineHeight - barHeight) / 2,
                        std::max(2, room * fault.shots / most), barHeight);
        painter.fillRect(bar, tokens().warn);
        painter.drawText(QRect(bar.right() + measure::tight, top, 40, lineHeight), Qt::AlignVCenter,
                         QString::number(fault.shots));
    }
}

} // namespace mianguan
