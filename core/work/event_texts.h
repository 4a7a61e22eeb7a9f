#pragma once

#include <QCborMap>
#include <QStringList>

namespace mianguan {

// Texts of bodies whoever wrote them, no longer and no more than an honest event has: lists are in memory.
constexpr qsizetype longestText = 2'000, longestNotice = 200'000; // UTF-16 units
constexpr qsizetype mostTexts = 50;

QString textOf(const QCborValue& value);                         ///< its beginning, where it is longer
QString longTextIn(const QCborMap& content, QLatin1String name); ///< a notice, which is hashed
/// Each once, and the first of them alone.
QStringList textsIn(const QCborMap& content, QLatin1String name);
void keepDistinct(QStringList& texts); ///< as textsIn() does

} // namespace mianguan
