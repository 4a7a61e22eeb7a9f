#include "core/portrait/checks/checks.h"
#include "core/portrait/lab.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mianguan::checks {

namespace {

constexpr double edgeFrom = 3, edgeTo = 16; // px inside the person's outline
constexpr int leastPixels = 300;

/// CIE Lab of the pixels under the mask.
cv::Mat_<cv::Vec3f> coloursOf(const cv::Mat& bgr, const cv::Mat& mask) {
    cv::Mat_<cv::Vec3b> pixels;
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (mask.at<uchar>(y, x)) pixels.push_back(bgr.at<cv::Vec3b>(y, x));
    return labOf(pixels);
}

/// A plane of the work picture where the portrait was cut from it.
cv::Mat inPortrait(const cv::Mat& plane, const Scene& scene) {
    const double step = scene.scale / scene.portraitScale();
    const cv::Matx23d toWork(step, 0, scene.crop.x * scene.scale, 0, step, scene.crop.y * scene.scale);
    cv::Mat result;
    cv::warpAffine(plane, result, toWork, scene.portrait.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP);
    return result;
}

/// The clothes along the outline, below the chin.
cv::Mat edgeOfClothes(const Scene& scene) {
    cv::Mat depth;
    cv::distanceTransform(scene.portraitMatte >= 128, depth, cv::DIST_L2, 3);
    cv::Mat edge = (depth >= edgeFrom) & (depth <= edgeTo) & (scene.portraitMatte >= 250);
    edge.setTo(0, inPortrait(scene.guard.skin, scene) > 0.3);
    edge.setTo(0, inPortrait(scene.guard.hair, scene) > 0.3);
    const int chin = std::clamp(int(scene.inPortraitY(scene.face.chin.y())), 0, edge.rows);
    edge.rowRange(0, chin).setTo(0);
    return edge;
}

double chroma(const cv::Vec3f& lab) { return std::hypot(double(lab[1]), double(lab[2])); }

/// Degrees between two hues, 0–180.
double hueBetween(const cv::Vec3f& a, const cv::Vec3f& b) {
    const double dot = double(a[1]) * double(b[1]) + double(a[2]) * double(b[2]);
    return std::acos(std::clamp(dot / (chroma(a) * chroma(b)), -1., 1.)) * 180 / CV_PI;
}

/// CIE76 ΔE. A cloth of the background's own hue, unless so dull or dark that it looks grey or black, is told
/// from it by lightness and strength alone: that counts a quarter (99号: no blue before blue), yet never as
/// little as the same colour.
double distance(const cv::Vec3f& cloth, const cv::Vec3f& background) {
    constexpr double colourful = 22, black = 30, sameHue = 48, leastOfHue = 13;
    const double whole = cv::norm(cloth - background);
    const bool alike = chroma(background) > colourful && chroma(cloth) > colourful &&
                       double(cloth[0]) > black && hueBetween(cloth, background) < sameHue;
    return alike ? std::max(whole / 4, std::min(whole, leastOfHue)) : whole;
}

} // namespace

/// Distance (CIE76 ΔE) of the clothes from the required background where the two meet: the median along the
/// outline.
Finding clothesContrast(const Scene& scene) {
    const QString id = QStringLiteral("clothes-contrast");
    const cv::Mat edge = edgeOfClothes(scene);
    if (cv::countNonZero(edge) < leastPixels) return notAssessed(id);
    const cv::Vec3f background = labOf(scene.specification.background);
    std::vector<double> distances;
    for (const cv::Vec3f& colour : coloursOf(scene.portrait, edge))
        distances.push_back(distance(colour, background));
    const cv::Rect where = cv::boundingRect(edge);
    const double by = 1 / scene.portraitScale();
    const QRectF box(scene.crop.x + where.x * by, scene.crop.y + where.y * by, where.width * by,
                     where.height * by);
    return judged({id,
                   quantile(distances, 0.5),
                   QStringLiteral("dE"),
                   QStringLiteral("same-colour"),
                   {},
                   box & QRectF(0, 0, scene.original.bgr.cols, scene.original.bgr.rows)},
                  scene.specification);
}

} // namespace mianguan::checks
