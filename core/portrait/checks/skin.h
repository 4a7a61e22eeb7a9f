#pragma once

#include "core/portrait/scene.h"

namespace mianguan::checks {

/// Mean linear luminance (0–1, Rec. 709 weights on linear sRGB) of the two cheeks.
struct CheekLight {
    double pictureLeft = 0, pictureRight = 0;
};
CheekLight cheekLight(const Scene& scene);

/// Mean CIE a*, b* of the cheeks as hue (degrees, 0–360, red is 0, yellow 90) and chroma.
struct SkinColour {
    double hue = 0, chroma = 0;
    double red() const; ///< CIE a*
};
SkinColour skinColour(const Scene& scene);

/// Median CIE L* (0–100) over both cheeks and the forehead.
double skinLightness(const Scene& scene);

} // namespace mianguan::checks
