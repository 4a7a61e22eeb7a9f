#pragma once

#include "core/work/graduate.h"

namespace mianguan {

/// Why someone may not sit down.
enum class Bar {
    SessionClosed,
    ConsentWithdrawn,
    ConsentRefused,
    Locked,
    Pending,
    MakeupUsed,
    DeadlineOver,
    FeeOpen,
};
QString barId(Bar bar);

/// One of the reasons, as it is shown before anyone sits down.
struct BarTo {
    Bar bar = Bar::Locked;
    bool final = false; ///< no override at the desk; the cure is elsewhere
    QString sentence;   ///< what and whom, translated
    QString cure;       ///< what to do, translated
};

/// Every reason against photographing this graduate at that session on that day; none: welcome. Bars that
/// were lifted for the session are left out.
QList<BarTo> barsTo(const GraduateDetail& graduate, const Session& session, QDate today);

/// Whether a fee is to be asked at this moment of the session. Never of someone who was photographed before:
/// a retake is free.
bool owesFee(const GraduateDetail& graduate, const Session& session, FeeTiming when);

/// Whether consent must be a guardian's: under 14 (个人信息保护法, art. 31). By the identity number or the
/// date of birth; false when neither is known.
bool needsGuardian(const RosterEntry& entry, QDate today);

} // namespace mianguan
