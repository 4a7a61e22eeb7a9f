#pragma once

#include <QString>
#include <QStringView>

namespace mianguan::wire {

/// A text of the program in the first of our languages that an Accept-Language header (RFC 9110, 12.5.4) asks
/// for, else as it is, in English. From any thread.
QString worded(const char* context, const char* text, QStringView acceptLanguage);

} // namespace mianguan::wire
