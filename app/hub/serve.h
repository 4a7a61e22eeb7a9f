#pragma once

#include "app/hub/serve_options.h"
#include "app/hub/terminal.h"

namespace mianguan::hub {

/// Serves until it is told to stop (SIGTERM, SIGINT); SIGHUP has the certificate read again.
ExitStatus serve(ServeOptions options);

} // namespace mianguan::hub
