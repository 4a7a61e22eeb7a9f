#include "core/access/policy.h"

#include "core/access/policy_bounds.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

constexpr std::chrono::minutes soonest(1), latest(120);

struct ImportRuleName {
    ImportRule rule;
    QLatin1String id;
};
constexpr ImportRuleName importRules[] = {{ImportRule::Anyone, QLatin1String("anyone")},
                                          {ImportRule::ListedOnly, QLatin1String("listed-only")},
                                          {ImportRule::Never, QLatin1String("never")}};

QString text(const char* words) { return QCoreApplication::translate("Policy", words); }

} // namespace

QString importRuleId(ImportRule rule) {
    for (const ImportRuleName& known : importRules)
        if (known.rule == rule) return known.id;
    return {};
}

ImportRule importRuleFrom(const QString& id) {
    for (const ImportRuleName& known : importRules)
        if (known.id == id) return known.rule;
    return ImportRule::Anyone;
}

Result<void> checkImport(const Policy& policy, bool listed) {
    if (policy.imports == ImportRule::Never)
        return fail(ErrorKind::Refused,
                    text(QT_TRANSLATE_NOOP("Policy", "The school's rules allow no photos from files")), {},
                    text(QT_TRANSLATE_NOOP("Policy", "Photograph at the desk. If there must be an exception, "
                                                     "an administrator can change the rule under People.")));
    if (policy.imports == ImportRule::ListedOnly && !listed)
        return fail(ErrorKind::Refused,
                    text(QT_TRANSLATE_NOOP("Policy", "The file's name names nobody on a list, or several")),
                    {},
                    text(QT_TRANSLATE_NOOP("Policy",
                                           "The school's rules allow photos from files only of graduates on "
                                           "a list. Name the file by the student number, or ask an "
                                           "administrator to change the rule under People.")));
    return {};
}

Result<void> checkPolicy(const Policy& policy) {
    if (policy.lockAfter >= soonest && policy.lockAfter <= latest) return {};
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Policy", "The screen cannot be locked after %n minute(s)",
                                            nullptr, int(policy.lockAfter.count())),
                {}, text(QT_TRANSLATE_NOOP("Policy", "Choose 1 to 120 minutes.")));
}

Policy withinBounds(Policy policy) {
    policy.lockAfter = std::clamp(policy.lockAfter, soonest, latest);
    return policy;
}

} // namespace mianguan
