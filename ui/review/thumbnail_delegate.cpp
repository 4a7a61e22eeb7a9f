#include "ui/review/thumbnail_delegate.h"

#include "ui/review/photo_list.h"
#include "ui/review/pictures.h"
#include "ui/review/state_words.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int labelHeight = 20, badge = 18;

void paintBadge(QPainter& painter, const QPointF& corner, const Mark& mark) {
    const QRectF disc(corner - QPointF(badge + 4, badge + 4), QSizeF(badge + 2, badge + 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().panel);
    painter.drawEllipse(disc);
    drawIcon(painter, disc.adjusted(2, 2, -2, -2), mark.icon, tokens().*mark.ink);
}

/// A pending photo shows what its checks say, a decided one the decision.
Mark badgeOf(const QModelIndex& index) {
    const auto state = PhotoState(index.data(PhotoList::StateRole).toInt());
    if (state != PhotoState::Pending) return stateMark(state);
    return markOf(Status(index.data(PhotoList::WorstRole).toInt()));
}

} // namespace

ThumbnailDelegate::ThumbnailDelegate(Pictures& source, QObject* parent)
    : QStyledItemDelegate(parent), pictures(source) {}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {thumbnailSize.width() + 2 * measure::normal,
            thumbnailSize.height() + labelHeight + 2 * measure::tight};
}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const Tokens& t = tokens();
    const bool current = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (current || option.state & QStyle::State_MouseOver) {
        painter->setPen(current ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(current ? t.selected : t.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(3, 2, -3, -2), measure::corner,
                                 measure::corner);
    }
    const QRect frame(option.rect.center().x() - thumbnailSize.width() / 2,
                      option.rect.top() + measure::tight, thumbnailSize.width(), thumbnailSize.height());
    paintThumbnail(*painter, frame, index);
    const QRect words(option.rect.left() + 8, frame.bottom() + 2, option.rect.width() - 16, labelHeight);
    painter->setFont(fontOf(Type::Small, current ? QFont::DemiBold : QFont::Normal));
    painter->setPen(current ? t.text : t.quiet);
    painter->drawText(
        words, Qt::AlignCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
    painter->restore();
}

void ThumbnailDelegate::paintThumbnail(QPainter& painter, const QRect& frame,
                                       const QModelIndex& index) const {
    const auto subject = index.data(PhotoList::SubjectRole).value<Id>();
    const QImage* image = pictures.thumbnail(subject);
    if (!image) pictures.wantThumbnail(subject);
    painter.fillRect(frame, tokens().surround);
    if (image && !image->isNull()) {
        QRectF area(QPointF(), QSizeF(image->size()).scaled(frame.size(), Qt::KeepAspectRatio));
        area.moveCenter(QRectF(frame).center());
        painter.drawImage(area, *image);
    } else if (image) {
        const QPointF corner = QRectF(frame).center() - QPointF(12, 12);
        drawIcon(painter, QRectF(corner, QSizeF(24, 24)), QStringLiteral("photo"), tokens().onSurround);
    }
    paintBadge(painter, QRectF(frame).bottomRight(), badgeOf(index));
}

} // namespace mianguan
