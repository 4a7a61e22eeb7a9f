#include "core/image/colour.h"

#include "core/image/matrix_shaper.h"

#include <opencv2/imgproc.hpp>

#include <lcms2.h>
#include <memory>
#include <type_traits>

namespace mianguan {

namespace {

constexpr qsizetype kLargestProfile = 8 << 20;

template <auto close>
struct Closer {
    template <class Handle>
    void operator()(Handle* handle) const {
        close(handle);
    }
};
using ProfileHandle = std::unique_ptr<std::remove_pointer_t<cmsHPROFILE>, Closer<cmsCloseProfile>>;
using TransformHandle = std::unique_ptr<std::remove_pointer_t<cmsHTRANSFORM>, Closer<cmsDeleteTransform>>;

cmsUInt32Number lcmsFormat(Ink ink) {
    switch (ink) {
    case Ink::Grey:
        return TYPE_GRAY_8;
    case Ink::Bgr:
        return TYPE_BGR_8;
    case Ink::Cmyk:
        return TYPE_CMYK_8;
    case Ink::InvertedCmyk:
        return TYPE_CMYK_8_REV;
    }
    Q_UNREACHABLE();
}

cmsColorSpaceSignature lcmsSpace(Ink ink) {
    switch (ink) {
    case Ink::Grey:
        return cmsSigGrayData;
    case Ink::Bgr:
        return cmsSigRgbData;
    case Ink::Cmyk:
    case Ink::InvertedCmyk:
        return cmsSigCmykData;
    }
    Q_UNREACHABLE();
}

ProfileHandle openProfile(const QByteArray& icc, Ink ink) {
    if (icc.isEmpty() || icc.size() > kLargestProfile) return {};
    ProfileHandle profile(cmsOpenProfileFromMem(icc.constData(), cmsUInt32Number(icc.size())));
    if (!profile || cmsGetColorSpace(profile.get()) != lcmsSpace(ink)) return {};
    return profile;
}

QString describe(cmsHPROFILE profile) {
    std::array<wchar_t, 80> text{};
    const auto bytes = cmsUInt32Number(sizeof(text));
    cmsGetProfileInfo(profile, cmsInfoDescription, "en", "US", text.data(), bytes);
    text.back() = 0;
    QString description = QString::fromWCharArray(text.data()).simplified();
    description.removeIf([](QChar c) { return !c.isPrint(); });
    return description.isEmpty() ? QStringLiteral("ICC") : description;
}

TransformHandle transformToSrgb(cmsHPROFILE from, Ink ink) {
    const ProfileHandle srgb(cmsCreate_sRGBProfile());
    return TransformHandle(cmsCreateTransform(from, lcmsFormat(ink), srgb.get(), TYPE_BGR_8,
                                              INTENT_PERCEPTUAL,
                                              cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE));
}

/// The profile's primaries in the white of the connection space, as columns.
cv::Matx33d primaries(cmsHPROFILE profile) {
    cv::Matx33d matrix;
    const cmsTagSignature tags[] = {cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag};
    for (int column = 0; column < 3; ++column) {
        const auto* xyz = static_cast<const cmsCIEXYZ*>(cmsReadTag(profile, tags[column]));
        if (!xyz) continue;
        matrix(0, column) = xyz->X;
        matrix(1, column) = xyz->Y;
        matrix(2, column) = xyz->Z;
    }
    return matrix;
}

ProfileLight lightOf(cmsHPROFILE profile) {
    ProfileLight light;
    const cmsTagSignature tags[] = {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag};
    for (size_t channel = 0; channel < 3; ++channel) {
        const auto* curve = static_cast<const cmsToneCurve*>(cmsReadTag(profile, tags[channel]));
        for (size_t level = 0; level < 256; ++level)
            light.light[channel][level] =
                curve ? double(cmsEvalToneCurveFloat(curve, float(level) / 255)) : 0;
    }
    const ProfileHandle srgb(cmsCreate_sRGBProfile());
    light.toSrgb = primaries(srgb.get()).inv() * primaries(profile);
    return light;
}

bool isMatrixShaper(cmsHPROFILE profile) {
    return cmsIsMatrixShaper(profile) && !cmsIsTag(profile, cmsSigAToB0Tag);
}

/// sRGB in all but name: no colour of a coarse grid moves by more than one level.
bool changesNothing(const MatrixShaper& shaper) {
    cv::Mat grid(16 * 16, 16, CV_8UC3);
    for (int i = 0; i < 4096; ++i)
        grid.at<cv::Vec3b>(i / 16, i % 16) =
            cv::Vec3b(uchar(17 * (i >> 8)), uchar(17 * (i >> 4 & 15)), uchar(17 * (i & 15)));
    return cv::norm(grid, shaper.apply(grid), cv::NORM_INF) <= 1;
}

/// A profile's own white must come out all but white; damaged ones turn pictures dark or gaudy.
bool isAllButWhite(const cv::Mat& pixel) {
    return cv::norm(pixel, cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(255)), cv::NORM_INF) <= 16;
}

cv::Mat transformed(const cv::Mat& pixels, cmsHTRANSFORM transform) {
    cv::Mat bgr(pixels.size(), CV_8UC3);
    cv::parallel_for_(cv::Range(0, pixels.rows), [&](const cv::Range& rows) {
        cmsDoTransformLineStride(transform, pixels.ptr(rows.start), bgr.ptr(rows.start),
                                 cmsUInt32Number(pixels.cols), cmsUInt32Number(rows.size()),
                                 cmsUInt32Number(pixels.step), cmsUInt32Number(bgr.step), 0, 0);
    });
    return bgr;
}

bool keepsWhite(cmsHTRANSFORM transform, Ink ink) {
    if (ink == Ink::Cmyk || ink == Ink::InvertedCmyk) return true; // there white is the paper's business
    const cv::Mat white(1, 1, ink == Ink::Grey ? CV_8UC1 : CV_8UC3, cv::Scalar::all(255));
    return isAllButWhite(transformed(white, transform));
}

/// Ink on paper without a profile: each ink and the black take their share of the light.
cv::Mat plainCmyk(const cv::Mat& pixels, bool inverted) {
    cv::Mat bgr(pixels.size(), CV_8UC3);
    const int flip = inverted ? 0 : 255;
    bgr.forEach<cv::Vec3b>([&](cv::Vec3b& colour, const int* at) {
        const auto& ink = pixels.at<cv::Vec4b>(at[0], at[1]);
        for (int c = 0; c < 3; ++c)
            colour[c] = uchar(((ink[2 - c] ^ flip) * (ink[3] ^ flip) + 127) / 255);
    });
    return bgr;
}

cv::Mat withoutProfile(const cv::Mat& pixels, Ink ink) {
    if (ink == Ink::Bgr) return pixels;
    if (ink != Ink::Grey) return plainCmyk(pixels, ink == Ink::InvertedCmyk);
    cv::Mat bgr;
    cv::cvtColor(pixels, bgr, cv::COLOR_GRAY2BGR);
    return bgr;
}

Srgb byTables(const cv::Mat& pixels, cmsHPROFILE profile) {
    const MatrixShaper shaper(lightOf(profile));
    if (!isAllButWhite(shaper.apply(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(255))))) return {pixels, {}};
    return {changesNothing(shaper) ? pixels : shaper.apply(pixels), describe(profile)};
}

Srgb byTransform(const cv::Mat& pixels, Ink ink, cmsHPROFILE profile) {
    const TransformHandle transform = transformToSrgb(profile, ink);
    if (!transform || !keepsWhite(transform.get(), ink)) return {withoutProfile(pixels, ink), {}};
    return {transformed(pixels, transform.get()), describe(profile)};
}

} // namespace

Srgb toSrgb(const cv::Mat& pixels, Ink ink, const QByteArray& icc) {
    const ProfileHandle profile = openProfile(icc, ink);
    if (!profile) return {withoutProfile(pixels, ink), {}};
    if (ink == Ink::Bgr && isMatrixShaper(profile.get())) return byTables(pixels, profile.get());
    return byTransform(pixels, ink, profile.get());
}

} // namespace mianguan
