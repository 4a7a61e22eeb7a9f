#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

/// A graduate in two lines, so that two enrolments of one person, and two people of one name, can be told
/// apart: name, number and state; level, class and batch.
class CandidateDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace mianguan
