#pragma once

#include "core/spec/guides.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/photo_layer.h"

namespace mianguan {

/// Rulers beside and under the photo with the allowed windows, and fine lines at what was measured.
class GuideLayer : public PhotoLayer {
public:
    /// `inks`: those of paper, say; the ones in force when null.
    explicit GuideLayer(const Guides& lines, const Tokens* inks = nullptr) : guides(lines), fixed(inks) {}
    void paint(QPainter& painter, const QTransform& pictureToView, const QRectF& view) const override;

private:
    Guides guides;
    const Tokens* fixed;
};

} // namespace mianguan
