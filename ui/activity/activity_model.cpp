#include "ui/activity/activity_model.h"

#include "core/work/store.h"
#include "ui/activity/activity_words.h"

#include <QDateTime>

#include <algorithm>

namespace mianguan {

namespace {

constexpr qint64 blockSize = 128;
constexpr qsizetype rowCost = 512, keptBytes = 16 << 20;

QDate dayOf(const ActivityRow& row) { return QDateTime::fromMSecsSinceEpoch(row.timeMs).date(); }

} // namespace

ActivityModel::ActivityModel(Store& target, QObject* parent)
    : QAbstractTableModel(parent), store(target), asked(std::make_shared<ActivityFilter>()) {
    counter.setMaxThreadCount(1);
    cache = std::make_unique<Cache>(
        1, keptBytes, [this](const Block& wanted) { return read(store, wanted); },
        [](const Rows& rows) { return rows.size() * rowCost; }, [this](const Block& came) { ready(came); });
}

ActivityModel::~ActivityModel() { counter.waitForDone(); }

void ActivityModel::setFilter(const ActivityFilter& filter) {
    beginResetModel();
    asked = std::make_shared<ActivityFilter>(filter);
    total = 0;
    known = false;
    newest.reset();
    endResetModel();
    cache->keepWanted({});
    count();
}

void ActivityModel::reload() { setFilter(ActivityFilter(*asked)); }

void ActivityModel::refresh() { count(); }

void ActivityModel::count() {
    again = counting;
    if (std::exchange(counting, true)) return;
    runAside(
        counter, this, [this, filter = asked] { return store.activityCount(*filter); },
        [this, filter = asked](qint64 number) {
            counting = false;
            take(filter, number);
            if (std::exchange(again, false)) count();
        });
}

void ActivityModel::take(const Filter& filter, qint64 number) {
    if (filter != asked) return;
    const qint64 more = number - total;
    if (more < 0) return reload();
    if (known && more == 0) return;
    if (more > 0) {
        beginInsertRows({}, 0, int(more - 1));
        total = number;
        endInsertRows();
    }
    if (std::exchange(known, true)) Q_EMIT grown(int(more));
    Q_EMIT countChanged();
}

ActivityModel::Block ActivityModel::block(qint64 number) const {
    return {asked, number, std::min(blockSize, total - number * blockSize)};
}

ActivityModel::Block ActivityModel::blockOf(int row) const { return block((total - 1 - row) / blockSize); }

/// Events may be added between counting and reading; then the places have shifted and it is done again.
ActivityModel::Rows ActivityModel::read(const Store& store, const Block& wanted) {
    for (int attempt = 0; attempt < 5; ++attempt) {
        const qint64 before = store.activityCount(*wanted.filter);
        const qint64 newestOrdinal = wanted.number * blockSize + wanted.size - 1;
        if (before <= newestOrdinal) return {};
        Rows rows = store.activity(*wanted.filter, before - 1 - newestOrdinal, int(wanted.size));
        if (store.activityCount(*wanted.filter) == before) return rows;
    }
    return {};
}

void ActivityModel::ready(const Block& came) {
    if (came.filter != asked) return;
    if (const Rows* rows = cache->find(came); rows && rows->isEmpty()) return cache->drop(came);
    if (!newest || came.number >= newest->number) newest = came;
    const int first = rowOfOrdinal(came.number * blockSize + came.size - 1);
    const int last = rowOfOrdinal(came.number * blockSize);
    Q_EMIT dataChanged(index(std::max(0, first), 0), index(last, ColumnCount - 1));
}

void ActivityModel::look(int first, int last) {
    if (total == 0) return;
    const qint64 high = blockOf(std::max(0, first)).number,
                 low = blockOf(std::min(last, int(total) - 1)).number;
    const qint64 end = (total - 1) / blockSize;
    QSet<Block> near;
    for (qint64 number = std::max<qint64>(0, low - 1); number <= std::min(end, high + 1); ++number)
        near.insert(block(number));
    cache->keepWanted(near);
    for (const Block& wanted : near)
        cache->want(wanted, wanted.number >= low && wanted.number <= high ? 2 : 1);
}

const ActivityRow* ActivityModel::at(int row) const {
    const Block here = blockOf(row);
    qint64 size = here.size;
    const Rows* rows = cache->find(here);
    if (!rows && newest && newest->number == here.number) {
        rows = cache->find(*newest);
        size = newest->size;
    }
    const qint64 place = here.number * blockSize + size - 1 - (total - 1 - row);
    return rows && place >= 0 && place < rows->size() ? &rows->at(place) : nullptr;
}

bool ActivityModel::beginsDay(int row) const {
    const ActivityRow* here = at(row);
    if (!here || row == 0) return here;
    const ActivityRow* above = at(row - 1);
    return above && dayOf(*above) != dayOf(*here);
}

int ActivityModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(total); }

int ActivityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ActivityModel::words(const ActivityRow& row, int column) const {
    switch (column) {
    case When:
        return QDateTime::fromMSecsSinceEpoch(row.timeMs).toString(QStringLiteral("HH:mm"));
    case Who:
        return row.who;
    case What:
        return row.sentence;
    case Whom:
        return row.whom;
    default:
        return {};
    }
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ActivityRow* row = at(index.row());
    if (!row) return role == Qt::AccessibleTextRole ? tr("being read") : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == When) return exactTimeText(row->timeMs);
        return index.column() == Signed ? signatureText(*row) : words(*row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == When) return exactTimeText(row->timeMs);
        return index.column() == Signed ? signatureText(*row) : words(*row, index.column());
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString words[] = {tr("When"), tr("Who"), tr("What was done"), tr("To whom"), tr("Signed")};
    return words[section];
}

void ActivityModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (known || counting) reload();
}

} // namespace mianguan
