#include "ui/import/problem_delegate.h"

#include "ui/import/problem_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {0, 52}; }

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Tokens& t = tokens();
    const bool unreadable = index.data(ProblemList::UnreadableRole).toBool();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, t.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.hover);
    const QRect row = option.rect.adjusted(measure::normal, 6, -measure::normal, -6);
    drawIcon(*painter, QRectF(row.left(), row.top(), 18, 18),
             unreadable ? QStringLiteral("status-fail") : QStringLiteral("state-unmade"),
             unreadable ? t.fail : t.warn);

    const QRect words = row.adjusted(18 + measure::tight, 0, 0, 0);
    painter->setFont(fontOf(Type::Body, QFont::DemiBold));
    painter->setPen(t.text);
    const QString fileName = painter->fontMetrics().elidedText(index.data(ProblemList::NameRole).toString(),
                                                               Qt::ElideMiddle, words.width() / 2);
    painter->drawText(words, Qt::AlignTop, fileName);
    const int used = painter->fontMetrics().horizontalAdvance(fileName) + measure::normal;
    painter->setFont(fontOf(Type::Small));
    painter->setPen(t.quiet);
    const QRect rest = words.adjusted(used, 1, 0, 0);
    painter->drawText(rest, Qt::AlignTop,
                      painter->fontMetrics().elidedText(index.data(ProblemList::FolderRole).toString(),
                                                        Qt::ElideMiddle, rest.width()));
    painter->setFont(fontOf(Type::Body));
    painter->setPen(t.text);
    painter->drawText(words, Qt::AlignBottom,
                      painter->fontMetrics().elidedText(index.data(ProblemList::SentenceRole).toString(),
                                                        Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace mianguan
