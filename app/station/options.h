#pragma once

#include <QString>
#include <QStringList>

namespace mianguan {

/// What the command line asks of the station.
struct Options {
    bool practice = false, verify = false, help = false, version = false;
    QString data;     ///< the store's folder
    QString training; ///< folder of a hub and two stations to learn with; empty: none
    QString user;     ///< whose eyes --verify looks with; empty: nobody's
    QString language; ///< for this run only; empty: as remembered
    QString title;    ///< of the window, and said at its door, to tell two apart
    QStringList imports;
    QString mistake; ///< in words; empty when the command line is right
};

Options optionsFrom(const QStringList& arguments); ///< without the program's name
QString helpText();

} // namespace mianguan
