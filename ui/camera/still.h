#pragma once

#include "core/base/result.h"

#include <QImage>

namespace mianguan {

/// One shot as the camera made it, never mirrored: the file it wrote, or its pixels.
struct Still {
    QByteArray file; ///< not to be trusted; as a camera wrote it
    QImage pixels;   ///< where there is no file

    /// The file, or the pixels as a PNG, which loses nothing.
    Result<QByteArray> bytes() const;
};

} // namespace mianguan
