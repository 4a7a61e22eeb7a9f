#include "ui/desk/session_list.h"

#include "core/work/store.h"
#include "ui/desk/session_words.h"

#include <algorithm>

namespace mianguan {

SessionList::SessionList(Store& target, QObject* parent) : QAbstractListModel(parent), store(target) {
    connect(&store, &Store::sessionsChanged, this, &SessionList::reload);
    reload();
}

void SessionList::reload() {
    beginResetModel();
    sessions = store.sessions();
    std::stable_partition(sessions.begin(), sessions.end(), [](const Session& one) { return !one.closed; });
    endResetModel();
}

int SessionList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(sessions.size());
}

int SessionList::rowOf(const Id& session) const {
    for (int row = 0; row < sessions.size(); ++row)
        if (sessions[row].id == session) return row;
    return -1;
}

QVariant SessionList::data(const QModelIndex& index, int role) const {
    const Session& session = sessions.at(index.row());
    switch (role) {
    case TitleRole:
        return session.name;
    case LineRole:
        return session.batch.school + QLatin1Char(' ') + session.batch.name + QStringLiteral("\n") +
               sessionLine(session);
    case ClosedRole:
        return session.closed;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return session.name + QStringLiteral(", ") + sessionLine(session);
    default:
        return {};
    }
}

} // namespace mianguan
