#pragma once

#include "core/work/graduate.h"

#include <QAbstractListModel>

namespace mianguan {

/// Graduates as the desk and the roster list them.
class GraduateList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { NameRole = Qt::UserRole, NumberRole, StateRole, StateIconRole, DetailRole };
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<GraduateRow>& graduates);
    void retranslate();
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const GraduateRow& at(int row) const { return rows[row]; }
    int rowOf(const Id& subject) const; ///< -1: not there

private:
    QList<GraduateRow> rows;
};

/// Where a graduate stands, in one or two words: "approved", "absent" …
QString standingText(const GraduateRow& row);

} // namespace mianguan
