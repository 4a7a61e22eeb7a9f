#pragma once

#include "core/base/result.h"
#include "core/people/roster_entry.h"

#include <QDate>
#include <QString>

#include <optional>

namespace mianguan {

/// A name that Windows, macOS and Linux all take, at most 200 bytes of UTF-8 with its ending: characters they
/// forbid become "_", names they keep for themselves get one, Unicode is composed (NFC).
QString safeFileName(const QString& stem, const QString& ending);

/// What two names must differ in to stand side by side on any disk.
QString nameKey(const QString& fileName);

/// What a pattern's fields are filled with.
struct NameFields {
    QString file;   ///< {file}: the photo's label
    int number = 0; ///< {number}, {number:4}: its place in the order of import, so it never changes
    QDate date;     ///< {date}: of its import, as 20260630
    /// {name}, {student}, {candidate}, {identity}, {code}, {class}, {college}: of the roster; none for a
    /// photo of nobody on it.
    std::optional<RosterEntry> entry = {};
    int shooting = 0; ///< {shooting}, {shooting:3}: 拍摄序号; 0: none
};

/// The values a pattern only tried out is filled with.
NameFields exampleFields();

/// Fills the fields of a file name pattern. Refused: an unknown field, or one this photo has nothing for.
Result<QString> fillPattern(const QString& pattern, const NameFields& fields);

} // namespace mianguan
