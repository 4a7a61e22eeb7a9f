#include "ui/desk/candidate_delegate.h"

#include "ui/desk/graduate_delegate.h"
#include "ui/desk/graduate_list.h"
#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int rowHeight = 52, lower = 20, markRoom = 22;

} // namespace

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, rowHeight};
}

/// The first line is that of any list of graduates.
void CandidateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    painter->save();
    fillRow(*painter, option);
    QStyleOptionViewItem line = option;
    line.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver);
    line.rect.adjust(0, 3, 0, -lower);
    GraduateDelegate().paint(painter, line, index);
    const QRect words =
        option.rect.adjusted(measure::tight + markRoom, rowHeight - lower - 3, -measure::tight, -4);
    painter->setFont(fontOf(Type::Small));
    painter->setPen(tokens().quiet);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(GraduateList::DetailRole).toString(),
                                                        Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace mianguan
