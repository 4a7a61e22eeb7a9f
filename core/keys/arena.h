#pragma once

namespace mianguan::arena {

/// libsodium's own set-up, wherever the first use is; costs nothing after the first time.
void readySodium();

/// 32 zero bytes of locked memory. Cells come from slabs of 64 KB, so that short-lived keys cost no system
/// call and many keys lock few pages (a program may lock 8 MB by default). From any thread.
unsigned char* take();
void give(unsigned char* cell) noexcept; ///< wiped, and taken again next

bool everythingLocked(); ///< false once the system refused to lock a slab; keys then live in ordinary memory

} // namespace mianguan::arena
