#pragma once

#include <QString>

namespace mianguan {

/// An adapter process's whole main(): loads the library, says whether that went well, then answers over
/// descriptor 3 until the station goes. Returns the exit status.
int serveAdapter(const QString& library);

} // namespace mianguan
