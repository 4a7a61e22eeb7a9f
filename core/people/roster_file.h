#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace mianguan {

using RosterProgress = std::function<void(qint64 done, qint64 total)>;

/// A list as it stands in a file: headings and the rows under them, nothing interpreted but numbers and
/// dates.
struct RosterTable {
    /// Why a cell's value cannot be known, though it had one.
    enum class Flaw {
        NoText,  ///< it names a text that the workbook does not hold
        NoValue, ///< of a formula nobody worked out
    };
    struct Row {
        int number = 0;             ///< as a spreadsheet counts rows, from 1
        QStringList cells;          ///< by column; cells at the end that are empty are left out
        QMap<int, Flaw> flaws = {}; ///< by column
    };

    QStringList headers;
    QList<Row> rows;             ///< those that are not empty
    QString sheet;               ///< of a workbook
    QStringList sheets;          ///< of the workbook, in order
    QString title;               ///< what stands above the headings
    QString encoding;            ///< of a text file, as in "GB18030"
    QDate dayZero{1899, 12, 30}; ///< what the file's day numbers count from
};

/// Reads CSV (commas, tabs or semicolons; UTF-8, UTF-16 or GB18030) and XLSX: of a workbook the first sheet
/// that has, within its first 20 rows, one that heads a roster; failing that the first that is not empty; or
/// the one asked for. Headings in two rows, cells merged, are read as one. Numbers shown with leading zeros
/// keep them. Whole numbers of more than 15 digits, which spreadsheets do not keep, come out in scientific
/// notation. Files of more than 50 MB, 200,000 rows, 256 columns, 10 million cells or 256 MB unpacked are
/// TooLarge. Progress counts how far the file, or the sheet, is read.
Result<RosterTable> readRoster(const QString& path, const RosterProgress& progress = {},
                               const std::stop_token& stop = {}, const QString& sheet = {});

/// The same for a file already in memory.
Result<RosterTable> readRosterBytes(const QByteArray& bytes, const QString& fileName,
                                    const RosterProgress& progress = {}, const std::stop_token& stop = {},
                                    const QString& sheet = {});

} // namespace mianguan
