#include "core/access/rights.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

struct Right {
    Command command;
    Roles roles;
    const char* name;
};

constexpr Role op = Role::Operator, rev = Role::Reviewer, sup = Role::Supervisor, adm = Role::Administrator;

/// An administrator keeps accounts, not faces: whoever is to do both is given both roles.
constexpr Right table[] = {
    {Command::LookAtPhotos, op | rev | sup, QT_TRANSLATE_NOOP("Command", "look at photos")},
    {Command::ImportPhotos, op | sup, QT_TRANSLATE_NOOP("Command", "import photos")},
    {Command::UndoAnyMatch, sup, QT_TRANSLATE_NOOP("Command", "take back someone else's match")},
    {Command::SeeGraduates, op | rev | sup, QT_TRANSLATE_NOOP("Command", "see the roster")},
    {Command::PlanSessions, sup, QT_TRANSLATE_NOOP("Command", "plan sessions")},
    {Command::ImportRosters, sup, QT_TRANSLATE_NOOP("Command", "import rosters")},
    {Command::CollectPhotos, op | sup, QT_TRANSLATE_NOOP("Command", "collect photos")},
    {Command::TakeFees, op | sup, QT_TRANSLATE_NOOP("Command", "take fees")},
    {Command::OverrideRules, op | sup, QT_TRANSLATE_NOOP("Command", "let someone in against a rule")},
    {Command::ReopenGraduates, sup, QT_TRANSLATE_NOOP("Command", "reopen an approved graduate")},
    {Command::WithdrawConsent, sup, QT_TRANSLATE_NOOP("Command", "record that consent is withdrawn")},
    {Command::JudgePhotos, rev | sup, QT_TRANSLATE_NOOP("Command", "review photos")},
    {Command::UndoOwnVerdict, rev | sup, QT_TRANSLATE_NOOP("Command", "undo one's own verdict")},
    {Command::UndoAnyVerdict, sup, QT_TRANSLATE_NOOP("Command", "undo someone else's verdict")},
    {Command::DeliverPhotos, sup, QT_TRANSLATE_NOOP("Command", "deliver photos")},
    {Command::PrintReportCards, op | rev | sup, QT_TRANSLATE_NOOP("Command", "print photo reports")},
    {Command::RevealIdentity, op | rev | sup, QT_TRANSLATE_NOOP("Command", "see an identity number in full")},
    {Command::SeeActivity, sup | adm, QT_TRANSLATE_NOOP("Command", "see who did what")},
    {Command::ExportActivity, sup | adm, QT_TRANSLATE_NOOP("Command", "export who did what")},
    {Command::VerifyStore, sup | adm, QT_TRANSLATE_NOOP("Command", "verify the store")},
    {Command::BackUp, sup | adm, QT_TRANSLATE_NOOP("Command", "back up the store")},
    {Command::Purge, sup, QT_TRANSLATE_NOOP("Command", "purge photos")},
    {Command::SeePeople, sup | adm, QT_TRANSLATE_NOOP("Command", "see who may sign in")},
    {Command::ManagePeople, adm, QT_TRANSLATE_NOOP("Command", "add, change and remove people")},
    {Command::ChangePolicy, adm, QT_TRANSLATE_NOOP("Command", "change the school's rules")},
    {Command::ChooseAdapters, sup | adm,
     QT_TRANSLATE_NOOP("Command", "choose card readers and code decoders")},
    {Command::ConnectHub, sup | adm, QT_TRANSLATE_NOOP("Command", "connect this station with a hub")},
    {Command::RenewRecoveryCode, adm, QT_TRANSLATE_NOOP("Command", "renew the recovery code")},
    {Command::ChangeOwnPassword, everyRole(), QT_TRANSLATE_NOOP("Command", "change one's own password")},
};
static_assert(std::size(table) == commandCount);

const Right& rightOf(Command command) {
    for (const Right& right : table)
        if (right.command == command) return right;
    return table[0];
}

} // namespace

Roles rolesFor(Command command) { return rightOf(command).roles; }

bool may(Roles roles, Command command) { return bool(roles & rolesFor(command)); }

QString commandName(Command command) { return QCoreApplication::translate("Command", rightOf(command).name); }

Result<void> checkRight(Roles roles, Command command) {
    if (may(roles, command)) return {};
    return fail(
        ErrorKind::Refused,
        //: %1 what it is, as in "review photos"
        QCoreApplication::translate("Command", "You have no right to %1").arg(commandName(command)), {},
        //: %1 roles, as in "Reviewer and Supervisor"
        QCoreApplication::translate("Command", "It takes one of these roles: %1. An administrator can "
                                               "give it to you.")
            .arg(roleNames(rolesFor(command))));
}

} // namespace mianguan
