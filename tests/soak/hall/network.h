#pragma once

namespace mianguan::soak {

/// From here on this process is ended by the system, as by a crash, when it opens a socket of the Internet,
/// of whatever version, or of a raw kind; and so is each that it starts. False where the system cannot do
/// that.
bool forbidNetwork();

} // namespace mianguan::soak
