#pragma once

#include <QString>

/// Crockford's base 32: capital letters and digits that cannot be mistaken for one another.
namespace mianguan::crockford {

constexpr int letterBits = 5;

QChar letter(int value);
int value(QChar letter); ///< either case; O is 0, I and L are 1; -1 for what is none

/// The letters alone: a code as it was typed or pasted, without spaces and dashes, as an input method for
/// Chinese or a kind of dash may have changed them.
QString withoutGaps(const QString& typed);

} // namespace mianguan::crockford
