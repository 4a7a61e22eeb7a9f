#include "tests/bench/portrait/made_truths.h"

#include "core/image/jpeg_writer.h"

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

/// A hard shadow across the face, as of a hat brim or a window frame.
Picture hardShadow(const Picture& picture, const Mesh& mesh) {
    const cv::Point2f from = mesh.at(10), to = mesh.at(58);
    const auto edge = float(0.012 * widthOf(mesh));
    const cv::Point2f along = to - from;
    const float length = float(cv::norm(along));
    return perPixel(picture, [=](cv::Vec3f p, cv::Point at) {
        const cv::Point2f d = cv::Point2f(at) - from;
        const float side = (along.x * d.y - along.y * d.x) / length; // pixels from the line
        return p * (0.7F - 0.3F * std::tanh(side / edge));
    });
}

Picture small(const Picture& picture, const Mesh& mesh) {
    cv::Mat out;
    const double scale = std::min(1., 70 / widthOf(mesh));
    cv::resize(picture.bgr, out, {}, scale, scale, cv::INTER_AREA);
    return with(picture, out);
}

Picture noisy(const Picture& picture, const Mesh& mesh) {
    const double scale = std::min(1., portraitFace / widthOf(mesh));
    cv::Mat grain(cv::Size(cvCeil(picture.bgr.cols * scale), cvCeil(picture.bgr.rows * scale)), CV_32FC3);
    cv::RNG random(11);
    random.fill(grain, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(16));
    cv::resize(grain, grain, picture.bgr.size(), 0, 0, cv::INTER_NEAREST);
    return perPixel(picture, [&](cv::Vec3f p, cv::Point at) { return p + grain.at<cv::Vec3f>(at); });
}

Picture compressed(const Picture& picture, const Mesh& mesh) {
    cv::Mat reduced;
    const double scale = std::min(1., portraitFace / widthOf(mesh));
    cv::resize(picture.bgr, reduced, {}, scale, scale, cv::INTER_AREA);
    JpegWindow window;
    window.bytesMin = window.aimMin = 0;
    window.bytesMax = window.aimMax = 1;
    window.qualityMin = 10;
    return *decodePicture(writeJpeg(reduced, window)->bytes);
}

Picture hotSpots(const Picture& picture, const Mesh& mesh) {
    const double width = widthOf(mesh);
    return painted(picture,
                   discs(picture, {mesh.at(151), mesh.at(50), mesh.at(280)}, 0.09 * width, 0.07 * width),
                   cv::Scalar::all(255), 0.02 * width);
}

Picture redEyes(const Picture& picture, const Mesh& mesh) {
    const double width = widthOf(mesh);
    return painted(picture, discs(picture, {eye(mesh, true), eye(mesh, false)}, 0.022 * width, 0.022 * width),
                   cv::Scalar(40, 30, 210), 0.004 * width);
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

/// Photographed from a screen: its pixels' grid, not quite in step with the camera's.
Picture fromScreen(const Picture& picture, const Mesh& mesh) {
    const double step = std::max(2.3, widthOf(mesh) / 105);
    return perPixel(picture, [=](cv::Vec3f p, cv::Point at) {
        const double column = std::fmod(at.x + 0.13 * at.y, step) / step;
        const double row = std::fmod(at.y - 0.13 * at.x + 1e6, step) / step;
        const float line = row < 0.25 ? 0.45F : 1.F;
        cv::Vec3f out;
        for (int c = 0; c < 3; ++c)
            out[c] = p[c] * line * (std::abs(column - (2 - c) / 3. - 1 / 6.) < 1 / 3. ? 1.25F : 0.5F);
        return out;
    });
}

Picture inBackgroundColour(const Picture& picture, const Mesh& mesh) {
    const auto from = mesh.at(152).y + float(0.22 * widthOf(mesh));
    return perPixel(picture, [=](cv::Vec3f p, cv::Point at) {
        if (float(at.y) < from) return p;
        const float light = (p[0] + p[1] + p[2]) / 3 / 255;
        return cv::Vec3f(255, 197, 100) * (0.85F + 0.25F * light);
    });
}

Picture asCard(const Picture& picture, int height, int quality, double contrast, const cv::Scalar& cast) {
    cv::Mat card;
    const double scale = double(height) / picture.bgr.rows;
    cv::resize(picture.bgr, card, {}, scale, scale, cv::INTER_AREA);
    card.convertTo(card, CV_8UC3, contrast, 128 * (1 - contrast) + 25 * (1 - contrast));
    card += cast;
    JpegWindow window;
    window.bytesMin = window.aimMin = 0;
    window.bytesMax = window.aimMax = 1;
    window.qualityMin = quality;
    return *decodePicture(writeJpeg(card, window)->bytes);
}

Degradation card(const char* name, int height, int quality, double contrast, const cv::Scalar& cast) {
    return {name, [=](const Picture& picture) { return asCard(picture, height, quality, contrast, cast); }};
}

} // namespace

const QList<MadeTruth>& madeTruths() {
    static const QList<MadeTruth> all{
        {"face-count", "the same face twice", twice},
        {"source-resolution", "face 70 px wide", small},
        {"hair-top", "hair cut by the frame", withoutHairTop},
        {"roll", "turned by 8°", tilted},
        {"brows-visible", "fringe over the brows",
         [](const Picture& p, const Mesh& m) { return withFringe(p, m, 0.06); }},
        {"hair-over-eyes", "fringe over the eyes",
         [](const Picture& p, const Mesh& m) { return withFringe(p, m, 0.24); }},
        {"ears-visible", "hair over both ears", withCoveredEars},
        {"glasses-tint", "dark lenses", withSunglasses},
        {"head-cover", "red cap", withCap},
        {"occlusion", "mask", masked},
        {"clothes-contrast", "clothes in the background's colour", inBackgroundColour},
        {"light-even", "one lamp from the side", oneLamp},
        {"face-shadow", "hard shadow across the face", hardShadow},
        {"hot-spots", "clipped spots", hotSpots},
        {"exposure", "much too dark", darker},
        {"exposure", "much too bright", brighter},
        {"red-eye", "red pupils", redEyes},
        {"sharpness", "blur of 1.5 % of the face", blurred},
        {"noise", "σ 16 levels in the portrait", noisy},
        {"compression", "JPEG quality 10", compressed},
        {"colour-cast", "yellow", yellow},
        {"colour-cast", "blue", blue},
        {"recapture", "a screen's grid", fromScreen},
    };
    return all;
}

const QList<Degradation>& idCardDegradations() {
    static const QList<Degradation> all{
        {"as they are", [](const Picture& picture) { return picture; }},
        card("card 441 px", 441, 60, 0.9, {}),
        card("card 220 px", 220, 50, 0.8, {}),
        card("card 126 px", 126, 40, 0.75, {}),
        card("card 126 px, washed out", 126, 30, 0.5, {}),
        card("card 126 px, blue", 126, 30, 0.75, cv::Scalar(30, 5, -15)),
    };
    return all;
}

} // namespace mianguan::bench
