#pragma once

#include "core/work/photo.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace mianguan {

/// Every photo of the store by import order, light enough for a hundred thousand.
class PhotoList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { SubjectRole = Qt::UserRole, StateRole, WorstRole, DeliveredRole, ImportedRole };

    using QAbstractListModel::QAbstractListModel;

    void load(const QList<PhotoRow>& rows); ///< rows told of meanwhile stay as told
    void put(const PhotoRow& row);          ///< adds or changes

    void drop(const QSet<Id>& subjects); ///< they are gone for good
    QSet<Id> subjects() const { return {places.keyBegin(), places.keyEnd()}; }

    /// Shows a verdict before the store has answered; the next put() or takeBack() ends it.
    void foresee(const Id& subject, PhotoState state);
    void takeBack(const Id& subject);

    int rowOf(const Id& subject) const { return places.value(subject, -1); }
    QString labelOf(const Id& subject) const; ///< masked, as everywhere
    const PhotoRow& at(int row) const { return photos.at(row); }
    PhotoState stateOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void loaded();

private:
    void number();
    void tell(const Id& subject);

    QList<PhotoRow> photos;
    QHash<Id, int> places;
    QHash<Id, PhotoState> foreseen;
};

} // namespace mianguan
