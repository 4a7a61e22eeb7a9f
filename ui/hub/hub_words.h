#pragma once

#include "core/station/hub_standing.h"
#include "ui/theme/icons.h"

namespace mianguan {

/// How the station stands with its hub as people see and hear it: shape, colour and words. What is counted
/// down stands in `label` and `headline` only; a screen reader gets `spoken`, which changes with the matter.
struct HubFace {
    QString icon;
    Ink ink = &Tokens::quiet;
    QString label;       ///< in the top bar: how many wait, how old, when next
    QString headline;    ///< one sentence
    QString why;         ///< it is so; may be empty
    QString remedy;      ///< what to do; may be empty
    QStringList details; ///< how it stands beside that; a sentence each
    QString spoken;      ///< all of it, clock times instead of countdowns

    bool operator==(const HubFace&) const = default;
};

/// `nowMs` UTC.
HubFace faceOf(const HubStanding& standing, qint64 nowMs);

/// Records and pictures on their way; originals that a metered line keeps back are not.
qint64 waitingOf(const HubStanding& standing);
qint64 keptBackOf(const HubStanding& standing); ///< originals
/// A hub that is in step answers at least once a minute; after this it is no longer said to be.
inline constexpr qint64 silentAfterMs = 180'000;

QString hubAgeText(qint64 milliseconds);        ///< "5 min", "3 h", "2 days"
QString countdownText(qint64 milliseconds);     ///< "0:25"
QString clockText(qint64 timeMs);               ///< "10:32", with the day when it is not today
QString sizeText(qint64 bytes);                 ///< "1.4 MB", "512 kB"
QString hubNameOf(const HubStanding& standing); ///< as it calls itself, else its address

} // namespace mianguan
