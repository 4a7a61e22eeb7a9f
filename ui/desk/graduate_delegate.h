#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

/// Chosen, or under the mouse.
void fillRow(QPainter& painter, const QStyleOptionViewItem& option);

/// A graduate as a row: where he stands as a shape, name, number, the word for where he stands.
class GraduateDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace mianguan
