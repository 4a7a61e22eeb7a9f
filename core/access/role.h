#pragma once

#include <QFlags>
#include <QStringList>

#include <array>

namespace mianguan {

/// What someone is at a station: 采集员, 审核员, 主管, 管理员. One person may be several.
enum class Role { Operator = 1, Reviewer = 2, Supervisor = 4, Administrator = 8 };
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

inline constexpr std::array allRoles{Role::Operator, Role::Reviewer, Role::Supervisor, Role::Administrator};
constexpr Roles everyRole() {
    return Role::Operator | Role::Reviewer | Role::Supervisor | Role::Administrator;
}

QString roleId(Role role);               ///< as events and command lines say it: "operator" …
Roles rolesFrom(const QStringList& ids); ///< unknown ids are left out
QStringList roleIds(Roles roles);
QString roleName(Role role);    ///< translated
QString roleNames(Roles roles); ///< translated, joined as the language does

} // namespace mianguan
