#pragma once

#include "core/station/hub_standing.h"

namespace mianguan {

/// Several items taken together, in short: each thing on a line of its own, the commonest first.
QString kindsText(const QList<HubItem>& items);   ///< how many of which kind: "To decide 10 · Void 2"
QString deedsText(const QList<HubItem>& items);   ///< what was done, and how often
QString reasonsText(const QList<HubItem>& items); ///< the hub's
QString namesText(const QList<HubItem>& items);   ///< whom they concern
QString authorsText(const QList<HubItem>& items); ///< who did them
QString timesText(const QList<HubItem>& items);   ///< from the first to the last

/// How many are left out of a decision and why; empty when none is.
QString leftText(const QMap<DecisionBar, int>& left);
QMap<DecisionBar, int> leftOf(const QList<HubItem>& items); ///< of those that wait for a decision

QString remedyText(HubRemedy remedy, int count); ///< on its button

/// What may be done about any of them: as for one, but nobody is sent to many places.
QList<HubRemedy> remediesOf(const QList<HubItem>& items);
QList<HubItem> thoseWith(HubRemedy remedy, const QList<HubItem>& items);
QList<Id> idsOf(const QList<HubItem>& items);

} // namespace mianguan
