#pragma once

#include <QStringList>

class QCoreApplication;

namespace mianguan {

QStringList languages(); ///< zh_CN, the default, and en

/// Puts a language in force for our own words and Qt's, in the place of the one before; also the locale that
/// dates and numbers follow. Call on the main thread.
void installLanguage(QCoreApplication& application, const QString& name);

} // namespace mianguan
