#include "ui/widgets/crop_layer.h"

#include <QPainter>
#include <QPainterPath>

namespace mianguan {

void CropLayer::paint(QPainter& painter, const QTransform& pictureToView, const QRectF&) const {
    QPainterPath outside, inside;
    outside.addRect(pictureToView.mapRect(whole));
    const QRectF frame = pictureToView.mapRect(crop);
    inside.addRect(frame);
    painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 70));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
    painter.drawRect(frame);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(frame);
}

} // namespace mianguan
