#pragma once

#include "core/work/graduate.h"

#include <QAbstractListModel>

namespace mianguan {

class Pictures;
class Store;

/// An imported photo of someone no list knows, and whom its file's name may mean.
struct Unmatched {
    PhotoRow photo;
    QList<GraduateRow> candidates;

    /// The one candidate, when he has no photo that stands: nobody need be asked.
    std::optional<GraduateRow> certain() const;
};

/// Reads them all; slow, for any thread.
QList<Unmatched> unmatchedPhotos(const Store& store);

/// These photos, as a list shows them.
class UnmatchedList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { NameRole = Qt::UserRole, HintRole, SubjectRole };
    using QAbstractListModel::QAbstractListModel;

    void setPhotos(QList<Unmatched> photos);
    const Unmatched& at(int row) const { return photos[row]; }
    int rowOf(const Id& subject) const; ///< -1: not there
    void remove(const Id& subject);
    QList<Unmatched> certain() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString hintOf(const Unmatched& one) const;
    QList<Unmatched> photos;
};

} // namespace mianguan
