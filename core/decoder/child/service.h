#pragma once

#include "core/image/readers.h"

#include <functional>

namespace mianguan {

using DecodeAs = std::function<Reading<Picture>(PictureFormat, QByteArrayView, const DecodeLimits&)>;

/// A decoder's whole main(): locks itself in, says it is ready, then answers pictures until its parent goes.
/// Returns the exit status.
int serveDecoder(const DecodeAs& decode);

} // namespace mianguan
