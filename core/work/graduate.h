#pragma once

#include "core/base/id.h"
#include "core/people/roster_entry.h"
#include "core/work/consent.h"
#include "core/work/fee.h"
#include "core/work/photo.h"
#include "core/work/session.h"

#include <optional>

namespace mianguan {

enum class Presence { Expected, Arrived, Absent }; ///< 未到, 已到, 缺席
QString presenceText(Presence presence);           ///< translated

/// How it was found out who sits there.
enum class Arrival { Code, CardNumber, StudentNumber, Name, ClassList, IdentityCard, Manual };
QString arrivalId(Arrival how);

/// One enrolment (学籍) as lists show it.
struct GraduateRow {
    Id subject;
    Batch batch;
    QString name, studentNumber, identityNumber, className, level;
    std::optional<PhotoState> photo; ///< of the one that stands; none: none submitted
    FeeState fee = FeeState::Open;
    Presence presence = Presence::Expected;
    Id session;             ///< of the latest arrival or absence; null when neither
    int shootingNumber = 0; ///< 拍摄序号 at that session; 0: none
    ConsentState consent = ConsentState::None;
    bool matched = false; ///< the photo came in as someone's not yet known and was given to him by hand

    /// Neither data nor photo may change (审核通过即锁定).
    bool locked() const { return photo == PhotoState::Approved; }
};

/// One enrolment whole, as the desk shows it.
struct GraduateDetail {
    GraduateRow row;
    Batch batch;
    RosterEntry entry;
    Consent consent;
    std::optional<Payment> payment;
    int attempts = 0;      ///< photos ever submitted
    int makeups = 0;       ///< of these, at makeup sessions and judged since
    Hash reference;        ///< blob: a picture known to show the graduate; null when none
    QStringList overrides; ///< bars lifted for that session, by their ids
};

/// Someone who comes to the desk.
struct Arriving {
    Id graduate, session;
    Arrival how = Arrival::Name;
    QStringList lifted; ///< bars that are lifted, by their ids …
    QString reason;     ///< … and why, in the person's words
};

/// Who is to be called at a session's desk.
struct CallOrder {
    Id session;
    Batch batch;
    std::optional<QString> className; ///< of the class that is being photographed; none: of any
    GraduateRow after;                ///< who was there last; a null subject: nobody
    bool makeup = false;              ///< whose photo was rejected may come too
};

/// Which graduates a list shows.
struct GraduateFilter {
    std::optional<Batch> batch;
    std::optional<QString> className;
    QString text; ///< any part of a name or number
    enum class Standing { All, Expected, Arrived, Absent, Pending, Approved, Rejected, Makeup };
    Standing standing = Standing::All; ///< Makeup: 待补拍 – neither approved nor awaiting a verdict
};

} // namespace mianguan
