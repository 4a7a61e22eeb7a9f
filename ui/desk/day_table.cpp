#include "ui/desk/day_table.h"

#include "core/spec/wording.h"
#include "ui/theme/measures.h"

#include <QLocale>

namespace mianguan {

void DayTable::setRows(QList<Row> sessions) {
    beginResetModel();
    rows = std::move(sessions);
    endResetModel();
}

void DayTable::retranslate() {
    beginResetModel();
    endResetModel();
}

int DayTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || rows.isEmpty() ? 0 : int(rows.size()) + (rows.size() > 1);
}

int DayTable::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

/// Several desks may share a list, so what is left is not added up.
DayTable::Row DayTable::sum() const {
    Row all;
    all.session.name = tr("Together");
    for (const Row& row : rows) {
        all.tally.photos += row.tally.photos;
        all.tally.inLastHour += row.tally.inLastHour;
        all.tally.firstPass += row.tally.firstPass;
    }
    all.left = -1;
    return all;
}

QString DayTable::textOf(const Row& row, Column column) {
    const SessionTally& sum = row.tally;
    const QLocale locale;
    switch (column) {
    case Name:
        return row.session.closed ? tr("%1 (closed)").arg(row.session.name) : row.session.name;
    case Desk:
        return row.session.place.isEmpty() ? row.session.desk
                                           : row.session.place + QStringLiteral(" · ") + row.session.desk;
    case Done:
        return locale.toString(sum.photos);
    case Left:
        return row.left < 0 ? QString() : locale.toString(row.left);
    case Hour:
        return locale.toString(sum.inLastHour);
    case FirstPass:
        return sum.photos ? QStringLiteral("%1 %").arg(qRound(100. * sum.firstPass / sum.photos)) : QString();
    case Each:
        return sum.medianSeconds > 0 ? tr("%1 s").arg(locale.toString(sum.medianSeconds, 'f', 0)) : QString();
    case Fault:
        return row.fault.isEmpty() ? QString() : titleOf(row.fault);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DayTable::data(const QModelIndex& index, int role) const {
    const bool last = index.row() == rows.size();
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(last ? sum() : rows[index.row()], column);
    case Qt::FontRole:
        return last ? fontOf(Type::Body, QFont::DemiBold) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column >= Done ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant DayTable::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool number = section >= Done;
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (Column(section)) {
    case Name:
        return tr("Session");
    case Desk:
        return tr("Place and desk");
    case Done:
        return tr("Photographed");
    case Left:
        return tr("Left");
    case Hour:
        return tr("Last hour");
    case FirstPass:
        return tr("First time right");
    case Each:
        return tr("Each");
    case Fault:
        return tr("Most often to mend now");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace mianguan
