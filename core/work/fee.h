#pragma once

#include "core/base/id.h"

#include <QList>
#include <QStringList>

namespace mianguan {

enum class FeeState { Open, Paid, ClassBilled, Waived }; ///< 未缴, 已缴, 班级代缴, 免缴
QString feeText(FeeState state);                         ///< translated

/// What was paid, or why nothing is to be.
struct Payment {
    FeeState state = FeeState::Paid;
    int cents = 0;       ///< 分; of a class-billed graduate what the class is to pay
    QString method;      ///< an id of feeMethods(), or as the school's list calls it
    QString receipt;     ///< number
    qint64 timeMs = 0;   ///< UTC; when recorded
    QString paidOn = {}; ///< when it was paid, as a school's list says; empty when at the desk
};

QStringList feeMethods();                     ///< ids: cash first
QString feeMethodText(const QString& method); ///< translated where it is known, else itself
QString feeMethodFrom(const QString& words);  ///< the id that these words mean, in either language; else they
bool isCash(const QString& method);
QString yuanText(qint64 cents); ///< as in "1,234.50"

/// Takings of a stretch of time, by state and method.
struct FeeSum {
    FeeState state = FeeState::Paid;
    QString method;
    int graduates = 0;
    qint64 cents = 0; ///< 分
};

/// What one person took by one method: what was set right afterwards is taken off again.
struct FeeLine {
    Id user;
    QString who; ///< display name
    FeeState state = FeeState::Paid;
    QString method;
    int payments = 0;
    qint64 cents = 0; ///< 分
};

/// What a class owes: it pays for those who were photographed.
struct ClassBill {
    QString school, batch, className;
    int billed = 0, photographed = 0;
    qint64 cents = 0; ///< 分, for those photographed
};

/// A payment that was set right.
struct FeeCorrection {
    Id user, graduate;
    QString who, whom; ///< who set it right, the graduate
    Payment before, now;
};

/// What a daily closing says of one payment; the latest that names it holds.
struct FeeEntry {
    Id payment;         ///< the event
    bool counts = true; ///< false: an earlier closing counted it, and it is void
    Id instead;         ///< the earlier one whose place it takes, which it takes off; null: none

    bool operator==(const FeeEntry&) const = default;
};

/// What is left of a payment of someone purged: how it counts, not whose it was.
struct KeptPayment {
    Id payment, user; ///< the event, who took it
    FeeState state = FeeState::Paid;
    QString method;
    int cents = 0;     ///< 分
    qint64 timeMs = 0; ///< UTC; when recorded
};

/// What the next closing of this desk is to say of those whom another desk purges.
struct KeptTakings {
    QList<FeeEntry> entries;
    QList<KeptPayment> payments; ///< of the entries, and those whose place they take
};

/// A payment that a closing counted otherwise than it counts now, as the hub found it void or put another
/// desk's before it.
struct FeeChange {
    Id user, graduate;
    QString who, whom; ///< who took it, the graduate
    Payment payment;
    bool counts = false;   ///< it does, but another way
    qint64 cents = 0;      ///< 分: by how much the sum is more; below 0, less
    qint64 countedMs = 0;  ///< UTC; of the closing that counted it otherwise
    qint64 setRightMs = 0; ///< UTC; of the closing that set it right; 0: the next one will
};

/// Everything since one daily closing, up to the next or until now.
struct FeeDay {
    int payments = 0; ///< events, corrections and what is set right of earlier closings too
    qint64 fromMs = 0, untilMs = 0;
    QList<FeeLine> lines;
    QList<ClassBill> classes;
    QList<FeeCorrection> corrections; ///< what is left of them; without a graduate, of one purged
    int corrected = 0;
    int purged = 0; ///< payments of `lines` by graduates whom another desk purged before it was closed
    qint64 purgedCents = 0; ///< 分; what those come to
    QList<FeeEntry> entries;
    QList<FeeChange> changes; ///< what it sets right of earlier closings

    qint64 cents() const;     ///< paid, whatever the method
    qint64 cashCents() const; ///< what should lie in the drawer
};

/// What was counted, and what the one who counted saw on the screen.
struct CashCount {
    int payments = 0;
    qint64 expectedCents = 0, countedCents = 0;
    QString remark; ///< why the two differ
};

/// A daily closing (日结).
struct FeeClosing {
    Id id, user;
    QString who;
    qint64 timeMs = 0; ///< UTC
    FeeDay day;
    qint64 countedCents = 0;
    QString remark;
    QList<FeeChange> since; ///< what is known of its payments since; it stays what it was
};

} // namespace mianguan
