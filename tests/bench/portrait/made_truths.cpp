#include "tests/bench/portrait/made_truths.h"

#include "tests/portrait/spoiled/spoiled.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::bench {

namespace {

constexpr double portraitFace = 240; // pixels the face is wide in a portrait

double widthOf(const Mesh& mesh) { return cv::norm(mesh.at(454) - mesh.at(234)); }
cv::Point2f eye(const Mesh& mesh, bool pictureLeft) {
    return pictureLeft ? mesh.mean({33, 133, 159, 145}) : mesh.mean({263, 362, 386, 374});
}

Picture with(const Picture& picture, cv::Mat bgr) { return {std::move(bgr), picture.facts}; }

Picture perPixel(const Picture& picture, const std::function<cv::Vec3f(cv::Vec3f, cv::Point)>& change) {
    cv::Mat out = picture.bgr.clone();
    out.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const cv::Vec3f value = change(cv::Vec3f(pixel), cv::Point(at[1], at[0]));
        for (int c = 0; c < 3; ++c)
            pixel[c] = cv::saturate_cast<uchar>(value[c]);
    });
    return with(picture, out);
}

/// `top` laid over the picture where `mask` (CV_8U) is, its edge softened.
Picture laid(const Picture& picture, const cv::Mat& mask, const cv::Mat& top, double soft) {
    cv::Mat weight;
    mask.convertTo(weight, CV_32F, 1 / 255.);
    cv::GaussianBlur(weight, weight, {}, std::max(0.6, soft));
    return perPixel(picture, [&](cv::Vec3f own, cv::Point at) {
        const float w = weight.at<float>(at);
        return cv::Vec3f(top.at<cv::Vec3b>(at)) * w + own * (1 - w);
    });
}

Picture painted(const Picture& picture, const cv::Mat& mask, const cv::Scalar& colour, double soft) {
    return laid(picture, mask, cv::Mat(picture.bgr.size(), CV_8UC3, colour), soft);
}

cv::Mat noMask(const Picture& picture) { return cv::Mat::zeros(picture.bgr.size(), CV_8U); }

cv::Mat polygon(const Picture& picture, const Mesh& mesh, std::initializer_list<int> points) {
    std::vector<cv::Point> corners;
    for (const int index : points)
        corners.emplace_back(mesh.at(size_t(index)));
    cv::Mat mask = noMask(picture);
    cv::fillPoly(mask, std::vector{corners}, cv::Scalar(255));
    return mask;
}

cv::Mat discs(const Picture& picture, std::initializer_list<cv::Point2f> centres, double width,
              double height) {
    cv::Mat mask = noMask(picture);
    for (const cv::Point2f& centre : centres)
        cv::ellipse(mask, centre, {std::max(1, cvRound(width)), std::max(1, cvRound(height))}, 0, 0, 360,
                    cv::Scalar(255), -1);
    return mask;
}

