#include "ui/find/find_delegate.h"

#include "ui/find/find_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

QSize FindDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {0, index.data(FindList::HeadingRole).toBool() ? measure::denseRow : measure::row};
}

void FindDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens& t = tokens();
    painter->save();
    const QRect line = option.rect.adjusted(measure::normal, 0, -measure::normal, 0);
    if (index.data(FindList::HeadingRole).toBool()) {
        painter->setFont(fontOf(Type::Small));
        painter->setPen(t.quiet);
        painter->drawText(line, Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, t.selected);
    drawIcon(*painter,
             QRectF(line.left(), line.center().y() - measure::icon / 2.0 + 1, measure::icon, measure::icon),
             index.data(FindList::IconRole).toString(), index.data(FindList::InkRole).value<QColor>());
    const QString side = index.data(FindList::SideRole).toString();
    painter->setFont(fontOf(Type::Body));
    const int sideWidth = painter->fontMetrics().horizontalAdvance(side) + measure::wide;
    painter->setPen(t.quiet);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, side);
    painter->setPen(t.text);
    const QRect words = line.adjusted(measure::icon + measure::normal, 0, -sideWidth, 0);
    painter->drawText(
        words, Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
    painter->restore();
}

} // namespace mianguan
