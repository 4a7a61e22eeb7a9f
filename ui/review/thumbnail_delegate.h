#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

class Pictures;

/// A photo in the filmstrip or grid: thumbnail, state as shape and colour, name.
class ThumbnailDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ThumbnailDelegate(Pictures& pictures, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintThumbnail(QPainter& painter, const QRect& frame, const QModelIndex& index) const;
    Pictures& pictures;
};

} // namespace mianguan
