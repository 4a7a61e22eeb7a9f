#include "ui/camera/preview_cut.h"

#include "core/guidance/frame_look.h"

#include <algorithm>

namespace mianguan {

PreviewCut previewCut(const QSize& frame, const QSize& room, const Specification& specification) {
    if (frame.isEmpty() || room.isEmpty()) return {};
    const QRectF region = regionOf({frame.width(), frame.height()}, specification);
    const double scale = std::min(room.width() / region.width(), room.height() / region.height());
    const QSizeF shown(std::min<double>(frame.width(), room.width() / scale),
                       std::min<double>(frame.height(), room.height() / scale));
    const QRectF wished(region.center() - QPointF(shown.width(), shown.height()) / 2, shown);
    PreviewCut cut;
    cut.part = wished.toRect() & QRect(QPoint(), frame);
    cut.pixels = (QSizeF(cut.part.size()) * scale).toSize().expandedTo({1, 1});
    cut.region = QRectF((region.topLeft() - cut.part.topLeft()) * scale, region.size() * scale);
    return cut;
}

} // namespace mianguan
