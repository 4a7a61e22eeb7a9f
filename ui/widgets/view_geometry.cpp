#include "ui/widgets/view_geometry.h"

#include <algorithm>

namespace mianguan {

namespace {

/// Where the picture's low edge lies on one axis.
double placed(double wanted, double length, double viewLow, double viewLength) {
    if (length <= viewLength) return viewLow + (viewLength - length) / 2;
    return std::clamp(wanted, viewLow + viewLength - length, viewLow);
}

} // namespace

QTransform pictureToView(const QSizeF& picture, const QRectF& base, const QRectF& view, const Look& look) {
    if (picture.isEmpty() || base.isEmpty() || view.isEmpty()) return {};
    const double scale = look.factor * std::min(view.width() / base.width(), view.height() / base.height());
    const QPointF focus =
        base.topLeft() + QPointF(look.focus.x() * base.width(), look.focus.y() * base.height());
    const QPointF corner = view.center() - focus * scale;
    const double x = placed(corner.x(), picture.width() * scale, view.left(), view.width());
    const double y = placed(corner.y(), picture.height() * scale, view.top(), view.height());
    return QTransform(scale, 0, 0, scale, x, y);
}

} // namespace mianguan
