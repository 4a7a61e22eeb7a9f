#pragma once

#include <QFile>
#include <QString>

namespace mianguan::soak {

/// How far a proof over many seeds came, in a file; 0 where there is none.
inline int lastSeed(const QString& state) {
    QFile file(state);
    return !state.isEmpty() && file.open(QFile::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

inline void noteSeed(const QString& state, int seed) {
    QFile file(state);
    if (!state.isEmpty() && file.open(QFile::WriteOnly)) file.write(QByteArray::number(seed));
}

} // namespace mianguan::soak
