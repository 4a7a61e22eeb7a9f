#include "core/decoder/wire/sealed_memory.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace mianguan {

namespace {

constexpr int sizeSeals = F_SEAL_SHRINK | F_SEAL_GROW;

bool writeAll(int descriptor, QByteArrayView bytes) {
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written =
            pwrite(descriptor, bytes.data() + done, size_t(bytes.size() - done), off_t(done));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        done += written;
    }
    return true;
}

} // namespace

Descriptor newMemory(qint64 bytes) {
    Descriptor memory(memfd_create("picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!memory || ftruncate(memory.get(), off_t(bytes)) != 0 ||
        fcntl(memory.get(), F_ADD_SEALS, sizeSeals) != 0)
        return {};
    return memory;
}

bool keepsSize(const Descriptor& memory, qint64 leastBytes) {
    struct stat status {};
    const int seals = memory ? fcntl(memory.get(), F_GET_SEALS) : -1;
    return seals >= 0 && (seals & sizeSeals) == sizeSeals && fstat(memory.get(), &status) == 0 &&
           status.st_size >= leastBytes;
}

Descriptor sealedCopy(QByteArrayView bytes) {
    Descriptor memory = newMemory(bytes.size());
    if (!memory || !writeAll(memory.get(), bytes) ||
        fcntl(memory.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) != 0)
        return {};
    return memory;
}

Mapping::Mapping(const Descriptor& memory, qint64 bytes) : size(size_t(bytes)) {
    void* mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_POPULATE, memory.get(), 0);
    if (mapped != MAP_FAILED) start = static_cast<const uchar*>(mapped);
}

Mapping::~Mapping() {
    if (start) munmap(const_cast<uchar*>(start), size);
}

} // namespace mianguan
