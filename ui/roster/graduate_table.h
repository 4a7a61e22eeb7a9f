#pragma once

#include "core/work/graduate.h"

#include <QAbstractTableModel>

namespace mianguan {

/// Graduates in columns.
class GraduateTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Student, Name, Identity, Class, Standing, Fee, Shooting, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<GraduateRow> graduates);
    void append(const QList<GraduateRow>& graduates);
    void retranslate();
    const GraduateRow& at(int row) const { return rows[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<GraduateRow> rows;
};

} // namespace mianguan
