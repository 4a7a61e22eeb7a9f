#include "ui/widgets/finding_delegate.h"

#include "ui/widgets/finding_list.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int indent = measure::normal + measure::icon + measure::tight;

bool speaks(const QModelIndex& index) {
    return Status(index.data(FindingList::StatusRole).toInt()) != Status::Pass;
}

/// The same whether the list has its scroll bar or not, so that heights never lag behind a change of it.
int messageWidth(const QStyleOptionViewItem& option) {
    const int row = option.widget ? option.widget->width() - measure::scrollBar : option.rect.width();
    return row - indent - measure::normal;
}

int messageHeight(const QModelIndex& index, int width) {
    const QString message = index.data(FindingList::MessageRole).toString();
    return QFontMetrics(fontOf(Type::Body))
        .boundingRect(0, 0, width, 10'000, Qt::TextWordWrap, message)
        .height();
}

} // namespace

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (!speaks(index)) return {0, measure::denseRow};
    return {0, measure::denseRow + messageHeight(index, messageWidth(option)) + measure::tight};
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
        painter->drawText(
            QRect(row.left() + indent, row.top() + measure::denseRow - 2, messageWidth(option), row.height()),
            Qt::TextWordWrap, index.data(FindingList::MessageRole).toString());
    }
    painter->restore();
}

} // namespace mianguan
