#include "core/portrait/derivation.h"

#include "core/decoder/untrusted_picture.h"
#include "core/portrait/guarded.h"
#include "core/portrait/render.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mianguan {

namespace {

constexpr double neighbourhood = 1.5; // σ in pixels: what JPEG does to single pixels is no evidence
constexpr int sure = 250, none = 3;   // levels of the matte

cv::Mat shrunk(const cv::Mat& mask, int by) {
    cv::Mat inner;
    cv::erode(mask, inner, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * by + 1, 2 * by + 1}), {-1, -1},
              1, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    return inner;
}

/// Largest difference of any channel, neighbourhoods compared.
cv::Mat differenceOf(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat left, right, difference;
    a.convertTo(left, CV_32F);
    b.convertTo(right, CV_32F);
    cv::GaussianBlur(left - right, difference, {}, neighbourhood);
    std::vector<cv::Mat> planes;
    cv::split(cv::abs(difference), planes);
    return cv::max(planes[0], cv::max(planes[1], planes[2]));
}

struct Regions {
    cv::Mat person, backdrop, edge;
};

Regions regionsOf(const cv::Mat& matte, const cv::Size& size) {
    if (matte.empty())
        return {cv::Mat(size, CV_8U, cv::Scalar(255)), cv::Mat::zeros(size, CV_8U),
                cv::Mat::zeros(size, CV_8U)};
    Regions regions{shrunk(matte >= sure, 3), shrunk(matte <= none, 3), {}};
    regions.edge = ~(regions.person | regions.backdrop);
    return regions;
}

double detailOf(const cv::Mat& bgr, const cv::Mat& where) {
    cv::Mat grey, smooth;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, smooth, {}, 1);
    return cv::mean(cv::abs(grey - smooth), where)[0];
}

double lightOf(const cv::Mat& bgr, const cv::Mat& where) {
    const cv::Scalar mean = cv::mean(bgr, where);
    return (mean[0] + mean[1] + mean[2]) / 3;
}

/// Measures in the order in which they are worth saying; the first beyond its tolerance is the cause.
Derivation measured(const cv::Mat& given, const cv::Mat& made, const Regions& regions) {
    const DerivationTolerance tolerance;
    const cv::Mat difference = differenceOf(given, made);
    Derivation derivation;
    cv::Point worst;
    const auto judge = [&](bool beyond, const char* cause) {
        if (beyond && derivation.cause.isEmpty()) derivation.cause = QLatin1String(cause);
    };
    const auto highest = [&](const cv::Mat& where) {
        double value = 0;
        if (cv::countNonZero(where)) cv::minMaxLoc(difference, nullptr, &value, nullptr, &worst, where);
        return value;
    };
    derivation.backdrop = highest(regions.backdrop);
    derivation.person = highest(regions.person);
    if (cv::countNonZero(regions.edge)) derivation.edge = cv::mean(difference, regions.edge)[0];
    derivation.light = lightOf(given, regions.person) - lightOf(made, regions.person);
    derivation.detail = detailOf(given, regions.person) / std::max(0.01, detailOf(made, regions.person));
    judge(derivation.person > tolerance.person, "person");
    if (!derivation.cause.isEmpty()) derivation.where = QRectF(worst.x - 16, worst.y - 16, 32, 32);
    judge(std::abs(derivation.light) > tolerance.light, "light");
    judge(std::abs(derivation.detail - 1) > tolerance.detail, "detail");
    judge(derivation.backdrop > tolerance.backdrop, "background");
    judge(derivation.edge > tolerance.edge, "edge");
    derivation.verdict = derivation.cause.isEmpty() ? Derivation::Alike : Derivation::Differs;
    return derivation;
}

/// Whether a recipe is one of ours: the specification's shape, so that nothing is stretched, and of this
/// original.
bool fits(const Recipe& recipe, const cv::Size& original, const QSize& size) {
    const Crop& crop = recipe.crop;
    const bool shaped = crop.width >= 1 && crop.height >= 1 &&
                        std::abs(crop.width * size.height() - crop.height * size.width()) < size.height();
    const bool inside = crop.width <= 2. * original.width + size.width() && crop.x < original.width &&
                        crop.y < original.height && crop.x + crop.width > 0 && crop.y + crop.height > 0 &&
                        crop.y + crop.height <= original.height + 0.5;
    return shaped && inside &&
           (recipe.matte.empty() ||
            (recipe.matte.type() == CV_8U && recipe.matte.size() == cv::Size(size.width(), size.height())));
}

Derivation differs(const char* cause) {
    Derivation derivation;
    derivation.cause = QLatin1String(cause);
    return derivation;
}

Result<Derivation> compared(const QByteArray& portrait, const QByteArray& again, const cv::Mat& matte) {
    if (portrait == again) {
        Derivation same;
        same.verdict = Derivation::Exact;
        return same;
    }
    const auto given = decodeUntrusted(portrait), made = decodePicture(again);
    if (!given) return Fail(given.error());
    if (!made) return Fail(made.error());
    if (given->bgr.size() != made->bgr.size()) return differs("size");
    return measured(given->bgr, made->bgr, regionsOf(matte, made->bgr.size()));
}

} // namespace

Result<Derivation> rederive(const QByteArray& portrait, const Picture& original, const Specification& spec,
                            const Recipe& recipe) {
    return guarded([&]() -> Result<Derivation> {
        if (!fits(recipe, original.bgr.size(), spec.size)) return differs("recipe");
        const auto again = encoded(rendered(original.bgr, recipe.crop, recipe.matte, spec), spec);
        if (!again) return Fail(again.error());
        return compared(portrait, again->bytes, recipe.matte);
    });
}

Result<Derivation> rederive(const QByteArray& portrait, const Picture& original, const Specification& spec,
                            const Vision& vision, const Picture* plate) {
    const auto again = standardize(original, spec, vision, plate);
    if (!again) return Fail(again.error());
    if (again->jpeg.isEmpty()) return differs("no-face");
    return guarded([&] { return compared(portrait, again->jpeg, again->matte); });
}

} // namespace mianguan
