#include "ui/fees/day_rows.h"

#include "core/base/csv.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("DayRows", words); }

QString timeText(qint64 timeMs) {
    return QDateTime::fromMSecsSinceEpoch(timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString howText(const FeeLine& line) {
    if (line.state != FeeState::Paid) return feeText(line.state);
    return line.method.isEmpty() ? text(QT_TRANSLATE_NOOP("DayRows", "not said"))
                                 : feeMethodText(line.method);
}

QString stateText(const Payment& payment) {
    QStringList parts{feeText(payment.state)};
    if (payment.state == FeeState::Paid) parts += {feeMethodText(payment.method), yuanText(payment.cents)};
    if (!payment.receipt.isEmpty()) parts += payment.receipt;
    return parts.join(QLatin1Char(' '));
}

void add(QList<DayRow>& rows, const QStringList& cells) { rows += DayRow{DayRow::Kind::Plain, cells}; }

void addTotal(QList<DayRow>& rows, const QStringList& cells) { rows += DayRow{DayRow::Kind::Total, cells}; }

void addHeading(QList<DayRow>& rows, const QString& words) {
    rows += DayRow{DayRow::Kind::Heading, {words, {}, {}, {}}};
}

void addTakings(QList<DayRow>& rows, const FeeDay& day) {
    addHeading(rows, text(QT_TRANSLATE_NOOP("DayRows", "Taken")));
    int payments = 0;
    for (const FeeLine& line : day.lines) {
        const bool paid = line.state == FeeState::Paid;
        add(rows, {line.who, howText(line), QString::number(line.payments),
                   paid ? yuanText(line.cents) : QStringLiteral("–")});
        if (paid) payments += line.payments;
    }
    addTotal(rows, {text(QT_TRANSLATE_NOOP("DayRows", "All that was paid")),
                    {},
                    QString::number(payments),
                    yuanText(day.cents())});
    addTotal(rows, {text(QT_TRANSLATE_NOOP("DayRows", "of it in cash")), {}, {}, yuanText(day.cashCents())});
    if (day.purged != 0 || day.purgedCents != 0)
        add(rows, {text(QT_TRANSLATE_NOOP("DayRows", "of it")),
                   text(QT_TRANSLATE_NOOP("DayRows", "by graduates purged at another desk since")),
                   QString::number(day.purged), yuanText(day.purgedCents)});
}

void addBills(QList<DayRow>& rows, const FeeDay& day) {
    if (day.classes.isEmpty()) return;
    addHeading(rows, text(QT_TRANSLATE_NOOP("DayRows", "Billed to classes, by actual count so far")));
    for (const ClassBill& bill : day.classes)
        add(rows, {bill.className, bill.batch,
                   text(QT_TRANSLATE_NOOP("DayRows", "%1 of %2 photographed"))
                       .arg(bill.photographed)
                       .arg(bill.billed),
                   yuanText(bill.cents)});
}

QString whomText(const QString& whom) {
    return whom.isEmpty() ? text(QT_TRANSLATE_NOOP("DayRows", "purged since")) : whom;
}

QString changeText(const QString& who, const Payment& before, const QString& now) {
    return text(QT_TRANSLATE_NOOP("DayRows", "%1: %2 → %3")).arg(who, stateText(before), now);
}

void addCorrections(QList<DayRow>& rows, const FeeDay& day) {
    if (day.corrected == 0) return;
    addHeading(rows, text(QT_TRANSLATE_NOOP("DayRows", "Set right")));
    for (const FeeCorrection& one : day.corrections)
        add(rows, {whomText(one.whom),
                   changeText(one.who, one.before, stateText(one.now)),
                   timeText(one.now.timeMs),
                   {}});
    if (const auto gone = day.corrected - day.corrections.size())
        add(rows, {text(QT_TRANSLATE_NOOP("DayRows", "purged since")), {}, QString::number(gone), {}});
}

QString nowText(const FeeChange& change) {
    if (!change.counts) return text(QT_TRANSLATE_NOOP("DayRows", "void at the hub"));
    if (change.cents < 0) return text(QT_TRANSLATE_NOOP("DayRows", "another payment came before it"));
    return change.cents > 0 ? text(QT_TRANSLATE_NOOP("DayRows", "counts for more now"))
                            : text(QT_TRANSLATE_NOOP("DayRows", "counts now"));
}

QString closedText(qint64 timeMs) {
    return timeMs > 0 ? timeText(timeMs) : text(QT_TRANSLATE_NOOP("DayRows", "not set right yet"));
}

void addChanges(QList<DayRow>& rows, const char* heading, const QList<FeeChange>& changes,
                qint64 FeeChange::*closingMs) {
    if (changes.isEmpty()) return;
    qint64 cents = 0;
    for (const FeeChange& one : changes)
        cents += one.cents;
    addHeading(
        rows,
        QCoreApplication::translate("DayRows", heading, nullptr, int(changes.size())).arg(yuanText(cents)));
    for (const FeeChange& one : changes)
        add(rows, {whomText(one.whom), changeText(one.who, one.payment, nowText(one)),
                   closedText(one.*closingMs), yuanText(one.cents)});
    const bool isOwed = std::any_of(changes.begin(), changes.end(), [](const FeeChange& one) {
        return one.setRightMs == 0 && one.cents < 0;
    });
    if (isOwed)
        rows += DayRow{
            DayRow::Kind::Note,
            {text(QT_TRANSLATE_NOOP("DayRows", "Give the money back, or record the payment again where "
                                               "it is due: the next closing counts both."))}};
}

} // namespace

QList<DayRow> dayRows(const FeeClosing& closing) {
    QList<DayRow> rows;
    addTakings(rows, closing.day);
    addBills(rows, closing.day);
    addCorrections(rows, closing.day);
    addChanges(rows,
               QT_TRANSLATE_N_NOOP("DayRows", "Set right here of earlier closings: %n payment(s), %1 yuan"),
               closing.day.changes, &FeeChange::countedMs);
    addChanges(rows, QT_TRANSLATE_N_NOOP("DayRows", "Found out since this closing: %n payment(s), %1 yuan"),
               closing.since, &FeeChange::setRightMs);
    return rows;
}

QStringList dayColumns() {
    return {text(QT_TRANSLATE_NOOP("DayRows", "Who")), text(QT_TRANSLATE_NOOP("DayRows", "How")),
            text(QT_TRANSLATE_NOOP("DayRows", "Number")), text(QT_TRANSLATE_NOOP("DayRows", "Yuan"))};
}

QString dayPeriod(const FeeDay& day) {
    return text(QT_TRANSLATE_NOOP("DayRows", "%1 – %2")).arg(timeText(day.fromMs), timeText(day.untilMs));
}

QByteArray dayFile(const FeeClosing& closing) {
    QString sheet = csvRow(dayColumns());
    for (const DayRow& row : dayRows(closing))
        sheet += csvRow(row.cells);
    const std::pair<const char*, QString> sums[] = {
        {QT_TRANSLATE_NOOP("DayRows", "Cash expected"), yuanText(closing.day.cashCents())},
        {QT_TRANSLATE_NOOP("DayRows", "Cash counted"), yuanText(closing.countedCents)},
        {QT_TRANSLATE_NOOP("DayRows", "Difference"),
         yuanText(closing.countedCents - closing.day.cashCents())},
        {QT_TRANSLATE_NOOP("DayRows", "Remark"), closing.remark}};
    if (closing.timeMs > 0) {
        sheet +=
            csvRow({text(QT_TRANSLATE_NOOP("DayRows", "Closed")), closing.who, timeText(closing.timeMs), {}});
        for (const auto& [words, value] : sums)
            sheet += csvRow({text(words), {}, {}, value});
    }
    return csvFile(sheet);
}

} // namespace mianguan
