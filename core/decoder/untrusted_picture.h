#pragma once

#include "core/image/picture.h"

namespace mianguan {

/// As decodePicture and readPicture, in a child process (core/decoder): what a picture does to its decoder
/// ends as an Error of kind Unreadable, and the next picture goes on. A program without its decoder gets an
/// error, never a picture decoded in its own process. From any thread; as many at a time as the machine has
/// cores.
Result<Picture> decodeUntrusted(const QByteArray& bytes, const DecodeLimits& limits = {});
Result<Picture> readUntrusted(const QString& path, const DecodeLimits& limits = {});

/// Starts a child ahead of the first picture; returns at once.
void readyDecoder();

} // namespace mianguan
