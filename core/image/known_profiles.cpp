#include "core/image/known_profiles.h"

#include <lcms2.h>

namespace mianguan {

namespace {

constexpr cmsCIExyY kD65{0.3127, 0.3290, 1};

QByteArray profileOf(const cmsCIExyYTRIPLE& primaries, cmsToneCurve* curve, const char* name) {
    cmsToneCurve* curves[] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&kD65, &primaries, curves);
    cmsMLU* description = cmsMLUalloc(nullptr, 1);
    cmsMLUsetASCII(description, "en", "US", name);
    cmsWriteTag(profile, cmsSigProfileDescriptionTag, description);
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    QByteArray icc(qsizetype(size), Qt::Uninitialized);
    cmsSaveProfileToMem(profile, icc.data(), &size);
    cmsMLUfree(description);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return icc;
}

} // namespace

QByteArray displayP3Profile() {
    const double srgbCurve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return profileOf({{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}},
                     cmsBuildParametricToneCurve(nullptr, 4, srgbCurve), "Display P3");
}

QByteArray adobeRgbProfile() {
    return profileOf({{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}}, cmsBuildGamma(nullptr, 563.0 / 256),
                     "Adobe RGB (1998)");
}

} // namespace mianguan
