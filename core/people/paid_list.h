#pragma once

#include "core/people/list_columns.h"
#include "core/people/roster_file.h"

#include <optional>

namespace mianguan {

/// One row of a list of who has paid (缴费名单).
struct PaidLine {
    int row = 0; ///< as a spreadsheet counts rows
    QString studentNumber, identityNumber, name;
    int cents = 0; ///< 分
    QString method, receipt, paidOn;
};

struct PaidList {
    struct Problem {
        int row = 0;
        QString sentence; ///< what is wrong and what to do, translated; never a whole identity number
    };

    QList<PaidLine> lines;   ///< those that can be taken
    QList<Problem> problems; ///< the others
    int rows = 0;
};

QList<ListField> paidFields(); ///< what such a list may hold, in order

/// By the headings: 学号, 身份证号, 姓名, 金额, 缴费方式, 流水号, 缴费时间 and whatever else schools and
/// payment platforms call these; of two columns with one meaning the first.
ListColumns guessPaidColumns(const QStringList& headers);

/// Error: Refused when there is no column of a number, or none of the amount; Cancelled.
Result<PaidList> readPaidList(const RosterTable& table, const ListColumns& columns,
                              const std::stop_token& stop = {});

/// An amount in yuan as lists write it: "20", "20.00", "￥1,200.5", "30元"; nothing when it is none.
std::optional<int> centsIn(const QString& value);

} // namespace mianguan
