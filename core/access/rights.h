#pragma once

#include "core/access/role.h"
#include "core/base/result.h"

namespace mianguan {

/// Everything a person can ask of a store.
enum class Command {
    LookAtPhotos,
    ImportPhotos, ///< and match them with graduates
    UndoAnyMatch,
    SeeGraduates,
    PlanSessions, ///< open and change them
    ImportRosters,
    CollectPhotos,   ///< arrivals, consent, absences, plates; photos are imported
    TakeFees,        ///< lists of them and daily closings too
    OverrideRules,   ///< where the session's policy lets him
    ReopenGraduates, ///< after an approval
    WithdrawConsent, ///< record that someone did
    JudgePhotos,
    UndoOwnVerdict,
    UndoAnyVerdict,
    DeliverPhotos,
    PrintReportCards, ///< or save them as files
    RevealIdentity,
    SeeActivity,
    ExportActivity,
    VerifyStore,
    BackUp,
    Purge,
    SeePeople,
    ManagePeople, ///< add, change roles, remove, reset a password
    ChangePolicy,
    ChooseAdapters, ///< foreign code that the station runs beside itself, with the rights of whoever logged
                    ///< in
    ConnectHub, ///< enrol this station at a hub, or leave it
    RenewRecoveryCode,
    ChangeOwnPassword,
};
constexpr int commandCount = int(Command::ChangeOwnPassword) + 1;

/// The one table of who may do what.
Roles rolesFor(Command command);
bool may(Roles roles, Command command);
/// Refused, naming the roles that may.
Result<void> checkRight(Roles roles, Command command);
QString commandName(Command command); ///< translated, as in "review photos"

} // namespace mianguan
