#include "ui/base/settings.h"

#include <QStandardPaths>

namespace mianguan {

namespace {

const Setting<int> version{"file/version", 0, "layout of this file"};
constexpr int currentVersion = 1;

} // namespace

Settings::Settings(const QString& path) : file(path, QSettings::IniFormat) { migrate(); }

QString Settings::defaultFile() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/station.ini");
}

void Settings::migrate() {
    if (get(version) != currentVersion) set(version, currentVersion);
}

} // namespace mianguan
