#pragma once

#include "core/spec/specification.h"

#include <QRect>
#include <QSize>

namespace mianguan {

/// What a preview shows of a frame: the region that the specification frames as large as the view allows,
/// and what lies around it as far as there is room.
struct PreviewCut {
    QRect part;    ///< frame pixels
    QSize pixels;  ///< of the screen that `part` fills
    QRectF region; ///< screen pixels from the part's corner
    bool operator==(const PreviewCut&) const = default;
};

/// `room` in screen pixels; empty when there is none.
PreviewCut previewCut(const QSize& frame, const QSize& room, const Specification& specification);

} // namespace mianguan
