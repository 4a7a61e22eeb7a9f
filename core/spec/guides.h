#pragma once

#include "core/spec/specification.h"

#include <QSizeF>

#include <optional>

namespace mianguan {

/// What a specification allows and what was measured, in pixels of the standard photo.
struct Guides {
    QSizeF photo;
    Window hairTop, eyeLine, faceWidth;
    std::optional<double> hairTopAt, eyeLineAt; ///< y
    std::optional<Window> face;                 ///< x of the left and the right cheek
};

/// One of the guides as a figure beside its window.
struct GuideFigure {
    QString id; ///< of the check that judges it
    Window window;
    std::optional<double> value; ///< none when it was not measured
    bool inside() const { return value && window.contains(*value); }
};
QList<GuideFigure> figuresOf(const Guides& guides); ///< hair top, eye line, face width

} // namespace mianguan
