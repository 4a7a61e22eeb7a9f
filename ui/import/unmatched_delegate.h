#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

class Pictures;

/// An unmatched photo as a row: small picture, file name, whom it fits.
class UnmatchedDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    UnmatchedDelegate(Pictures& pictures, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Pictures& pictures;
};

} // namespace mianguan
