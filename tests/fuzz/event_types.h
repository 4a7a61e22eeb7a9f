#pragma once

#include "core/work/event_types.h"

#include <iterator>

namespace mianguan::fuzz {

/// An input names a type by its place here.
inline constexpr QLatin1String types[] = {
    EventType::stationStarted,   EventType::photoSubmitted,    EventType::photoUnmade,
    EventType::photoApproved,    EventType::photoRejected,     EventType::verdictUndone,
    EventType::photoDelivered,   EventType::storeFounded,      EventType::userAdded,
    EventType::userRolesChanged, EventType::userRemoved,       EventType::userKeyChanged,
    EventType::passwordChanged,  EventType::policyChanged,     EventType::recoveryCodeRenewed,
    EventType::recovered,        EventType::signedIn,          EventType::signedOut,
    EventType::signInRefused,    EventType::dataKeyChanged,    EventType::identityRevealed,
    EventType::activityExported, EventType::backupMade,        EventType::purgeStarted,
    EventType::photoPurged,      EventType::purgeFinished,     QLatin1String("from-a-later-version"),
    EventType::referenceAdded,   EventType::reportCardMade,    EventType::sessionOpened,
    EventType::sessionChanged,   EventType::sessionClosed,     EventType::plateShot,
    EventType::rosterImported,   EventType::graduateEnrolled,  EventType::graduateChanged,
    EventType::graduateArrived,  EventType::graduateAbsent,    EventType::consentGiven,
    EventType::feeSettled,       EventType::ruleOverridden,    EventType::graduateReopened,
    EventType::adapterChosen,    EventType::sessionReportMade, EventType::consentRefused,
    EventType::consentWithdrawn, EventType::consentTextShown,  EventType::consentTextSet,
    EventType::paidListImported, EventType::feesClosed,        EventType::photoMatched,
    EventType::matchUndone,      EventType::photosImported,    EventType::stationEnrolled,
    EventType::stationChanged,   EventType::stationRevoked,    EventType::pinAnnounced,
    EventType::eventSettled,     EventType::feesCounted,
};
inline constexpr int typeCount = int(std::size(types));

} // namespace mianguan::fuzz
