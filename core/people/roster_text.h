#pragma once

#include "core/people/roster_rows.h"

#include <optional>

namespace mianguan {

struct RosterText {
    QString text;
    QString encoding; ///< as in "GB18030"
};

/// By its byte order mark; without one UTF-8, and what is not that, GB18030. Error: Unreadable when it is
/// neither to the last byte.
Result<RosterText> decodeRosterText(const QByteArray& bytes);

/// The records of delimited text one after the other (RFC 4180): quoted cells may hold the delimiter, line
/// breaks and doubled quotes.
class DelimitedRows {
public:
    DelimitedRows(QStringView text, QChar delimiter) : rest(text), whole(text.size()), delimiter(delimiter) {}

    bool atEnd() const { return rest.isEmpty(); }
    qint64 done() const { return whole - rest.size(); } ///< characters
    /// Error: Unreadable when a quote is never closed, TooLarge beyond all columns.
    Result<RosterTable::Row> next();

private:
    QString cell();
    std::optional<QString> quotedCell();
    bool takeDelimiter();
    void takeLineBreak();

    QStringView rest;
    qint64 whole;
    QChar delimiter;
    int number = 0;
};

Result<RosterTable> readRosterText(const QByteArray& bytes, const RosterProgress& progress,
                                   const std::stop_token& stop);

} // namespace mianguan
