#include "ui/review/reason_delegate.h"

#include "ui/review/reason_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

namespace {

void paintBox(QPainter& painter, const QRectF& box, bool chosen) {
    const Tokens& t = tokens();
    painter.setPen(QPen(chosen ? t.accent : t.edge, 1));
    painter.setBrush(chosen ? t.accent : t.panel);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (chosen) drawIcon(painter, box.adjusted(2, 2, -2, -2), QStringLiteral("check"), t.onAccent);
}

void paintHeading(QPainter& painter, const QRect& row, const QString& words) {
    painter.setFont(fontOf(Type::Small, QFont::DemiBold));
    painter.setPen(tokens().quiet);
    painter.drawText(row.adjusted(measure::normal, 6, -measure::normal, 0), Qt::AlignVCenter, words);
}

} // namespace

QSize ReasonDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, measure::denseRow + 2};
}

void ReasonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Tokens& t = tokens();
    const QRect row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(ReasonList::HeadingRole).toBool()) {
        paintHeading(*painter, row, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected)
        painter->fillRect(row, t.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, t.hover);
    const bool chosen = index.data(ReasonList::ChosenRole).toBool();
    paintBox(*painter, QRectF(row.left() + measure::normal, row.center().y() - 8, 18, 18), chosen);

    QRect words = row.adjusted(measure::normal + 18 + measure::tight, 0, -measure::normal, 0);
    const QString pinyin = index.data(ReasonList::PinyinRole).toString();
    painter->setFont(fontOf(Type::Small));
    painter->setPen(t.quiet);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight, pinyin);
    words.setRight(words.right() - painter->fontMetrics().horizontalAdvance(pinyin) - measure::tight);
    painter->setFont(fontOf(Type::Body, chosen ? QFont::DemiBold : QFont::Normal));
    painter->setPen(t.text);
    painter->drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace mianguan
