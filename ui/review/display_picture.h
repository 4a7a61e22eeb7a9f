#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace mianguan {

/// A picture made ready for the screen.
struct DisplayPicture {
    QImage image; ///< at most the asked side
    QSize full;   ///< the upright picture's own size, pixels
};

/// Decodes an untrusted original under the usual limits and reduces its longer side to `side` pixels.
Result<DisplayPicture> displayOriginal(const QByteArray& bytes, int side);

/// Decodes one of our own JPEG portraits.
QImage displayPortrait(const QByteArray& jpeg);

} // namespace mianguan
