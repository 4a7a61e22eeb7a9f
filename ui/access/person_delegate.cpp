#include "ui/access/person_delegate.h"

#include "ui/access/people_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr int rowHeight = 56, chipHeight = 22;

/// From the right edge to the left; answers what is left of the row.
QRect paintChips(QPainter& painter, QRect row, const QStringList& words, const QColor& ink) {
    painter.setFont(fontOf(Type::Small));
    for (qsizetype i = words.size() - 1; i >= 0; --i) {
        const int width = painter.fontMetrics().horizontalAdvance(words.at(i)) + 2 * measure::tight;
        const QRectF chip(row.right() - width + 0.5, row.center().y() - chipHeight / 2.0 + 0.5, width,
                          chipHeight);
        painter.setPen(QPen(tokens().edge, 1));
        painter.setBrush(tokens().surface);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(ink);
        painter.drawText(chip, Qt::AlignCenter, words.at(i));
        row.setRight(row.right() - width - measure::hair);
    }
    row.setRight(row.right() - measure::tight);
    return row;
}

void paintWords(QPainter& painter, const QRect& room, const QString& words, Qt::Alignment where) {
    painter.drawText(room, int(Qt::AlignLeft | where),
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
}

} // namespace

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, rowHeight};
}

void PersonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Tokens& t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, t.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.hover);
    const bool removed = index.data(PeopleList::RemovedRole).toBool();
    const QRect row = option.rect.adjusted(measure::normal, 0, -measure::normal, 0);
    const QRectF mark(row.left(), row.center().y() - 9.5, 20, 20);
    drawIcon(*painter, mark, removed ? QStringLiteral("cross") : QStringLiteral("person"), t.quiet);
    const QRect room = paintChips(*painter, row.adjusted(20 + measure::normal, 0, 0, 0),
                                  removed ? QStringList(PeopleList::tr("Removed"))
                                          : index.data(PeopleList::RolesRole).toStringList(),
                                  t.text);
    const QString name = index.data().toString();
    painter->setFont(fontOf(Type::Body, QFont::DemiBold));
    painter->setPen(removed ? t.quiet : t.text);
    paintWords(*painter, room.adjusted(0, 0, 0, -rowHeight / 2 - 1),
               index.data(PeopleList::SelfRole).toBool() ? PeopleList::tr("%1 (you)").arg(name) : name,
               Qt::AlignBottom);
    painter->setFont(fontOf(Type::Small));
    painter->setPen(t.quiet);
    paintWords(*painter, room.adjusted(0, rowHeight / 2 + 1, 0, 0),
               QStringLiteral("%1 · %2").arg(index.data(PeopleList::LoginRole).toString(),
                                             index.data(PeopleList::SinceRole).toString()),
               Qt::AlignTop);
    painter->restore();
}

} // namespace mianguan
