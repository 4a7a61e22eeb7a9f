#include "ui/import/unmatched_delegate.h"

#include "core/base/id.h"
#include "ui/desk/graduate_delegate.h"
#include "ui/import/unmatched_list.h"
#include "ui/review/pictures.h"
#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr QSize picture{42, 56};
constexpr int rowHeight = 72;

} // namespace

UnmatchedDelegate::UnmatchedDelegate(Pictures& source, QObject* parent)
    : QStyledItemDelegate(parent), pictures(source) {}

QSize UnmatchedDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, rowHeight};
}

void UnmatchedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    fillRow(*painter, option);
    const QRect row = option.rect.adjusted(measure::tight, measure::tight, -measure::tight, -measure::tight);
    const QRect frame(row.topLeft(), picture);
    painter->fillRect(frame, tokens().surround);
    const Id subject = index.data(UnmatchedList::SubjectRole).value<Id>();
    pictures.wantThumbnail(subject);
    if (const QImage* image = pictures.thumbnail(subject); image && !image->isNull()) {
        QRect place({}, image->size().scaled(picture, Qt::KeepAspectRatio));
        place.moveCenter(frame.center());
        painter->drawImage(place, *image);
    }
    const QRect words = row.adjusted(picture.width() + measure::normal, measure::hair, 0, -measure::hair);
    painter->setFont(fontOf(Type::Body, QFont::DemiBold));
    painter->setPen(tokens().text);
    painter->drawText(words, Qt::AlignTop,
                      painter->fontMetrics().elidedText(index.data(UnmatchedList::NameRole).toString(),
                                                        Qt::ElideMiddle, words.width()));
    painter->setFont(fontOf(Type::Small));
    painter->setPen(tokens().quiet);
    painter->drawText(words, Qt::AlignBottom,
                      painter->fontMetrics().elidedText(index.data(UnmatchedList::HintRole).toString(),
                                                        Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace mianguan
