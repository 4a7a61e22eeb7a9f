#pragma once

namespace mianguan {

/// Once, early in main() of a program that works on pictures: planes of tens of megabytes are kept for the
/// next picture instead of going back to the system and coming again page by page (about half of a matte's
/// time). Costs about 100 MB that stay resident.
void keepPictureMemory();

} // namespace mianguan
