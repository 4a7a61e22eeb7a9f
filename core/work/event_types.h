#pragma once

#include "core/ledger/beginning.h"

namespace mianguan {

/// The types of event there are; fixed for ever.
namespace EventType {
// Written by the ledger itself.
using mianguan::stationStarted;
// Photos: the subject is the graduate's.
inline constexpr QLatin1String photoSubmitted("photo-submitted");
inline constexpr QLatin1String photoUnmade("photo-unmade");
inline constexpr QLatin1String photoApproved("photo-approved");
inline constexpr QLatin1String photoRejected("photo-rejected");
inline constexpr QLatin1String verdictUndone("verdict-undone");
inline constexpr QLatin1String photoDelivered("photo-delivered");
inline constexpr QLatin1String referenceAdded("reference-added");  // a picture known to show the graduate
inline constexpr QLatin1String reportCardMade("report-card-made"); // printed, or saved as a file
inline constexpr QLatin1String photoMatched("photo-matched"); // of someone not yet known, with a graduate
inline constexpr QLatin1String matchUndone("match-undone");
inline constexpr QLatin1String photosImported("photos-imported"); // of the station: a run over files
// Sessions: each is a subject of its own.
inline constexpr QLatin1String sessionOpened("session-opened");
inline constexpr QLatin1String sessionChanged("session-changed");
inline constexpr QLatin1String sessionClosed("session-closed");
inline constexpr QLatin1String plateShot("plate-shot");                  // the empty backdrop, photographed
inline constexpr QLatin1String sessionReportMade("session-report-made"); // printed, or saved as a file
// Graduates: the subject is the enrolment.
inline constexpr QLatin1String
    rosterImported("roster-imported"); // of the station; each graduate follows its own
inline constexpr QLatin1String graduateEnrolled("graduate-enrolled");
inline constexpr QLatin1String graduateChanged("graduate-changed");
inline constexpr QLatin1String graduateArrived("graduate-arrived");
inline constexpr QLatin1String graduateAbsent("graduate-absent");
inline constexpr QLatin1String consentGiven("consent-given");
inline constexpr QLatin1String consentRefused("consent-refused");
inline constexpr QLatin1String consentWithdrawn("consent-withdrawn");
inline constexpr QLatin1String consentTextShown("consent-text-shown"); // of the station, as it was shown
inline constexpr QLatin1String consentTextSet("consent-text-set");     // of the station: the school's own
inline constexpr QLatin1String feeSettled("fee-settled");
inline constexpr QLatin1String paidListImported("paid-list-imported"); // of the station; each fee follows
inline constexpr QLatin1String feesCounted("fees-counted"); // of the station: a page of what a closing counts
inline constexpr QLatin1String feesClosed("fees-closed");   // of the station: every fee since the one before
inline constexpr QLatin1String ruleOverridden("rule-overridden");
inline constexpr QLatin1String graduateReopened("graduate-reopened"); // after an approval
// People: they concern the station, the user concerned is in the body.
inline constexpr QLatin1String storeFounded("store-founded");
inline constexpr QLatin1String userAdded("user-added");
inline constexpr QLatin1String userRolesChanged("user-roles-changed");
inline constexpr QLatin1String userRemoved("user-removed");
inline constexpr QLatin1String userKeyChanged("user-key-changed");
inline constexpr QLatin1String passwordChanged("password-changed");
inline constexpr QLatin1String policyChanged("policy-changed");
inline constexpr QLatin1String recoveryCodeRenewed("recovery-code-renewed");
inline constexpr QLatin1String recovered("recovered");
inline constexpr QLatin1String signedIn("signed-in");
inline constexpr QLatin1String signedOut("signed-out");
inline constexpr QLatin1String signInRefused("sign-in-refused");
inline constexpr QLatin1String dataKeyChanged("data-key-changed");
// What was shown, taken along and taken away.
inline constexpr QLatin1String identityRevealed("identity-revealed"); // of its subject
inline constexpr QLatin1String activityExported("activity-exported");
inline constexpr QLatin1String backupMade("backup-made");
inline constexpr QLatin1String adapterChosen("adapter-chosen"); // a vendor's library, or none any more
inline constexpr QLatin1String purgeStarted("purge-started");
using mianguan::photoPurged; // the tombstone of its subject
inline constexpr QLatin1String purgeFinished("purge-finished");
// The hub's own, on its chain; a decision about another's event comes from any station.
inline constexpr QLatin1String stationEnrolled("station-enrolled");
inline constexpr QLatin1String stationChanged("station-changed");
inline constexpr QLatin1String stationRevoked("station-revoked");
inline constexpr QLatin1String pinAnnounced("pin-announced"); // of the key that follows the present one
inline constexpr QLatin1String eventSettled("event-settled"); // that waited for a supervisor
} // namespace EventType

} // namespace mianguan
