#include "core/decoder/child/shared_pixels.h"

#include "core/decoder/wire/sealed_memory.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <new>
#include <sys/mman.h>
#include <utility>
#include <vector>

namespace mianguan {

namespace {

constexpr size_t leastShared = 64 << 10;
constexpr size_t mostKept = 96 << 20; ///< bytes at rest: two pictures of 12 MP and a turned one
constexpr size_t mostKeptBlocks = 3;

/// Memory that can be shown, mapped to write.
class Block {
public:
    explicit Block(size_t bytes) : memory(newMemory(qint64(bytes))), size(bytes) {
        if (!memory) throw std::bad_alloc();
        void* mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
        if (mapped == MAP_FAILED) throw std::bad_alloc();
        start = static_cast<uchar*>(mapped);
    }
    ~Block() { munmap(start, size); }
    Q_DISABLE_COPY_MOVE(Block)

    const Descriptor memory;
    const size_t size;
    uchar* start = nullptr;
};

/// Blocks at rest, the latest last.
class Shelf {
public:
    std::unique_ptr<Block> take(size_t bytes) {
        const std::lock_guard lock(mutex);
        const auto fits = [&](const auto& block) { return block->size >= bytes && block->size / 2 <= bytes; };
        const auto found = std::find_if(kept.begin(), kept.end(), fits);
        if (found == kept.end()) return nullptr;
        auto block = std::move(*found);
        kept.erase(found);
        return block;
    }

    void put(std::unique_ptr<Block> block) {
        const std::lock_guard lock(mutex);
        kept.push_back(std::move(block));
        while (kept.size() > mostKeptBlocks || total() > mostKept)
            kept.erase(kept.begin());
    }

private:
    size_t total() const {
        size_t bytes = 0;
        for (const auto& block : kept)
            bytes += block->size;
        return bytes;
    }

    std::mutex mutex;
    std::vector<std::unique_ptr<Block>> kept;
};

Shelf& shelf() {
    static auto* const one = new Shelf;
    return *one;
}

std::unique_ptr<Block> blockOf(size_t bytes) {
    auto kept = shelf().take(bytes);
    return kept ? std::move(kept) : std::make_unique<Block>(bytes);
}

class SharedAllocator : public cv::MatAllocator {
public:
    explicit SharedAllocator(size_t leastBytes) : least(leastBytes) {}

    cv::UMatData* allocate(int dims, const int* sizes, int type, void* given, size_t* step,
                           cv::AccessFlag access, cv::UMatUsageFlags usage) const override;
    bool allocate(cv::UMatData*, cv::AccessFlag, cv::UMatUsageFlags) const override { return false; }
    void deallocate(cv::UMatData* data) const override;

private:
    size_t least; ///< what is smaller lies in ordinary memory
};

/// Fills in the steps and returns the size of the whole, bytes.
size_t laidOut(int dims, const int* sizes, int type, size_t* step) {
    size_t bytes = size_t(CV_ELEM_SIZE(type));
    for (int i = dims - 1; i >= 0; --i) {
        if (step) step[i] = bytes;
        bytes *= size_t(sizes[i]);
    }
    return bytes;
}

cv::UMatData* SharedAllocator::allocate(int dims, const int* sizes, int type, void* given, size_t* step,
                                        cv::AccessFlag access, cv::UMatUsageFlags usage) const {
    const size_t bytes = given ? 0 : laidOut(dims, sizes, type, step);
    if (bytes == 0 || bytes < least)
        return cv::Mat::getStdAllocator()->allocate(dims, sizes, type, given, step, access, usage);
    auto block = blockOf(bytes);
    auto data = std::make_unique<cv::UMatData>(this);
    data->data = data->origdata = block->start;
    data->size = bytes;
    data->userdata = block.release();
    return data.release();
}

void SharedAllocator::deallocate(cv::UMatData* data) const {
    if (!data) return;
    shelf().put(std::unique_ptr<Block>(static_cast<Block*>(data->userdata)));
    delete data;
}

SharedAllocator& large() {
    static SharedAllocator allocator(leastShared);
    return allocator;
}

SharedAllocator& every() {
    static SharedAllocator allocator(0);
    return allocator;
}

bool isShown(const cv::Mat& pixels) {
    return pixels.u && (pixels.u->currAllocator == &large() || pixels.u->currAllocator == &every()) &&
           pixels.isContinuous() && pixels.data == pixels.u->origdata;
}

} // namespace

void shareLargeMatrices() { cv::Mat::setDefaultAllocator(&large()); }

cv::Mat shown(cv::Mat&& pixels) {
    if (isShown(pixels)) return std::move(pixels);
    cv::Mat copy;
    copy.allocator = &every();
    pixels.copyTo(copy);
    return copy;
}

const Descriptor& memoryOf(const cv::Mat& shown) {
    return static_cast<const Block*>(shown.u->userdata)->memory;
}

} // namespace mianguan
