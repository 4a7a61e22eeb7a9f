#include "ui/review/finding_delegate.h"

#include "ui/review/finding_list.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"

#include <QAbstractItemView>
#include <QPainter>

namespace mianguan {

namespace {

constexpr int indent = measure::normal + measure::icon + measure::tight;

bool speaks(const QModelIndex& index) {
    return Status(index.data(FindingList::StatusRole).toInt()) != Status::Pass;
}

int messageHeight(const QModelIndex& index, int width) {
    const QFontMetrics metrics(fontOf(Type::Body));
    return metrics
        .boundingRect(0, 0, width, 10'000, Qt::TextWordWrap, index.data(FindingList::MessageRole).toString())
        .height();
}

} // namespace

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (!speaks(index)) return {width, measure::denseRow};
    return {width,
            measure::denseRow + messageHeight(index, width - indent - measure::normal) + measure::tight};
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Tokens& t = tokens();
    const auto status = Status(index.data(FindingList::StatusRole).toInt());
    const Mark mark = markOf(status);
    const bool strong = status == Status::Fail || status == Status::Warn;
    const QRect row = option.rect;
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(row, t.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, t.hover);

    const QRect head(row.left(), row.top(), row.width(), measure::denseRow);
    drawIcon(*painter, QRectF(head.left() + measure::normal, head.top() + 5, 18, 18), mark.icon, t.*mark.ink);
    const QRect words = head.adjusted(indent, 0, -measure::normal, 0);
    const QString value = index.data(FindingList::ValueRole).toString();
    painter->setFont(fontOf(Type::Body));
    painter->setPen(strong ? t.*mark.ink : t.quiet);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight, value);
    const int room = words.width() - painter->fontMetrics().horizontalAdvance(value) - measure::tight;
    painter->setFont(fontOf(Type::Body, strong ? QFont::DemiBold : QFont::Normal));
    painter->setPen(t.text);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(index.data(FindingList::TitleRole).toString(),
                                                        Qt::ElideRight, room));
    if (speaks(index)) {
        painter->setFont(fontOf(Type::Body));
        painter->setPen(strong ? t.text : t.quiet);
        painter->drawText(row.adjusted(indent, measure::denseRow - 2, -measure::normal, 0), Qt::TextWordWrap,
                          index.data(FindingList::MessageRole).toString());
    }
    painter->restore();
}

} // namespace mianguan
