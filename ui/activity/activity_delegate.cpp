#include "ui/activity/activity_delegate.h"

#include "ui/activity/activity_model.h"
#include "ui/activity/activity_words.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QDateTime>
#include <QPainter>

namespace mianguan {

namespace {

constexpr int dayWidth = 96, timeWidth = 52, markSize = 16;

/// Something is on its way here.
void paintWaiting(QPainter& painter, const QRect& cell) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().hover);
    painter.drawRoundedRect(QRectF(cell.left() + measure::tight, cell.center().y() - 4,
                                   std::min(cell.width() - 2 * measure::tight, 96), 8),
                            4, 4);
}

void paintWords(QPainter& painter, const QRect& cell, const QString& words, const QColor& ink) {
    painter.setPen(ink);
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, cell.width()));
}

} // namespace

ActivityDelegate::ActivityDelegate(const ActivityModel& shown, QObject* parent)
    : QStyledItemDelegate(parent), model(shown) {}

int ActivityDelegate::whenWidth() { return measure::normal + dayWidth + timeWidth; }

void ActivityDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    const Tokens& t = tokens();
    const bool chosen = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, chosen ? t.selected : t.panel);
    const bool day = index.row() > 0 && model.beginsDay(index.row());
    const bool quietPart = index.column() == ActivityModel::When && !day;
    const int left = option.rect.left() + (quietPart ? measure::normal + dayWidth : 0);
    painter.fillRect(QRect(left, option.rect.top(), option.rect.right() - left + 1, 1),
                     day ? t.edge : t.line);
}

void ActivityDelegate::paintWhen(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const ActivityRow* row = model.at(index.row());
    const QRect days(cell.left() + measure::normal, cell.top(), dayWidth - measure::tight, cell.height());
    if (model.beginsDay(index.row()) || index.row() == top) {
        painter.setFont(fontOf(Type::Body, QFont::DemiBold));
        paintWords(painter, days, dayText(QDateTime::fromMSecsSinceEpoch(row->timeMs).date()), tokens().text);
        painter.setFont(fontOf(Type::Body));
    }
    const QRect times(cell.left() + measure::normal + dayWidth, cell.top(), timeWidth, cell.height());
    paintWords(painter, times, index.data().toString(), tokens().quiet);
}

void ActivityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    paintGround(*painter, option, index);
    painter->setFont(fontOf(Type::Body));
    const ActivityRow* row = model.at(index.row());
    const QRect cell = option.rect.adjusted(measure::tight, 0, -measure::tight, 0);
    if (!row) {
        paintWaiting(*painter, option.rect);
    } else if (index.column() == ActivityModel::When) {
        paintWhen(*painter, option.rect, index);
    } else if (index.column() == ActivityModel::Signed) {
        if (row->signedByUser)
            drawIcon(*painter,
                     QRectF(option.rect.center().x() - markSize / 2.0,
                            option.rect.center().y() - markSize / 2.0, markSize, markSize),
                     QStringLiteral("signed"), tokens().quiet);
    } else if (index.column() == ActivityModel::What) {
        const QRectF mark(cell.left(), cell.center().y() - markSize / 2.0, markSize, markSize);
        drawIcon(*painter, mark, kindIcon(row->kind), tokens().quiet);
        paintWords(*painter, cell.adjusted(markSize + measure::tight, 0, 0, 0), row->sentence, tokens().text);
    } else {
        paintWords(*painter, cell, index.data().toString(), tokens().text);
    }
    painter->restore();
}

} // namespace mianguan
