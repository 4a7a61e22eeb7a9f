#pragma once

#include <QByteArray>

namespace mianguan::fuzz {

/// Keeps an input for that fuzzer, named by its content.
void seed(const char* fuzzer, const QByteArray& bytes);

/// Each program that writes seeds says here which: PROGRAM FOLDER.
void writeSeeds();

} // namespace mianguan::fuzz
