#pragma once

#include "core/spec/specification.h"
#include "ui/widgets/photo_layer.h"

#include <optional>

namespace mianguan {

/// What the specification allows and what was measured, in pixels of the standard photo.
struct Guides {
    QSizeF photo;
    Window hairTop, eyeLine, faceWidth;
    std::optional<double> hairTopAt, eyeLineAt;
    std::optional<Window> face; ///< left and right cheek
};

/// Rulers beside the photo with the allowed windows, and fine lines at what was measured.
class GuideLayer : public PhotoLayer {
public:
    explicit GuideLayer(const Guides& lines) : guides(lines) {}
    void paint(QPainter& painter, const QTransform& pictureToView, const QRectF& view) const override;

private:
    Guides guides;
};

} // namespace mianguan
