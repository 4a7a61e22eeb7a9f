#pragma once

#include "ui/widgets/photo_layer.h"

namespace mianguan {

/// Where the standard photo was cut from: the rest of the original is dimmed a little.
class CropLayer : public PhotoLayer {
public:
    CropLayer(const QRectF& cut, const QSizeF& picture) : crop(cut), whole(QPointF(), picture) {}
    void paint(QPainter& painter, const QTransform& pictureToView, const QRectF& view) const override;

private:
    QRectF crop, whole; ///< picture pixels
};

} // namespace mianguan
