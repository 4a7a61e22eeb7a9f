#pragma once

#include "core/base/id.h"
#include "core/people/roster_entry.h"
#include "core/work/photo.h"
#include "core/work/session.h"

#include <optional>

namespace mianguan {

enum class FeeState { Open, Paid, ClassBilled, Waived }; ///< 未缴, 已缴, 班级代缴, 免缴
enum class Presence { Expected, Arrived, Absent };       ///< 未到, 已到, 缺席

QString feeText(FeeState state);         ///< translated
QString presenceText(Presence presence); ///< translated

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
    bool matched = false;   ///< the photo came in as someone's not yet known and was given to him by hand

    /// Neither data nor photo may change (审核通过即锁定).
    bool locked() const { return photo == PhotoState::Approved; }
};

/// Agreement to the collecting of face and identity data.
struct Consent {
    QString version;  ///< of the text that was shown
    QString guardian; ///< who agreed for someone under 14; empty otherwise

    bool isNull() const { return version.isEmpty(); }
};

/// What was paid, or why nothing is to be.
struct Payment {
    FeeState state = FeeState::Paid;
    int cents = 0;     ///< 分
    QString method;    ///< as the desk calls it: 现金, 微信 …
    QString receipt;   ///< number
    qint64 timeMs = 0; ///< UTC; when recorded
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

/// Takings of a stretch of time, for the daily closing.
struct FeeSum {
    FeeState state = FeeState::Paid;
    QString method;
    int graduates = 0;
    qint64 cents = 0; ///< 分
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
