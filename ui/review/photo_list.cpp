#include "ui/review/photo_list.h"

#include "core/base/masking.h"
#include "ui/review/state_words.h"

#include <utility>

namespace mianguan {

void PhotoList::number() {
    places.clear();
    for (int i = 0; i < photos.size(); ++i)
        places.insert(photos.at(i).subject, i);
}

void PhotoList::load(const QList<PhotoRow>& rows) {
    beginResetModel();
    const QList<PhotoRow> told = std::exchange(photos, rows);
    number();
    endResetModel();
    for (const PhotoRow& row : told)
        put(row);
    Q_EMIT loaded();
}

void PhotoList::put(const PhotoRow& row) {
    const int place = rowOf(row.subject);
    if (place < 0) {
        const int end = int(photos.size());
        beginInsertRows({}, end, end);
        places.insert(row.subject, end);
        photos.append(row);
        endInsertRows();
        return;
    }
    photos[place] = row;
    foreseen.remove(row.subject);
    tell(row.subject);
}

void PhotoList::drop(const QSet<Id>& gone) {
    if (gone.isEmpty()) return;
    beginResetModel();
    photos.removeIf([&](const PhotoRow& row) { return gone.contains(row.subject); });
    foreseen.removeIf(
        [&](const QHash<Id, PhotoState>::iterator& entry) { return gone.contains(entry.key()); });
    number();
    endResetModel();
}

void PhotoList::foresee(const Id& subject, PhotoState state) {
    foreseen.insert(subject, state);
    tell(subject);
}

void PhotoList::takeBack(const Id& subject) {
    if (foreseen.remove(subject)) tell(subject);
}

void PhotoList::tell(const Id& subject) {
    const QModelIndex changed = index(rowOf(subject));
    Q_EMIT dataChanged(changed, changed);
}

PhotoState PhotoList::stateOf(int row) const {
    const PhotoRow& photo = photos.at(row);
    return foreseen.value(photo.subject, photo.state);
}

QString PhotoList::labelOf(const Id& subject) const {
    const int row = rowOf(subject);
    return row < 0 ? QString() : maskIdentityNumbers(photos.at(row).label);
}

int PhotoList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(photos.size()); }

QVariant PhotoList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PhotoRow& photo = photos.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return maskIdentityNumbers(photo.label);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(maskIdentityNumbers(photo.label),
                                            stateText(stateOf(index.row())));
    case SubjectRole:
        return QVariant::fromValue(photo.subject);
    case StateRole:
        return int(stateOf(index.row()));
    case WorstRole:
        return int(photo.worst);
    case DeliveredRole:
        return photo.delivered;
    case ImportedRole:
        return photo.importedMs;
    default:
        return {};
    }
}

} // namespace mianguan
