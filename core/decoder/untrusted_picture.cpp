#include "core/decoder/untrusted_picture.h"

#include "core/decoder/decoder_pool.h"
#include "core/image/picture_file.h"

namespace mianguan {

Result<Picture> decodeUntrusted(const QByteArray& bytes, const DecodeLimits& limits) {
    return DecoderPool::ours().decode(bytes, limits);
}

Result<Picture> readUntrusted(const QString& path, const DecodeLimits& limits) {
    const auto bytes = readFileBytes(path, limits);
    if (!bytes) return Fail(bytes.error());
    return decodeUntrusted(*bytes, limits).map_error([&](Error error) {
        if (error.where.isEmpty()) error.where = shownPath(path);
        return error;
    });
}

void readyDecoder() { DecoderPool::ours().ready(); }

} // namespace mianguan
