#include "core/image/picture_memory.h"

#include <cstdlib> // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace mianguan {

void keepPictureMemory() {
#ifdef __GLIBC__
    constexpr int largestKept = 32 << 20; // bytes; the most glibc takes
    constexpr int keptFree = 256 << 20;
    mallopt(M_MMAP_THRESHOLD, largestKept);
    mallopt(M_TRIM_THRESHOLD, keptFree);
    mallopt(M_TOP_PAD, 32 << 20);
    mallopt(M_ARENA_MAX, 1); // the others' are too small for planes, and each would keep its own
#endif
}

} // namespace mianguan
