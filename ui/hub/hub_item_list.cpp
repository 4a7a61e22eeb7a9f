#include "ui/hub/hub_item_list.h"

#include <algorithm>

namespace mianguan {

void HubItemList::setItems(const QList<HubItem>& items) {
    beginResetModel();
    all = items;
    choose();
    endResetModel();
}

void HubItemList::setKind(std::optional<HubKind> kind) {
    beginResetModel();
    chosen = kind;
    choose();
    endResetModel();
}

void HubItemList::choose() {
    rows.clear();
    for (int i = 0; i < int(all.size()); ++i)
        if (!chosen || all.at(i).kind == *chosen) rows += i;
}

int HubItemList::count(std::optional<HubKind> kind) const {
    if (!kind) return int(all.size());
    return int(
        std::count_if(all.begin(), all.end(), [&](const HubItem& item) { return item.kind == *kind; }));
}

const HubItem* HubItemList::at(int row) const {
    return row >= 0 && row < rows.size() ? &all.at(rows.at(row)) : nullptr;
}

QItemSelection HubItemList::rowsOf(const QSet<Id>& items) const {
    QItemSelection found;
    int first = 0;
    for (int row = 0; row <= rows.size(); ++row) {
        const HubItem* item = at(row);
        if (item && items.contains(item->id)) continue;
        if (row > first) found.append(QItemSelectionRange(index(first), index(row - 1)));
        first = row + 1;
    }
    return found;
}

int HubItemList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows.size()); }

QVariant HubItemList::data(const QModelIndex& index, int role) const {
    const HubItem* item = at(index.row());
    if (!item) return {};
    if (role == Qt::DisplayRole) return item->what;
    if (role != Qt::AccessibleTextRole) return {};
    QStringList told{kindText(item->kind), item->what, item->whom, item->who, item->why.sentence};
    told.removeAll(QString());
    return told.join(QStringLiteral(", "));
}

} // namespace mianguan
