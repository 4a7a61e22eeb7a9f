#pragma once

#include <QString>
#include <QTemporaryDir>

namespace mianguan::soak {

/// Where the desk and the office of a day lie.
struct Stations {
    QString folder;
    QString desk() const { return folder + QStringLiteral("/desk"); }
    QString office() const { return folder + QStringLiteral("/office"); }

    void found() const;                       ///< from nothing: slow, so once
    void copyTo(const QString& folder) const; ///< for one day
};

} // namespace mianguan::soak