Picture tilted(const Picture& picture, const Mesh& mesh) {
    cv::Mat out;
    cv::warpAffine(picture.bgr, out, cv::getRotationMatrix2D(mesh.at(1), 8, 1), picture.bgr.size(),
                   cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    return with(picture, out);
}

Picture blurred(const Picture& picture, const Mesh& mesh) {
    cv::Mat out;
    cv::GaussianBlur(picture.bgr, out, {}, 0.015 * widthOf(mesh));
    return with(picture, out);
}

Picture yellow(const Picture& picture, const Mesh&) {
    return perPixel(picture,
                    [](cv::Vec3f p, cv::Point) { return cv::Vec3f(p[0] * 0.55F, p[1], p[2] * 1.1F); });
}

Picture blue(const Picture& picture, const Mesh&) {
    return perPixel(picture,
                    [](cv::Vec3f p, cv::Point) { return cv::Vec3f(p[0] * 1.35F, p[1], p[2] * 0.65F); });
}

Picture darker(const Picture& picture, const Mesh&) {
    return perPixel(picture, [](cv::Vec3f p, cv::Point) { return p * 0.28F; });
}

Picture brighter(const Picture& picture, const Mesh&) {
    return perPixel(picture, [](cv::Vec3f p, cv::Point) { return p * 2.4F; });
}

/// One lamp: half the face at a third of the light, softly.
Picture oneLamp(const Picture& picture, const Mesh& mesh) {
    const float middle = mesh.at(1).x, reach = float(widthOf(mesh)) * 0.15F;
    return perPixel(picture, [=](cv::Vec3f p, cv::Point at) {
        return p * (0.55F + 0.4F * std::tanh((float(at.x) - middle) / reach));
    });
}

Picture small(const Picture& picture, const Mesh& mesh) {
    cv::Mat out;
    const double scale = std::min(1., 70 / widthOf(mesh));
    cv::resize(picture.bgr, out, {}, scale, scale, cv::INTER_AREA);
    return with(picture, out);
}

Picture twice(const Picture& picture, const Mesh&) {
    cv::Mat out;
    cv::hconcat(picture.bgr, picture.bgr, out);
    return with(picture, out);
}

Picture withoutHairTop(const Picture& picture, const Mesh& mesh) {
    const int top = std::clamp(int(mesh.at(10).y), 0, picture.bgr.rows - 2);
    return with(picture, picture.bgr.rowRange(top, picture.bgr.rows).clone());
}

Picture masked(const Picture& picture, const Mesh& mesh) {
    return painted(picture, polygon(picture, mesh, {234, 6, 454, 361, 365, 400, 152, 176, 136, 132}),
                   cv::Scalar(225, 215, 190), 0.01 * widthOf(mesh));
}

Picture withSunglasses(const Picture& picture, const Mesh& mesh) {
    const double width = widthOf(mesh);
    return painted(picture, discs(picture, {eye(mesh, true), eye(mesh, false)}, 0.19 * width, 0.14 * width),
                   cv::Scalar(25, 22, 20), 0.006 * width);
}

cv::Point2f above(const Mesh& mesh, size_t index, double widths) {
    return mesh.at(index) - cv::Point2f(0, float(widths * widthOf(mesh)));
}

Picture withCap(const Picture& picture, const Mesh& mesh) {
    const double width = widthOf(mesh);
    cv::Mat mask = noMask(picture);
    cv::ellipse(mask, above(mesh, 10, -0.12), {cvRound(0.66 * width), cvRound(0.62 * width)}, 0, 180, 360,
                cv::Scalar(255), -1);
    return painted(picture, mask, cv::Scalar(40, 30, 150), 0.008 * width);
}

/// The picture's own hair colour: what lies just above the forehead.
cv::Scalar hairColour(const Picture& picture, const Mesh& mesh) {
    const cv::Point2f at = above(mesh, 10, 0.18);
    const int side = std::max(2, cvRound(0.05 * widthOf(mesh)));
    const cv::Rect patch = cv::Rect(cvRound(at.x) - side, cvRound(at.y) - side, 2 * side, 2 * side) &
                           cv::Rect({}, picture.bgr.size());
    return patch.empty() ? cv::Scalar(25, 22, 20) : cv::mean(picture.bgr(patch));
}

/// Hair from the forehead down to so many face widths below the brows.
Picture withFringe(const Picture& picture, const Mesh& mesh, double reach) {
    const double width = widthOf(mesh);
    const auto x = [&](size_t i) { return mesh.at(i).x; };
    const float bottom = mesh.mean({105, 334}).y + float(reach * width);
    cv::Mat mask = noMask(picture);
    cv::rectangle(mask, cv::Point2f(x(21), mesh.at(10).y - float(0.1 * width)), cv::Point2f(x(251), bottom),
                  cv::Scalar(255), -1);
    cv::Mat strands(picture.bgr.size(), CV_8UC3, hairColour(picture, mesh));
    cv::RNG random(5);
    for (int i = 0; i < 120; ++i) {
        const cv::Point top(cvRound(random.uniform(double(x(21)), double(x(251)))),
                            cvRound(double(mesh.at(10).y) - 0.1 * width));
        cv::line(strands, top, {top.x + random.uniform(-6, 7), cvRound(bottom)},
                 hairColour(picture, mesh) * random.uniform(0.6, 1.5), std::max(1, cvRound(0.008 * width)));
    }
    return laid(picture, mask, strands, 0.008 * width);
}

Picture withCoveredEars(const Picture& picture, const Mesh& mesh) {
    const double width = widthOf(mesh);
    const auto out = cv::Point2f(float(0.09 * width), 0);
    return painted(picture,
                   discs(picture, {mesh.at(234) - out, mesh.at(454) + out}, 0.12 * width, 0.42 * width),
                   hairColour(picture, mesh), 0.01 * width);
}

/// Pixels of the picture for one of the portrait.
double unitOf(const Mesh& mesh) { return std::max(1., widthOf(mesh) / portraitFace); }

Picture compressed(const Picture& picture, const Mesh& mesh) {
    cv::Mat reduced;
    cv::resize(picture.bgr, reduced, {}, 1 / unitOf(mesh), 1 / unitOf(mesh), cv::INTER_AREA);
    return with(picture, spoiled::jpeg(reduced, 10));
}

Picture hotSpots(const Picture& picture, const Mesh& mesh) {
    const cv::Mat forehead = spoiled::burnt(picture.bgr, mesh, spoiled::Spot::Forehead, 0.15);
    return with(picture, spoiled::burnt(forehead, mesh, spoiled::Spot::Cheek, 0.12));
}

/// For what needs no models.
template <Picture (*make)(const Picture&, const Mesh&)>
Picture plain(const Picture& picture, const Mesh& mesh, const Vision&) {
    return make(picture, mesh);
}

} // namespace

