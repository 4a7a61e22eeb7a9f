#include "core/people/paid_list.h"

#include "core/people/roster_rows.h"
#include "core/people/roster_values.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace mianguan {

namespace {

QString text(const char* source) { return QCoreApplication::translate("PaidList", source); }

constexpr QLatin1String student("student_number"), identity("identity_number"), who("name"), amount("amount"),
    method("method"), receipt("receipt"), paidOn("paid_on");

/// What the roster's headings do not tell.
struct Headings {
    QLatin1String field;
    const char* text;
    const char16_t* names;
};
constexpr Headings headings[] = {
    {amount, QT_TRANSLATE_NOOP("PaidList", "amount"),
     u"金额 缴费金额 交费金额 实缴金额 实付金额 已缴金额 支付金额 收款金额 收费金额 订单金额 费用 "
     u"amount paidamount sum"},
    {method, QT_TRANSLATE_NOOP("PaidList", "way of paying"),
     u"方式 缴费方式 交费方式 支付方式 付款方式 收款方式 支付渠道 缴费渠道 method paymentmethod"},
    {receipt, QT_TRANSLATE_NOOP("PaidList", "receipt number"),
     u"流水号 交易流水号 支付流水号 缴费流水号 收据号 收据编号 票据号 订单号 交易单号 凭证号 "
     u"receipt receiptnumber transaction"},
    {paidOn, QT_TRANSLATE_NOOP("PaidList", "time of payment"),
     u"时间 缴费时间 交费时间 支付时间 付款时间 交易时间 收款时间 缴费日期 交易日期 time paidon "
     u"date"},
};

/// Those it shares with a roster have the roster's ids and words.
constexpr RosterField shared[] = {RosterField::StudentNumber, RosterField::IdentityNumber, RosterField::Name};

QString columnOf(const QString& header) {
    const QString folded = foldedHeader(header);
    for (const Headings& known : headings)
        if (QString::fromUtf16(known.names).split(QLatin1Char(' ')).contains(folded)) return known.field;
    const auto field = fieldOf(header);
    return field && std::count(std::begin(shared), std::end(shared), *field) > 0 ? fieldId(*field)
                                                                                 : QString();
}

Result<void> checkColumns(const ListColumns& columns, const QStringList& headers) {
    const QString seen = headers.join(QStringLiteral(", "));
    if (!columns.contains(student) && !columns.contains(identity))
        return fail(
            ErrorKind::Refused,
            text(QT_TRANSLATE_NOOP("PaidList", "No column of the list is known to hold a number to know "
                                               "graduates by")),
            seen,
            text(QT_TRANSLATE_NOOP("PaidList", "Choose the column of the student or identity number. "
                                               "Names alone are never matched.")));
    if (columns.contains(amount)) return {};
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("PaidList", "No column of the list is known to hold the amount")),
                seen, text(QT_TRANSLATE_NOOP("PaidList", "Choose the column of the amount.")));
}

QString valueOf(const RosterTable::Row& row, const ListColumns& columns, QLatin1String field,
                RosterField like) {
    return cellValue(row.cells.value(columns.value(field, -1)), like);
}

PaidLine lineOf(const RosterTable::Row& row, const ListColumns& columns) {
    PaidLine line;
    line.row = row.number;
    line.studentNumber = valueOf(row, columns, student, RosterField::StudentNumber);
    line.identityNumber = valueOf(row, columns, identity, RosterField::IdentityNumber).toUpper();
    line.name = valueOf(row, columns, who, RosterField::Name);
    line.method = valueOf(row, columns, method, RosterField::Note);
    line.receipt = valueOf(row, columns, receipt, RosterField::Code);
    line.paidOn = valueOf(row, columns, paidOn, RosterField::Note);
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
    static const QRegularExpression pattern(
        QStringLiteral("^(?:[¥￥]|RMB|CNY)? ?([0-9]{1,6})(?:[.]([0-9]{1,2})0*)? ?(?:元|圆|yuan)?$"),
        QRegularExpression::CaseInsensitiveOption);
    QString plain = value.normalized(QString::NormalizationForm_KC).simplified();
    plain.remove(QLatin1Char(','));
    const auto match = pattern.match(plain);
    if (!match.hasMatch()) return std::nullopt;
    return match.captured(1).toInt() * 100 + match.captured(2).leftJustified(2, QLatin1Char('0')).toInt();
}

QList<ListField> paidFields() {
    QList<ListField> fields;
    for (const RosterField field : shared)
        fields += ListField{fieldId(field), fieldText(field)};
    for (const Headings& known : headings)
        fields += ListField{known.field, text(known.text)};
    return fields;
}

ListColumns guessPaidColumns(const QStringList& headers) {
    ListColumns columns;
    for (int i = 0; i < headers.size(); ++i)
        if (const QString field = columnOf(headers.at(i)); !field.isEmpty() && !columns.contains(field))
            columns.insert(field, i);
    return columns;
}

Result<PaidList> readPaidList(const RosterTable& table, const ListColumns& columns,
                              const std::stop_token& stop) {
    if (const auto known = checkColumns(columns, table.headers); !known) return Fail(known.error());
    PaidList list;
    list.rows = int(table.rows.size());
    for (const RosterTable::Row& row : table.rows) {
        if (stop.stop_requested()) return rosterStopped();
        PaidLine line = lineOf(row, columns);
        const auto cents = centsIn(row.cells.value(columns.value(amount)));
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
