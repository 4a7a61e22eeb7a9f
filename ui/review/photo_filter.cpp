#include "ui/review/photo_filter.h"

#include "ui/review/photo_list.h"
#include "ui/review/state_words.h"

#include <QCoreApplication>

namespace mianguan {

Shown queueOf(PhotoState state) {
    switch (state) {
    case PhotoState::Approved:
        return Shown::Approved;
    case PhotoState::Rejected:
        return Shown::Rejected;
    case PhotoState::Unmade:
        return Shown::Unmade;
    case PhotoState::Pending:
        break;
    }
    return Shown::Pending;
}

QString shownText(Shown shown) {
    switch (shown) {
    case Shown::Pending:
        return stateText(PhotoState::Pending);
    case Shown::Approved:
        return stateText(PhotoState::Approved);
    case Shown::Rejected:
        return stateText(PhotoState::Rejected);
    case Shown::Unmade:
        return stateText(PhotoState::Unmade);
    case Shown::All:
        break;
    }
    return QCoreApplication::translate("PhotoState", "All", "every photo, whatever its state");
}

int countOf(const PhotoCounts& counts, Shown shown) {
    switch (shown) {
    case Shown::Pending:
        return counts.pending;
    case Shown::Approved:
        return counts.approved;
    case Shown::Rejected:
        return counts.rejected;
    case Shown::Unmade:
        return counts.unmade;
    case Shown::All:
        break;
    }
    return counts.pending + counts.approved + counts.rejected + counts.unmade;
}

PhotoFilter::PhotoFilter(PhotoList& list, QObject* parent) : QSortFilterProxyModel(parent), photos(list) {
    setSourceModel(&list);
}

void PhotoFilter::setShown(Shown shown) {
    which = shown;
    invalidateFilter();
}

void PhotoFilter::setFirst(const QSet<Id>& subjects) {
    if (first == subjects) return;
    first = subjects;
    sort(0); // by import order again when there is none
    invalidate();
}

bool PhotoFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool one = first.contains(photos.at(left.row()).subject);
    const bool other = first.contains(photos.at(right.row()).subject);
    return one == other ? left.row() < right.row() : one;
}

std::optional<Id> PhotoFilter::subjectAt(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    return photos.at(mapToSource(index(row, 0)).row()).subject;
}

int PhotoFilter::rowOf(const Id& subject) const {
    const int row = photos.rowOf(subject);
    return row < 0 ? -1 : mapFromSource(photos.index(row)).row();
}

std::optional<Id> PhotoFilter::neighbourOf(const Id& subject) const {
    const int row = rowOf(subject);
    const auto following = subjectAt(row + 1);
    return following ? following : subjectAt(row - 1);
}

QList<Id> PhotoFilter::around(const Id& subject, int direction) const {
    constexpr int steps[] = {0, 1, 2, -1, 3, 4, -2};
    QList<Id> near;
    for (const int step : steps)
        if (const auto other = subjectAt(rowOf(subject) + step * direction)) near += *other;
    return near;
}

bool PhotoFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    return which == Shown::All || queueOf(photos.stateOf(row)) == which;
}

} // namespace mianguan
