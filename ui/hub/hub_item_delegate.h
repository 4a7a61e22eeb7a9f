#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

class HubItemList;

/// One item in two lines: of which kind, what to whom, by whom and when; below it why.
class HubItemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    HubItemDelegate(const HubItemList& items, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const HubItemList& items;
};

} // namespace mianguan
