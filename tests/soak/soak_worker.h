#pragma once

#include <QString>

namespace mianguan::soak {

/// Works in a store as a desk does, until it is killed: imports a class, judges, undoes, delivers. Says each
/// intent before and each acknowledgement after, a line each on standard output: "! verb subject …" and "+
/// verb subject …".
int work(const QString& folder, quint32 seed);

/// Where the pictures of a class lie and how many they are.
inline constexpr int classSize = 20;
QString classFolder(const QString& folder, int number);

/// Writes the pictures of a class, if they are not there yet.
void takePictures(const QString& folder, int number);

} // namespace mianguan::soak
