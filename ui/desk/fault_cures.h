#pragma once

#include <QString>

namespace mianguan {

/// What to change at the desk when many photos have this fault, so that the next ones do not: translated;
/// empty where nothing at the desk helps.
QString deskCureFor(const QString& findingId);

} // namespace mianguan
