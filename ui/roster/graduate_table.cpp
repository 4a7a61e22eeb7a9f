#include "ui/roster/graduate_table.h"

#include "core/base/masking.h"
#include "ui/desk/graduate_list.h"

namespace mianguan {

void GraduateTable::setRows(QList<GraduateRow> graduates) {
    beginResetModel();
    rows = std::move(graduates);
    endResetModel();
}

void GraduateTable::append(const QList<GraduateRow>& graduates) {
    if (graduates.isEmpty()) return;
    beginInsertRows({}, int(rows.size()), int(rows.size() + graduates.size()) - 1);
    rows += graduates;
    endInsertRows();
}

void GraduateTable::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!rows.isEmpty()) Q_EMIT dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1));
}

int GraduateTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows.size());
}
int GraduateTable::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant GraduateTable::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    const GraduateRow& row = rows.at(index.row());
    switch (index.column()) {
    case Student:
        return row.studentNumber;
    case Name:
        return row.name;
    case Identity:
        return maskIdentityNumbers(row.identityNumber);
    case Class:
        return row.className;
    case Standing:
        return standingText(row);
    case Fee:
        return feeText(row.fee);
    case Shooting:
        return row.shootingNumber > 0 ? QString::number(row.shootingNumber) : QString();
    default:
        return {};
    }
}

QVariant GraduateTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString words[] = {tr("Student number"), tr("Name"), tr("Identity number"), tr("Class"),
                             tr("State"),          tr("Fee"),  tr("Number")};
    return words[section];
}

} // namespace mianguan
