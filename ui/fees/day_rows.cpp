#include "ui/fees/day_rows.h"

#include "core/base/csv.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("DayRows", words); }

QString timeText(qint64 timeMs) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(timeMs), QLocale::ShortFormat);
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

void addHeading(QList<DayRow>& rows, const char* words) {
    rows += DayRow{true, false, {text(words), {}, {}, {}}};
}

void addTakings(QList<DayRow>& rows, const FeeDay& day) {
    addHeading(rows, QT_TRANSLATE_NOOP("DayRows", "Taken"));
    int payments = 0;
    for (const FeeLine& line : day.lines) {
        const bool paid = line.state == FeeState::Paid;
        rows += DayRow{false,
                       false,
                       {line.who, howText(line), QString::number(line.payments),
                        paid ? yuanText(line.cents) : QStringLiteral("–")}};
        if (paid) payments += line.payments;
    }
    rows += DayRow{false,
                   true,
                   {text(QT_TRANSLATE_NOOP("DayRows", "All that was paid")),
                    {},
                    QString::number(payments),
                    yuanText(day.cents())}};
    rows += DayRow{false,
                   true,
                   {text(QT_TRANSLATE_NOOP("DayRows", "of it in cash")), {}, {}, yuanText(day.cashCents())}};
}

void addBills(QList<DayRow>& rows, const FeeDay& day) {
    if (day.classes.isEmpty()) return;
    addHeading(rows, QT_TRANSLATE_NOOP("DayRows", "Billed to classes, by actual count so far"));
    for (const ClassBill& bill : day.classes)
        rows += DayRow{false,
                       false,
                       {bill.className, bill.batch,
                        text(QT_TRANSLATE_NOOP("DayRows", "%1 of %2 photographed"))
                            .arg(bill.photographed)
                            .arg(bill.billed),
                        yuanText(bill.cents)}};
}

void addCorrections(QList<DayRow>& rows, const FeeDay& day) {
    if (day.corrected == 0) return;
    addHeading(rows, QT_TRANSLATE_NOOP("DayRows", "Set right"));
    for (const FeeCorrection& one : day.corrections)
        rows += DayRow{false,
                       false,
                       {one.whom,
                        text(QT_TRANSLATE_NOOP("DayRows", "%1: %2 → %3"))
                            .arg(one.who, stateText(one.before), stateText(one.now)),
                        timeText(one.now.timeMs),
                        {}}};
    if (const auto gone = day.corrected - day.corrections.size())
        rows += DayRow{false,
                       false,
                       {text(QT_TRANSLATE_NOOP("DayRows", "purged since")), {}, QString::number(gone), {}}};
}

} // namespace

QList<DayRow> dayRows(const FeeDay& day) {
    QList<DayRow> rows;
    addTakings(rows, day);
    addBills(rows, day);
    addCorrections(rows, day);
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
    for (const DayRow& row : dayRows(closing.day))
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
