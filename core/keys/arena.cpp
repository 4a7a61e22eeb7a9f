#include "core/keys/arena.h"

#include "core/keys/key.h"

#include <atomic>
#include <mutex>
#include <sodium.h>
#include <vector>

namespace mianguan::arena {

namespace {

const size_t cellsPerSlab = 2047; // with libsodium's canary of 16 bytes just 16 pages

class Slabs {
public:
    Slabs() { readySodium(); }

    unsigned char* take() {
        const std::lock_guard lock(mutex);
        if (spare.empty()) grow();
        unsigned char* cell = spare.back();
        spare.pop_back();
        return cell;
    }

    void give(unsigned char* cell) noexcept {
        sodium_memzero(cell, Key::size);
        const std::lock_guard lock(mutex);
        spare.push_back(cell);
    }

    std::atomic<bool> allLocked = true;

private:
    void grow() {
        unsigned char* slab = allocate();
        total += cellsPerSlab;
        spare.reserve(total); // so that giving back needs no memory
        for (size_t cell = cellsPerSlab; cell-- > 0;)
            spare.push_back(slab + cell * Key::size);
    }

    unsigned char* allocate() {
        const size_t bytes = cellsPerSlab * Key::size;
        auto* slab = static_cast<unsigned char*>(sodium_malloc(bytes));
        if (!slab) {
            allLocked = false;
            return new unsigned char[bytes]();
        }
        if (sodium_mlock(slab, bytes) != 0) allLocked = false; // sodium_malloc does not say whether it could
        sodium_memzero(slab, bytes);
        return slab;
    }

    std::mutex mutex;
    std::vector<unsigned char*> spare;
    size_t total = 0;
};

Slabs& slabs() {
    static Slabs& all = *new Slabs; // outlives every key, also those of static objects
    return all;
}

} // namespace

void readySodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) qFatal("libsodium cannot start: the system gives no random numbers");
}

unsigned char* take() { return slabs().take(); }
void give(unsigned char* cell) noexcept { slabs().give(cell); }
bool everythingLocked() { return slabs().allLocked; }

} // namespace mianguan::arena
