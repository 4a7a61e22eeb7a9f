#pragma once

#include <QRectF>
#include <QTransform>

class QPainter;

namespace mianguan {

/// Something drawn over a photo, sharp at every zoom: the painter is in view pixels.
class PhotoLayer {
public:
    virtual ~PhotoLayer() = default;
    virtual void paint(QPainter& painter, const QTransform& pictureToView, const QRectF& view) const = 0;
};

} // namespace mianguan
