#pragma once

#include "core/work/activity.h"
#include "ui/base/background_cache.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace mianguan {

class Store;

/// The store's events, newest first, read in blocks around what is looked at. An event keeps its number from
/// the oldest on, so new ones on top move no block.
class ActivityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Who, What, Whom, Signed, ColumnCount };

    ActivityModel(Store& store, QObject* parent);
    ~ActivityModel() override;

    void setFilter(const ActivityFilter& filter);
    const ActivityFilter& filter() const { return *asked; }
    void refresh(); ///< something may have been added
    void reload();  ///< what is here may read differently now
    /// These rows are on the screen: they and their neighbours are wanted, the rest no longer.
    void look(int first, int last);
    bool counted() const { return known; } ///< false until the filter's first count is there

    const ActivityRow* at(int row) const; ///< null while it is being read
    bool beginsDay(int row) const;        ///< the row above is of another day

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

Q_SIGNALS:
    void countChanged();
    void grown(int rows); ///< so many new ones on top; none of them was shown before

private:
    using Filter = std::shared_ptr<const ActivityFilter>;
    struct Block {
        Filter filter;
        qint64 number = 0; ///< from the oldest
        qint64 size = 0;   ///< the newest one fills up
        bool operator==(const Block&) const = default;
        friend size_t qHash(const Block& block, size_t seed = 0) {
            return qHashMulti(seed, quintptr(block.filter.get()), block.number, block.size);
        }
    };
    using Rows = QList<ActivityRow>; ///< newest first
    using Cache = BackgroundCache<Block, Rows>;

    Block blockOf(int row) const;
    Block block(qint64 number) const;
    int rowOfOrdinal(qint64 ordinal) const { return int(total - 1 - ordinal); }
    static Rows read(const Store& store, const Block& block);
    void ready(const Block& block);
    void count();
    void take(const Filter& filter, qint64 number);
    QVariant words(const ActivityRow& row, int column) const;

    Store& store;
    Filter asked;
    qint64 total = 0;
    bool known = false, counting = false, again = false;
    std::optional<Block> newest; ///< the newest block that was read; stands in while it is read anew
    QThreadPool counter;
    std::unique_ptr<Cache> cache;
};

} // namespace mianguan
