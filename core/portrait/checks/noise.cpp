#include "core/portrait/checks/checks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace mianguan::checks {

namespace {

constexpr int block = 8;          // px
constexpr double flattest = 0.35; // of all blocks: the rest holds features, hair and folds

/// The finest diagonal detail (Haar's HH): what is left of a smooth surface there is noise of the same σ.
cv::Mat diagonalDetail(const cv::Mat& grey) {
    const cv::Mat kernel = (cv::Mat_<float>(2, 2) << 0.5, -0.5, -0.5, 0.5);
    cv::Mat detail;
    cv::filter2D(grey, detail, CV_32F, kernel);
    return detail;
}

double deviation(const cv::Mat& detail, const cv::Rect& where) {
    return cv::norm(detail(where)) / std::sqrt(double(where.area()));
}

/// σ of each block that lies on the person and has no pixel at black or white.
std::vector<double> blocks(const cv::Mat& grey, const cv::Mat& person) {
    const cv::Mat detail = diagonalDetail(grey);
    std::vector<double> values;
    for (int y = 1; y + block < grey.rows; y += block)
        for (int x = 1; x + block < grey.cols; x += block) {
            const cv::Rect where(x, y, block, block);
            double least = 0, most = 0;
            cv::minMaxLoc(grey(where), &least, &most);
            if (least < 12 || most > 248 || cv::countNonZero(person(where)) < block * block) continue;
            values.push_back(deviation(detail, where));
        }
    return values;
}

} // namespace

/// Standard deviation of the noise in the portrait's smooth parts, levels of luma.
Finding noise(const Scene& scene) {
    const QString id = QStringLiteral("noise");
    const bool enlarged = scene.portraitScale() > 1;
    cv::Mat grey, person;
    if (enlarged) {
        cv::cvtColor(scene.work, grey, cv::COLOR_BGR2GRAY);
        person = scene.matte.alpha > 0.98F;
    } else {
        cv::cvtColor(scene.portrait, grey, cv::COLOR_BGR2GRAY);
        person = scene.portraitMatte >= 250;
    }
    std::vector<double> values = blocks(grey, person);
    if (values.size() < 60) return notAssessed(id);
    const auto place = values.begin() + ptrdiff_t(flattest * double(values.size()));
    std::nth_element(values.begin(), place, values.end());
    return judged({id, *place, QStringLiteral("level"), {}, QStringLiteral("grain"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
