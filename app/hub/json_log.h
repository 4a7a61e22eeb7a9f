#pragma once

#include <QByteArray>

namespace mianguan::hub {

/// One line of JSON on standard error, whole. From any thread.
void writeLogLine(const QByteArray& line);

/// What the program itself has to say becomes such lines too.
void logAsJson();

} // namespace mianguan::hub
