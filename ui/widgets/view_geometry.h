#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

namespace mianguan {

/// What part of a picture is looked at: `factor` 1 shows `base` whole; `focus` is the point of `base` (0–1 in
/// both directions) in the middle of the view.
struct Look {
    double factor = 1;
    QPointF focus{0.5, 0.5};
};

/// Picture pixels → view pixels. A picture smaller than the view is centred; a larger one never leaves a gap
/// that moving it could fill.
QTransform pictureToView(const QSizeF& picture, const QRectF& base, const QRectF& view, const Look& look);

} // namespace mianguan
