#include "core/work/event_rules.h"

#include "core/work/event_types.h"

#include <QLatin1String>

namespace mianguan {

namespace {

struct Line {
    QLatin1String type;
    EventRule rule;
};

constexpr bool userSigned = true, byStation = true;

constexpr Line lines[] = {
    {EventType::stationStarted, {{}, false, byStation}},
    {EventType::photoSubmitted, {Command::ImportPhotos}},
    {EventType::photoUnmade, {Command::ImportPhotos}},
    {EventType::photoApproved, {Command::JudgePhotos, userSigned}},
    {EventType::photoRejected, {Command::JudgePhotos, userSigned}},
    {EventType::verdictUndone, {Command::UndoOwnVerdict, userSigned}},
    {EventType::photoDelivered, {Command::DeliverPhotos}},
    {EventType::referenceAdded, {Command::ImportPhotos}},
    {EventType::reportCardMade, {Command::PrintReportCards}},
    {EventType::photoMatched, {Command::ImportPhotos}},
    {EventType::matchUndone, {Command::ImportPhotos, userSigned}},
    {EventType::photosImported, {Command::ImportPhotos}},
    {EventType::sessionOpened, {Command::PlanSessions, userSigned}},
    {EventType::sessionChanged, {Command::PlanSessions, userSigned}},
    {EventType::sessionClosed, {Command::CollectPhotos}},
    {EventType::plateShot, {Command::CollectPhotos}},
    {EventType::sessionReportMade, {Command::CollectPhotos}},
    {EventType::rosterImported, {Command::ImportRosters}},
    {EventType::graduateEnrolled, {Command::CollectPhotos}},
    {EventType::graduateChanged, {Command::ImportRosters}},
    {EventType::graduateArrived, {Command::CollectPhotos}},
    {EventType::graduateAbsent, {Command::CollectPhotos}},
    {EventType::consentGiven, {Command::CollectPhotos}},
    {EventType::consentRefused, {Command::CollectPhotos}},
    {EventType::consentWithdrawn, {Command::WithdrawConsent, userSigned}},
    {EventType::consentTextShown, {Command::CollectPhotos}},
    {EventType::consentTextSet, {Command::ChangePolicy, userSigned}},
    {EventType::feeSettled, {Command::TakeFees}},
    {EventType::paidListImported, {Command::TakeFees}},
    {EventType::feesCounted, {Command::TakeFees, false, byStation}}, // of those whom another desk purges
    {EventType::feesClosed, {Command::TakeFees, userSigned}},
    {EventType::ruleOverridden, {Command::OverrideRules, userSigned}},
    {EventType::graduateReopened, {Command::ReopenGraduates, userSigned}},
    {EventType::storeFounded, {Command::ManagePeople}},
    {EventType::userAdded, {Command::ManagePeople, userSigned}},
    {EventType::userRolesChanged, {Command::ManagePeople, userSigned}},
    {EventType::userRemoved, {Command::ManagePeople, userSigned}},
    {EventType::userKeyChanged, {Command::ManagePeople, userSigned}},
    {EventType::passwordChanged, {Command::ChangeOwnPassword, userSigned}},
    {EventType::policyChanged, {Command::ChangePolicy, userSigned}},
    {EventType::recoveryCodeRenewed, {Command::RenewRecoveryCode, userSigned}},
    {EventType::recovered, {{}, false, byStation}},
    {EventType::signedIn, {}},
    {EventType::signedOut, {}},
    {EventType::signInRefused, {{}, false, byStation}},
    {EventType::dataKeyChanged, {{}, false, byStation}},
    {EventType::identityRevealed, {Command::RevealIdentity, userSigned}},
    {EventType::activityExported, {Command::ExportActivity}},
    {EventType::backupMade, {Command::BackUp}},
    {EventType::adapterChosen, {Command::ChooseAdapters, userSigned}},
    {EventType::purgeStarted, {Command::Purge, userSigned}},
    {EventType::photoPurged, {Command::Purge, userSigned, byStation}}, // again, after an old copy came back
    {EventType::purgeFinished, {Command::Purge, userSigned}},
    {EventType::stationEnrolled, {Command::ManagePeople, false, byStation}},
    {EventType::stationChanged, {Command::ManagePeople, false, byStation}},
    {EventType::stationRevoked, {Command::ManagePeople, false, byStation}},
    {EventType::pinAnnounced, {Command::ManagePeople, false, byStation}},
    {EventType::eventSettled, {Command::UndoAnyVerdict, userSigned}},
};

} // namespace

std::optional<EventRule> ruleFor(const QString& eventType) {
    for (const Line& line : lines)
        if (eventType == line.type) return line.rule;
    return {};
}

} // namespace mianguan
