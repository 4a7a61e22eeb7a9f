#include "core/portrait/checks/checks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace mianguan::checks {

namespace {

constexpr double edgeFrom = 3, edgeTo = 16; // px inside the person's outline
constexpr int leastPixels = 300;

cv::Mat lab(const cv::Mat& bgr) {
    cv::Mat values;
    bgr.convertTo(values, CV_32F, 1 / 255.);
    cv::cvtColor(values, values, cv::COLOR_BGR2Lab);
    return values;
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

} // namespace

/// Distance (CIE76 ΔE) of the clothes from the required background where the two meet: the median along the
/// outline.
Finding clothesContrast(const Scene& scene) {
    const QString id = QStringLiteral("clothes-contrast");
    const cv::Mat edge = edgeOfClothes(scene);
    if (cv::countNonZero(edge) < leastPixels) return notAssessed(id);
    const auto& rgb = scene.specification.background;
    const auto background =
        lab(cv::Mat(1, 1, CV_8UC3, cv::Scalar(rgb[2], rgb[1], rgb[0]))).at<cv::Vec3f>(0, 0);
    const cv::Mat picture = lab(scene.portrait);
    std::vector<double> distances;
    for (int y = 0; y < edge.rows; ++y)
        for (int x = 0; x < edge.cols; ++x)
            if (edge.at<uchar>(y, x)) distances.push_back(cv::norm(picture.at<cv::Vec3f>(y, x) - background));
    const auto median = distances.begin() + ptrdiff_t(distances.size() / 2);
    std::nth_element(distances.begin(), median, distances.end());
    const cv::Rect where = cv::boundingRect(edge);
    const double by = 1 / scene.portraitScale();
    const QRectF box(scene.crop.x + where.x * by, scene.crop.y + where.y * by, where.width * by,
                     where.height * by);
    return judged({id,
                   *median,
                   QStringLiteral("dE"),
                   QStringLiteral("same-colour"),
                   {},
                   box & QRectF(0, 0, scene.original.bgr.cols, scene.original.bgr.rows)},
                  scene.specification);
}

} // namespace mianguan::checks
