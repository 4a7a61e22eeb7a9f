#include "ui/import/unmatched_list.h"

#include "core/base/masking.h"
#include "core/work/store.h"

namespace mianguan {

std::optional<GraduateRow> Unmatched::certain() const {
    if (candidates.size() != 1) return {};
    const auto& standing = candidates.first().photo;
    const bool free = !standing || standing == PhotoState::Rejected || standing == PhotoState::Unmade;
    return free ? std::optional(candidates.first()) : std::nullopt;
}

QList<Unmatched> unmatchedPhotos(const Store& store) {
    QList<Unmatched> all;
    for (const PhotoRow& photo : store.unmatched())
        all += Unmatched{photo, store.candidatesFor(photo.label)};
    return all;
}

void UnmatchedList::setPhotos(QList<Unmatched> all) {
    beginResetModel();
    photos = std::move(all);
    endResetModel();
}

int UnmatchedList::rowOf(const Id& subject) const {
    for (int row = 0; row < photos.size(); ++row)
        if (photos.at(row).photo.subject == subject) return row;
    return -1;
}

void UnmatchedList::remove(const Id& subject) {
    const int row = rowOf(subject);
    if (row < 0) return;
    beginRemoveRows({}, row, row);
    photos.removeAt(row);
    endRemoveRows();
}

QList<Unmatched> UnmatchedList::certain() const {
    QList<Unmatched> all;
    for (const Unmatched& one : photos)
        if (one.certain()) all += one;
    return all;
}

QString UnmatchedList::hintOf(const Unmatched& one) const {
    if (one.candidates.isEmpty()) return tr("fits nobody");
    if (one.candidates.size() > 1) return tr("fits %n graduates", nullptr, int(one.candidates.size()));
    return tr("fits %1").arg(one.candidates.first().name);
}

int UnmatchedList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(photos.size());
}

QVariant UnmatchedList::data(const QModelIndex& index, int role) const {
    const Unmatched& one = photos.at(index.row());
    const QString name = maskIdentityNumbers(one.photo.label);
    switch (role) {
    case NameRole:
        return name;
    case HintRole:
        return hintOf(one);
    case SubjectRole:
        return QVariant::fromValue(one.photo.subject);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(name, hintOf(one));
    default:
        return {};
    }
}

} // namespace mianguan
