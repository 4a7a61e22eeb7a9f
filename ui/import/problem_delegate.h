#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

/// A file that could not be taken: shape, name, folder, and the sentence that says why and what to do.
class ProblemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace mianguan
