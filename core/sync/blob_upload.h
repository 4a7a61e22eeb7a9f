#pragma once

#include "core/sync/hub_connection.h"

#include <atomic>

namespace mianguan::sync {

class Caller;

/// How much of a large blob goes in one request: a part that is cut is lost, so on a bad line they are small.
/// Shared by all uploads of a connection, as the line is.
class PartSize {
public:
    static constexpr qint64 least = 64 * 1024, most = 4 * 1024 * 1024;

    qint64 bytes() const { return size; }
    void lineHeld() { size = std::min(size * 2, most); }
    void lineWasCut() { size = std::max(size / 2, least); }

private:
    std::atomic<qint64> size = 1024 * 1024;
};

void uploadBlob(Caller& caller, PartSize& partSize, const wire::BlobName& name, const QByteArray& bytes,
                Then<void> then, std::stop_token stop);

} // namespace mianguan::sync