const QList<MadeTruth>& madeTruths() {
    static const QList<MadeTruth> all{
        {"face-count", "the same face twice", plain<twice>},
        {"source-resolution", "face 70 px wide", plain<small>},
        {"hair-top", "hair cut by the frame", plain<withoutHairTop>},
        {"roll", "turned by 8°", plain<tilted>},
        {"brows-visible", "fringe over the brows",
         [](const Picture& p, const Mesh& m, const Vision&) { return withFringe(p, m, 0.06); }},
        {"hair-over-eyes", "fringe over the eyes",
         [](const Picture& p, const Mesh& m, const Vision&) { return withFringe(p, m, 0.24); }},
        {"ears-visible", "hair over both ears", plain<withCoveredEars>},
        {"glasses-tint", "dark lenses", plain<withSunglasses>},
        {"head-cover", "red cap", plain<withCap>},
        {"occlusion", "mask", plain<masked>},
        {"clothes-contrast", "clothes in the background's colour",
         [](const Picture& p, const Mesh& m, const Vision& v) {
             return with(p, spoiled::dressed(p.bgr, m, v, {100, 197, 255}));
         }},
        {"light-even", "one lamp from the side", plain<oneLamp>},
        {"face-shadow", "hard shadow over a cheek",
         [](const Picture& p, const Mesh& m, const Vision&) {
             return with(p, spoiled::shadowed(p.bgr, m, 0.3, 0.02));
         }},
        {"hot-spots", "clipped spots", plain<hotSpots>},
        {"exposure", "much too dark", plain<darker>},
        {"exposure", "much too bright", plain<brighter>},
        {"red-eye", "red pupils",
         [](const Picture& p, const Mesh& m, const Vision&) { return with(p, spoiled::redEyed(p.bgr, m)); }},
        {"sharpness", "blur of 1.5 % of the face", plain<blurred>},
        {"noise", "σ 10 levels in the portrait",
         [](const Picture& p, const Mesh& m, const Vision&) {
             return with(p, spoiled::noisy(p.bgr, 10, unitOf(m)));
         }},
        {"compression", "JPEG quality 10", plain<compressed>},
        {"colour-cast", "yellow", plain<yellow>},
        {"colour-cast", "blue", plain<blue>},
        {"gaze", "irises 0.15 eye widths aside",
         [](const Picture& p, const Mesh& m, const Vision&) {
             return with(p, spoiled::lookingAside(p.bgr, m, 0.15, 0));
         }},
        {"shoulders-level", "clothes sheared by 10°",
         [](const Picture& p, const Mesh& m, const Vision&) {
             return with(p, spoiled::sloped(p.bgr, m, 10));
         }},
        {"recapture", "a screen of 2.6 px",
         [](const Picture& p, const Mesh&, const Vision&) {
             return with(p, spoiled::fromScreen(p.bgr, 2.6));
         }},
        {"recapture", "a screen with its frame",
         [](const Picture& p, const Mesh&, const Vision&) { return with(p, spoiled::withBezel(p.bgr)); }},
        {"recapture", "printed in dots",
         [](const Picture& p, const Mesh&, const Vision&) { return with(p, spoiled::halftoned(p.bgr, 3)); }},
    };
    return all;
}

} // namespace mianguan::bench
