#include "core/spec/guides.h"

namespace mianguan {

QList<GuideFigure> figuresOf(const Guides& guides) {
    std::optional<double> width;
    if (guides.face) width = guides.face->high - guides.face->low;
    return {{QStringLiteral("hair-top"), guides.hairTop, guides.hairTopAt},
            {QStringLiteral("eye-line"), guides.eyeLine, guides.eyeLineAt},
            {QStringLiteral("face-width"), guides.faceWidth, width}};
}

} // namespace mianguan
