#include "ui/access/people_list.h"

#include <QDateTime>
#include <QLocale>

namespace mianguan {

QString sinceText(qint64 addedMs) {
    const QString form = PeopleList::tr("d MMM yyyy", "a day as QDate formats it");
    return PeopleList::tr("since %1")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(addedMs).date(), form));
}

void PeopleList::setPeople(const QList<User>& now, const Id& me) {
    beginResetModel();
    people = now;
    self = me;
    endResetModel();
}

int PeopleList::rowOf(const Id& person) const {
    for (int i = 0; i < people.size(); ++i)
        if (people.at(i).id == person) return i;
    return -1;
}

int PeopleList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(people.size());
}

QVariant PeopleList::data(const QModelIndex& index, int role) const {
    const User& person = people.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return person.displayName;
    case Qt::AccessibleTextRole:
        return QStringList{person.displayName, person.name,
                           person.removed ? tr("Removed") : mianguan::roleNames(person.roles)}
            .join(QStringLiteral(", "));
    case LoginRole:
        return person.name;
    case RolesRole: {
        QStringList names;
        for (const mianguan::Role each : allRoles)
            if (person.roles.testFlag(each)) names += roleName(each);
        return names;
    }
    case SinceRole:
        return sinceText(person.addedMs);
    case RemovedRole:
        return person.removed;
    case SelfRole:
        return person.id == self;
    default:
        return {};
    }
}

} // namespace mianguan
