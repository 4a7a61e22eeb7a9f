#pragma once

#include "core/work/session.h"

#include <QAbstractListModel>

namespace mianguan {

class Store;

/// Sessions that are open, the latest first, then those that are closed.
class SessionList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TitleRole = Qt::UserRole, LineRole, ClosedRole };
    SessionList(Store& store, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const Session& at(int row) const { return sessions[row]; }
    int rowOf(const Id& session) const; ///< -1: not there

public Q_SLOTS:
    void reload();

private:
    Store& store;
    QList<Session> sessions;
};

} // namespace mianguan
