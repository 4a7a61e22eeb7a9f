#pragma once

#include "core/access/user.h"

#include <QAbstractListModel>

namespace mianguan {

/// Who may sign in here, and who once could.
class PeopleList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { LoginRole = Qt::UserRole, RolesRole, SinceRole, RemovedRole, SelfRole };

    using QAbstractListModel::QAbstractListModel;

    void setPeople(const QList<User>& people, const Id& self);
    const User& at(int row) const { return people.at(row); }
    int rowOf(const Id& person) const; ///< -1 when there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<User> people;
    Id self;
};

QString sinceText(qint64 addedMs); ///< "since 30 June 2026"

} // namespace mianguan
