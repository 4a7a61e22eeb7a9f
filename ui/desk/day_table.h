#pragma once

#include "core/work/session.h"

#include <QAbstractTableModel>

namespace mianguan {

/// Sessions side by side, a row each, and their sum.
class DayTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Desk, Fault, Done, Left, Hour, FirstPass, Each, ColumnCount };
    struct Row {
        Session session;
        SessionTally tally;
        int left = 0;  ///< -1: not told
        QString fault; ///< the commonest now, finding id; empty: none
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<Row> sessions);
    void retranslate();
    const Row* at(int row) const { return row < rows.size() ? &rows[row] : nullptr; } ///< none: the sum

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Row sum() const;
    static QString textOf(const Row& row, Column column);
    QList<Row> rows;
};

} // namespace mianguan
