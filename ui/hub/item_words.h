#pragma once

#include "core/station/hub_standing.h"
#include "ui/theme/icons.h"

namespace mianguan {

using HubKind = HubItem::Kind;

/// In the order in which they need someone.
inline constexpr HubKind everyHubKind[] = {HubKind::ToSettle, HubKind::Void,    HubKind::Disputed,
                                           HubKind::Unsent,   HubKind::Waiting, HubKind::Noted};

struct HubKindLook {
    QString icon;
    Ink ink;
};

HubKindLook lookOf(HubKind kind);
QString kindText(HubKind kind);                            ///< as a chip and a row say it: "Void"
QString kindExplanation(HubKind kind);                     ///< what that means, in a sentence
QString remedyText(HubRemedy remedy, const HubItem& item); ///< on its button
QString remedyTip(HubRemedy remedy);
/// When an unsent item is tried again, in words; empty for others.
QString triesText(const HubItem& item, qint64 nowMs);

} // namespace mianguan
