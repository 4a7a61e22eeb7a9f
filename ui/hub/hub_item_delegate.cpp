#include "ui/hub/hub_item_delegate.h"

#include "ui/hub/hub_item_list.h"
#include "ui/hub/hub_words.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int rowHeight = 52, markSize = 18, kindWidth = 84;

QString partsOf(const QStringList& words) {
    QStringList said = words;
    said.removeAll(QString());
    return said.join(QStringLiteral(" · "));
}

int drawn(QPainter& painter, const QRect& area, Qt::Alignment side, const QString& words) {
    const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, area.width());
    painter.drawText(area, int(side), shown);
    return painter.fontMetrics().horizontalAdvance(shown);
}

} // namespace

HubItemDelegate::HubItemDelegate(const HubItemList& shown, QObject* parent)
    : QStyledItemDelegate(parent), items(shown) {}

QSize HubItemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, rowHeight};
}

void HubItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const HubItem* item = items.at(index.row());
    if (!item) return;
    const Tokens& t = tokens();
    const HubKindLook look = lookOf(item->kind);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, t.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const QRect row = option.rect.adjusted(measure::normal, 6, -measure::normal, -7);
    drawIcon(*painter, QRectF(row.left(), row.top(), markSize, markSize), look.icon, t.*look.ink);
    painter->setFont(fontOf(Type::Body, QFont::DemiBold));
    painter->setPen(t.*look.ink);
    const QRect kind(row.left() + markSize + measure::tight, row.top(), kindWidth, row.height());
    drawn(*painter, kind, Qt::AlignTop | Qt::AlignLeft, kindText(item->kind));

    painter->setFont(fontOf(Type::Small));
    painter->setPen(t.quiet);
    const QRect words(kind.right() + 1, row.top(), row.right() - kind.right(), row.height());
    const int used = drawn(*painter, words.adjusted(words.width() / 2, 1, 0, 0),
                           Qt::AlignTop | Qt::AlignRight, partsOf({item->who, clockText(item->timeMs)}));
    painter->setFont(fontOf(Type::Body));
    painter->setPen(t.text);
    drawn(*painter, words.adjusted(0, 0, -used - measure::normal, 0), Qt::AlignTop | Qt::AlignLeft,
          partsOf({item->what, item->whom}));
    painter->setPen(t.quiet);
    drawn(*painter, words, Qt::AlignBottom | Qt::AlignLeft, item->why.sentence);
    painter->restore();
}

} // namespace mianguan
