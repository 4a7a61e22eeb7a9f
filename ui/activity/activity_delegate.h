#pragma once

#include <QStyledItemDelegate>

namespace mianguan {

class ActivityModel;

/// Paints a cell of the activity. The day stands once, at its first row and at the top of the view, under a
/// stronger line.
class ActivityDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ActivityDelegate(const ActivityModel& model, QObject* parent);
    void setTop(int row) { top = row; } ///< the first row in view: it always says its day

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    static int whenWidth();

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintWhen(QPainter& painter, const QRect& cell, const QModelIndex& index) const;

    const ActivityModel& model;
    int top = 0;
};

} // namespace mianguan
