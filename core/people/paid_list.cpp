#include "core/people/paid_list.h"

#include "core/people/roster_rows.h"
#include "core/people/roster_values.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace mianguan {

namespace {

QString text(const char* source) { return QCoreApplication::translate("PaidList", source); }

enum class Column { Student, Identity, Name, Amount, Method, Receipt, PaidOn };

size_t qHash(Column column, size_t seed = 0) { return ::qHash(int(column), seed); }

/// What the roster's headings do not tell.
struct Headings {
    Column column;
    const char16_t* names;
};
constexpr Headings headings[] = {
    {Column::Amount,
     u"金额 缴费金额 交费金额 实缴金额 实付金额 已缴金额 支付金额 收款金额 收费金额 订单金额 费用 "
     u"amount paidamount sum"},
    {Column::Method,
     u"方式 缴费方式 交费方式 支付方式 付款方式 收款方式 支付渠道 缴费渠道 method paymentmethod"},
    {Column::Receipt,
     u"流水号 交易流水号 支付流水号 缴费流水号 收据号 收据编号 票据号 订单号 交易单号 凭证号 "
     u"receipt receiptnumber transaction"},
    {Column::PaidOn,
     u"时间 缴费时间 交费时间 支付时间 付款时间 交易时间 收款时间 缴费日期 交易日期 time paidon "
     u"date"},
};

std::optional<Column> columnOf(const QString& header) {
    const QString folded = foldedHeader(header);
    for (const Headings& known : headings)
        if (QString::fromUtf16(known.names).split(QLatin1Char(' ')).contains(folded)) return known.column;
    const auto field = fieldOf(header);
    if (field == RosterField::StudentNumber) return Column::Student;
    if (field == RosterField::IdentityNumber) return Column::Identity;
    return field == RosterField::Name ? std::optional(Column::Name) : std::nullopt;
}

using Columns = QHash<Column, int>;

Columns columnsOf(const QStringList& headers) {
    Columns columns;
    for (int i = 0; i < headers.size(); ++i)
        if (const auto column = columnOf(headers.at(i)); column && !columns.contains(*column))
            columns.insert(*column, i);
    return columns;
}

Result<void> checkColumns(const Columns& columns, const QStringList& headers) {
    const QString seen = headers.join(QStringLiteral(", "));
    if (!columns.contains(Column::Student) && !columns.contains(Column::Identity))
        return fail(
            ErrorKind::Refused,
            text(QT_TRANSLATE_NOOP("PaidList", "No column of the list is known to hold a number to know "
                                               "graduates by")),
            seen,
            text(QT_TRANSLATE_NOOP("PaidList", "Head it “学号” or “身份证号”. Names alone are never "
                                               "matched.")));
    if (columns.contains(Column::Amount)) return {};
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("PaidList", "No column of the list is known to hold the amount")),
                seen, text(QT_TRANSLATE_NOOP("PaidList", "Head it “金额”.")));
}

QString valueOf(const RosterTable::Row& row, const Columns& columns, Column column, RosterField like) {
    return cellValue(row.cells.value(columns.value(column, -1)), like);
}

PaidLine lineOf(const RosterTable::Row& row, const Columns& columns) {
    PaidLine line;
    line.row = row.number;
    line.studentNumber = valueOf(row, columns, Column::Student, RosterField::StudentNumber);
    line.identityNumber = valueOf(row, columns, Column::Identity, RosterField::IdentityNumber).toUpper();
    line.name = valueOf(row, columns, Column::Name, RosterField::Name);
    line.method = valueOf(row, columns, Column::Method, RosterField::Note);
    line.receipt = valueOf(row, columns, Column::Receipt, RosterField::Code);
    line.paidOn = valueOf(row, columns, Column::PaidOn, RosterField::Note);
    return line;
}

/// Empty when the row can be taken.
QString problemOf(const PaidLine& line, const std::optional<int>& cents) {
    if (line.studentNumber.isEmpty() && line.identityNumber.isEmpty())
        return text(QT_TRANSLATE_NOOP("PaidList",
                                      "There is no number to know the graduate by. Names alone are "
                                      "never matched."));
    for (const QString& number : {line.studentNumber, line.identityNumber, line.receipt})
        if (hasLostDigits(number))
            return text(QT_TRANSLATE_NOOP("PaidList", "The spreadsheet has lost the last digits of a number. "
                                                      "Format the column as text and enter it anew."));
    if (!cents || *cents <= 0)
        return text(QT_TRANSLATE_NOOP("PaidList", "The amount cannot be read. Enter it as in 20.00."));
    return {};
}

} // namespace

std::optional<int> centsIn(const QString& value) {
    static const QRegularExpression amount(
        QStringLiteral("^(?:[¥￥]|RMB|CNY)? ?([0-9]{1,6})(?:[.]([0-9]{1,2})0*)? ?(?:元|圆|yuan)?$"),
        QRegularExpression::CaseInsensitiveOption);
    QString plain = value.normalized(QString::NormalizationForm_KC).simplified();
    plain.remove(QLatin1Char(','));
    const auto match = amount.match(plain);
    if (!match.hasMatch()) return std::nullopt;
    return match.captured(1).toInt() * 100 + match.captured(2).leftJustified(2, QLatin1Char('0')).toInt();
}

Result<PaidList> readPaidList(const RosterTable& table, const std::stop_token& stop) {
    const Columns columns = columnsOf(table.headers);
    if (const auto known = checkColumns(columns, table.headers); !known) return Fail(known.error());
    PaidList list;
    list.rows = int(table.rows.size());
    for (const RosterTable::Row& row : table.rows) {
        if (stop.stop_requested()) return rosterStopped();
        PaidLine line = lineOf(row, columns);
        const auto cents = centsIn(row.cells.value(columns.value(Column::Amount)));
        const QString problem = problemOf(line, cents);
        line.cents = cents.value_or(0);
        if (problem.isEmpty())
            list.lines += line;
        else
            list.problems += {line.row, problem};
    }
    return list;
}

} // namespace mianguan
