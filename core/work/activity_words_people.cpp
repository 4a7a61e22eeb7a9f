#include "core/work/activity_words.h"
#include "core/work/event_types.h"
#include "core/work/people_events.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Activity", words); }

QString added(const Told& told) {
    const QString roles = roleNames(rolesIn(told.content));
    if (told.record.event.user.isNull() || told.ofThemselves())
        return text(QT_TRANSLATE_NOOP("Activity", "%1 was added as %2")).arg(told.person(), roles);
    return text(QT_TRANSLATE_NOOP("Activity", "added %1 as %2")).arg(told.person(), roles);
}

QString rolesChanged(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "made %1 %2"))
        .arg(told.person(), roleNames(rolesIn(told.content)));
}

QString removed(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "removed %1, who can no longer sign in")).arg(told.person());
}

QString keyChanged(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "gave %1 a new password")).arg(told.person());
}

QString passwordChanged(const Told&) {
    return text(QT_TRANSLATE_NOOP("Activity", "changed the own password"));
}

QString importRuleText(ImportRule rule) {
    switch (rule) {
    case ImportRule::Anyone:
        return text(QT_TRANSLATE_NOOP("Activity", "photos may be imported from files"));
    case ImportRule::ListedOnly:
        return text(QT_TRANSLATE_NOOP("Activity", "photos may be imported of graduates on a list only"));
    case ImportRule::Never:
        return text(QT_TRANSLATE_NOOP("Activity", "no photos are imported from files"));
    }
    return {};
}

QString policyChanged(const Told& told) {
    const Policy policy = policyIn(told.content);
    const int minutes = int(policy.lockAfter.count());
    const QString lock =
        QCoreApplication::translate("Activity", "the screen locks after %n minute(s)", nullptr, minutes);
    const char* words =
        policy.reviewOwnPhotos
            ? QT_TRANSLATE_NOOP("Activity", "set the rules: people may judge photos they collected, %1")
            : QT_TRANSLATE_NOOP("Activity", "set the rules: nobody judges photos they collected, %1");
    return text(words).arg(lock) + text(QT_TRANSLATE_NOOP("Activity", "; ")) + importRuleText(policy.imports);
}

QString recoveredStore(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "was opened with the recovery code, for %1"))
        .arg(told.person());
}

QString signedIn(const Told&) { return text(QT_TRANSLATE_NOOP("Activity", "signed in")); }

QString signedOut(const Told& told) {
    const QString cause = told.text("cause");
    if (cause == QLatin1String("idle"))
        return text(QT_TRANSLATE_NOOP("Activity", "was signed out, as no key and no mouse was touched"));
    if (cause == QLatin1String("closed")) return text(QT_TRANSLATE_NOOP("Activity", "closed the program"));
    return text(QT_TRANSLATE_NOOP("Activity", "signed out"));
}

QString signInRefused(const Told& told) {
    const int tries = int(told.number("count"));
    return QCoreApplication::translate("Activity", "before this, a wrong password was tried %n time(s)",
                                       nullptr, tries);
}

} // namespace

QList<Wording> peopleWordings() {
    return {
        {EventType::userAdded, ActivityKind::People, added},
        {EventType::userRolesChanged, ActivityKind::People, rolesChanged},
        {EventType::userRemoved, ActivityKind::People, removed},
        {EventType::userKeyChanged, ActivityKind::People, keyChanged},
        {EventType::passwordChanged, ActivityKind::People, passwordChanged},
        {EventType::policyChanged, ActivityKind::People, policyChanged},
        {EventType::recovered, ActivityKind::People, recoveredStore},
        {EventType::signedIn, ActivityKind::People, signedIn},
        {EventType::signedOut, ActivityKind::People, signedOut},
        {EventType::signInRefused, ActivityKind::People, signInRefused},
    };
}

} // namespace mianguan
