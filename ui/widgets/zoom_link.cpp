#include "ui/widgets/zoom_link.h"

#include <algorithm>

namespace mianguan {

namespace {

constexpr double largest = 8;

QPointF inside(const QPointF& point) {
    return {std::clamp(point.x(), 0.0, 1.0), std::clamp(point.y(), 0.0, 1.0)};
}

} // namespace

void ZoomLink::fit() { set({}); }

void ZoomLink::zoomBy(double ratio, const QPointF& around) {
    const double factor = std::clamp(shared.factor * ratio, 1.0, largest);
    if (factor < 1.01) return fit();
    set({factor, inside(around + (shared.focus - around) * (shared.factor / factor))});
}

void ZoomLink::moveBy(const QPointF& fractions) { set({shared.factor, inside(shared.focus + fractions)}); }

void ZoomLink::set(const Look& look) {
    shared = look;
    Q_EMIT changed();
}

} // namespace mianguan
