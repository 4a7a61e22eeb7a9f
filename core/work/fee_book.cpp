#include "core/work/fee_book.h"

#include "core/work/fee_events.h"
#include "core/work/graduate_tables.h"
#include "core/work/lots.h"
#include "core/work/name_tables.h"
#include "core/work/people_tables.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int dearest = 100'000'00; // 分

QString text(const char* words) { return QCoreApplication::translate("Fee", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

bool hasAmount(const Payment& payment) {
    return payment.cents >= (payment.state == FeeState::Paid ? 1 : 0) && payment.cents <= dearest;
}

Payment put(const Payment& given) {
    Payment payment = given;
    payment.method = feeMethodFrom(given.method);
    payment.receipt = given.receipt.simplified();
    if (payment.state == FeeState::Paid) return payment;
    payment.method.clear();
    payment.receipt.clear();
    if (payment.state != FeeState::ClassBilled) payment.cents = 0;
    return payment;
}

} // namespace

Result<void> FeeBook::checkReceipt(const QList<Id>& graduates, const QString& receipt) const {
    const std::optional<Id> holder = tables.receiptHolder(receipt);
    const NameTables names(journal.lists());
    const bool own = holder && std::any_of(graduates.begin(), graduates.end(), [&](const Id& graduate) {
                         return names.personOf(graduate) == *holder;
                     });
    if (!holder || own) return {};
    return refused(QT_TRANSLATE_NOOP("Fee", "This receipt number is used already"),
                   QStringLiteral("%1, %2").arg(receipt, GraduateTables(journal.lists()).label(*holder)),
                   QT_TRANSLATE_NOOP("Fee", "Look at the receipt again. If this one is right, set the other "
                                            "payment right first."));
}

Result<int> FeeBook::settle(const QList<Id>& graduates, const Payment& given) {
    const Payment paid = put(given);
    if (!hasAmount(paid))
        return refused(QT_TRANSLATE_NOOP("Fee", "This amount cannot be"), yuanText(paid.cents),
                       QT_TRANSLATE_NOOP("Fee", "Enter an amount from 0.01 to 100,000 yuan."));
    if (const auto free = checkReceipt(graduates, paid.receipt); !free) return Fail(free.error());
    QList<Draft> drafts;
    Id enrolled;
    for (const Id& subject : graduates) {
        if (!GraduateTables(journal.lists()).detail(subject, enrolled))
            return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Fee", "There is no such graduate")),
                        subject.hex());
        drafts += payment(subject, paid);
    }
    return journal.recordAll(drafts).map([](const QList<Record>& records) { return int(records.size()); });
}

bool FeeBook::mayBePaid(const PaidPlan::Paid& one) const {
    Id enrolled;
    const auto known = GraduateTables(journal.lists()).detail(one.graduate, enrolled);
    return known && known->row.fee == FeeState::Open && hasAmount(one.payment) &&
           checkReceipt({one.graduate}, one.payment.receipt);
}

Result<int> FeeBook::import(const PaidPlan& plan, const Progress& progress, const std::stop_token& stop) {
    QList<Draft> drafts;
    QSet<QString> receipts;
    qint64 cents = 0;
    for (const PaidPlan::Paid& one : plan.paid) {
        const Payment paid = put(one.payment);
        const QString receipt = foldedReceipt(paid.receipt);
        if (!mayBePaid(one) || (!receipt.isEmpty() && receipts.contains(receipt))) continue;
        receipts.insert(receipt);
        drafts += payment(one.graduate, paid);
        cents += paid.cents;
    }
    const auto stopped = [&](qsizetype done) {
        return fail(ErrorKind::Cancelled,
                    text(QT_TRANSLATE_NOOP("Fee", "The import was stopped after %1 of %2 payments"))
                        .arg(done)
                        .arg(drafts.size()),
                    plan.fileName,
                    text(QT_TRANSLATE_NOOP("Fee", "Import the list again: it goes on with the rest.")));
    };
    if (const auto written = recordInLots(journal, drafts, progress, stop, stopped); !written)
        return Fail(written.error());
    return journal.record(paidListImport(plan.batch, plan.fileName, plan.rows, int(drafts.size()), cents))
        .map([&](const Record&) { return int(drafts.size()); });
}

Result<Id> FeeBook::close(const CashCount& count) {
    FeeDay day = days.open();
    day.classes = tables.bills();
    if (day.payments == 0)
        return refused(QT_TRANSLATE_NOOP("Fee", "There is nothing to close"), {},
                       QT_TRANSLATE_NOOP("Fee", "No fee was settled since the closing before."));
    if (day.payments != count.payments || day.cashCents() != count.expectedCents)
        return refused(QT_TRANSLATE_NOOP("Fee", "A payment came in while you counted"), {},
                       QT_TRANSLATE_NOOP("Fee", "Look at the sums again, then close."));
    const QString remark = count.remark.simplified();
    if (count.countedCents != day.cashCents() && remark.isEmpty())
        return refused(QT_TRANSLATE_NOOP("Fee", "The cash counted differs from what the payments come to"),
                       yuanText(count.countedCents - day.cashCents()),
                       QT_TRANSLATE_NOOP("Fee", "Count again. If the difference stays, write why."));
    return journal.recordAll(feeClosing(day, count.countedCents, remark))
        .map([](const QList<Record>& records) { return records.last().event.id; });
}

QString FeeBook::nameOf(const Id& user) const {
    return PeopleTables(journal.lists()).user(user).value_or(User()).displayName;
}

QString FeeBook::labelOf(const Id& graduate) const {
    return GraduateTables(journal.lists()).label(NameTables(journal.lists()).personOf(graduate));
}

void FeeBook::name(FeeDay& day) const {
    for (FeeLine& line : day.lines)
        line.who = nameOf(line.user);
    for (FeeCorrection& correction : day.corrections) {
        correction.who = nameOf(correction.user);
        correction.whom = labelOf(correction.graduate);
    }
    name(day.changes);
}

void FeeBook::name(QList<FeeChange>& changes) const {
    for (FeeChange& change : changes) {
        change.who = nameOf(change.user);
        change.whom = labelOf(change.graduate);
    }
}

FeeDay FeeBook::open() const {
    FeeDay day = days.open();
    day.classes = tables.bills();
    name(day);
    return day;
}

QList<FeeClosing> FeeBook::closings() const {
    QList<FeeClosing> all = days.closings();
    for (FeeClosing& closing : all) {
        closing.who = nameOf(closing.user);
        name(closing.day);
        name(closing.since);
    }
    return all;
}

} // namespace mianguan
