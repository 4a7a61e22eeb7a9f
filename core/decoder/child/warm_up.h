#pragma once

namespace mianguan {

/// Has the libraries open and read what they will later want, as nothing can be opened then.
void warmUp();

} // namespace mianguan
