#include "ui/desk/graduate_delegate.h"

#include "ui/desk/graduate_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int iconSide = 14;

const QColor& inkOf(const QString& icon) {
    if (icon == QLatin1String("status-pass")) return tokens().pass;
    if (icon == QLatin1String("status-fail")) return tokens().fail;
    return tokens().quiet;
}

} // namespace

void fillRow(QPainter& painter, const QStyleOptionViewItem& option) {
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, tokens().selected);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, tokens().hover);
}

QSize GraduateDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, measure::denseRow};
}

void GraduateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    fillRow(*painter, option);
    QRect area = option.rect.adjusted(measure::tight, 0, -measure::tight, 0);
    const QString icon = index.data(GraduateList::StateIconRole).toString();
    const QRect mark(area.left(), area.center().y() - iconSide / 2, iconSide, iconSide);
    drawIcon(*painter, mark, icon, inkOf(icon));
    area.setLeft(mark.right() + measure::tight);
    painter->setFont(fontOf(Type::Small));
    painter->setPen(tokens().quiet);
    const QString state = index.data(GraduateList::StateRole).toString();
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, state);
    area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(state) - measure::tight);
    const QString number = index.data(GraduateList::NumberRole).toString();
    const QString name = index.data(GraduateList::NameRole).toString();
    painter->setFont(fontOf(Type::Body));
    painter->setPen(tokens().text);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, area.width()));
    area.setLeft(area.left() + painter->fontMetrics().horizontalAdvance(name) + measure::tight);
    painter->setFont(fontOf(Type::Small));
    painter->setPen(tokens().quiet);
    if (area.width() > 30)
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(number, Qt::ElideLeft, area.width()));
    painter->restore();
}

} // namespace mianguan
