#include "core/access/role.h"

#include <QCoreApplication>
#include <QLocale>

namespace mianguan {

namespace {

struct Title {
    Role role;
    const char* id;
    const char* name;
};

constexpr Title titles[] = {
    //: 采集员
    {Role::Operator, "operator", QT_TRANSLATE_NOOP("Role", "Operator")},
    //: 审核员
    {Role::Reviewer, "reviewer", QT_TRANSLATE_NOOP("Role", "Reviewer")},
    //: 主管
    {Role::Supervisor, "supervisor", QT_TRANSLATE_NOOP("Role", "Supervisor")},
    //: 管理员
    {Role::Administrator, "administrator", QT_TRANSLATE_NOOP("Role", "Administrator")},
};

const Title& titleOf(Role role) {
    for (const Title& title : titles)
        if (title.role == role) return title;
    return titles[0];
}

} // namespace

QString roleId(Role role) { return QLatin1String(titleOf(role).id); }

Roles rolesFrom(const QStringList& ids) {
    Roles roles;
    for (const Title& title : titles)
        roles.setFlag(title.role, ids.contains(QLatin1String(title.id)));
    return roles;
}

QStringList roleIds(Roles roles) {
    QStringList ids;
    for (const Role role : allRoles)
        if (roles.testFlag(role)) ids += roleId(role);
    return ids;
}

QString roleName(Role role) { return QCoreApplication::translate("Role", titleOf(role).name); }

QString roleNames(Roles roles) {
    QStringList names;
    for (const Role role : allRoles)
        if (roles.testFlag(role)) names += roleName(role);
    return QLocale().createSeparatedList(names);
}

} // namespace mianguan
