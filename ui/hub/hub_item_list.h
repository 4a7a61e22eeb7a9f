#pragma once

#include "ui/hub/item_words.h"

#include <QAbstractListModel>
#include <QItemSelection>
#include <QSet>

#include <optional>

namespace mianguan {

/// The hub's items, all or of one kind.
class HubItemList : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(const QList<HubItem>& items);
    void setKind(std::optional<HubKind> kind); ///< none: all
    std::optional<HubKind> kind() const { return chosen; }
    int count(std::optional<HubKind> kind) const;
    const HubItem* at(int row) const;                   ///< null when there is no such row
    QItemSelection rowsOf(const QSet<Id>& items) const; ///< of those that are listed

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void choose();

    QList<HubItem> all;
    QList<int> rows; ///< places in `all`
    std::optional<HubKind> chosen;
};

} // namespace mianguan
