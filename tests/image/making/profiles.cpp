#include "tests/image/making/making.h"

#include <lcms2.h>

namespace making {

namespace {

QByteArray saved(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    QByteArray icc(qsizetype(size), Qt::Uninitialized);
    cmsSaveProfileToMem(profile, icc.data(), &size);
    cmsCloseProfile(profile);
    return icc;
}

cmsInt32Number toMidGrey(const cmsUInt16Number[], cmsUInt16Number out[], void*) {
    out[0] = 0x8000;
    out[1] = out[2] = 0x8080; // Lab's neutral
    return TRUE;
}

} // namespace

QByteArray displayP3() {
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
    const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve* one = cmsBuildParametricToneCurve(nullptr, 4, curve);
    cmsToneCurve* curves[] = {one, one, one};
    const QByteArray icc = saved(cmsCreateRGBProfile(&white, &primaries, curves));
    cmsFreeToneCurve(one);
    return icc;
}

QByteArray srgbProfile() { return saved(cmsCreate_sRGBProfile()); }

QByteArray darkProfile() {
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    const cmsUInt16Number half[] = {0, 0x4000, 0x8000};
    cmsToneCurve* curve = cmsBuildTabulatedToneCurve16(nullptr, 3, half);
    cmsToneCurve* curves[] = {curve, curve, curve};
    const QByteArray icc = saved(cmsCreateRGBProfile(&white, &primaries, curves));
    cmsFreeToneCurve(curve);
    return icc;
}

QByteArray greyProfile(double gamma) {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, gamma);
    const QByteArray icc = saved(cmsCreateGrayProfile(cmsD50_xyY(), curve));
    cmsFreeToneCurve(curve);
    return icc;
}

QByteArray cmykProfile() {
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 4.3);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsPipeline* table = cmsPipelineAlloc(nullptr, 4, 3);
    cmsStage* stage = cmsStageAllocCLut16bit(nullptr, 2, 4, 3, nullptr);
    cmsStageSampleCLut16bit(stage, toMidGrey, nullptr, 0);
    cmsPipelineInsertStage(table, cmsAT_END, cmsStageAllocToneCurves(nullptr, 4, nullptr));
    cmsPipelineInsertStage(table, cmsAT_END, stage);
    cmsPipelineInsertStage(table, cmsAT_END, cmsStageAllocToneCurves(nullptr, 3, nullptr));
    cmsWriteTag(profile, cmsSigAToB0Tag, table);
    cmsPipelineFree(table);
    return saved(profile);
}

} // namespace making
