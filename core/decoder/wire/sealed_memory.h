#pragma once

#include "core/decoder/wire/descriptor.h"

#include <QByteArrayView>

namespace mianguan {

/// An anonymous file in memory whose size no one can change any more, so that reading it cannot fail; none
/// without memory, or beyond RLIMIT_FSIZE.
Descriptor newMemory(qint64 bytes);

/// Whether its size stays, and is at least this.
bool keepsSize(const Descriptor& memory, qint64 leastBytes);

/// Memory with a copy of the bytes, sealed: no one can change them. None without memory.
Descriptor sealedCopy(QByteArrayView bytes);

/// Memory mapped for reading.
class Mapping {
public:
    Mapping(const Descriptor& memory, qint64 bytes);
    ~Mapping();
    Q_DISABLE_COPY_MOVE(Mapping)

    const uchar* data() const { return start; } ///< nullptr when it could not be mapped
    QByteArrayView view() const { return {start, qsizetype(size)}; }

private:
    const uchar* start = nullptr;
    size_t size = 0;
};

} // namespace mianguan
