#pragma once

namespace mianguan {

/// mianguan-sight's whole main(): says it is ready, then looks at pictures over descriptor 3 until its parent
/// goes. Returns the exit status.
int serveSight();

} // namespace mianguan
