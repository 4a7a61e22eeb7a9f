#pragma once

#include <QCoreApplication>
#include <QLoggingCategory>

namespace mianguan::fuzz {

/// Qt's databases want an application. Warnings about bad input are not said: there are millions.
inline void makeApplication() {
    static int count = 1;
    static char name[] = "fuzz";
    static char* arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
    QLoggingCategory::setFilterRules(QStringLiteral("*.critical=false\n*.warning=false"));
}

} // namespace mianguan::fuzz
