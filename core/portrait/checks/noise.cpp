#include "core/portrait/checks/checks.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace mianguan::checks {

namespace {

constexpr int block = 8;          // px
constexpr double flattest = 0.35; // of all blocks: the rest holds features, hair and folds

/// σ of the finest diagonal detail (Haar's HH) of a block: what is left of a smooth surface there is its
/// noise. None when the block is not all person or has a pixel near black or white.
std::optional<double> deviation(const cv::Mat& grey, const cv::Mat& person, cv::Point at) {
    int sum = 0;
    for (int y = at.y; y < at.y + block; ++y) {
        const uchar *row = grey.ptr(y), *next = grey.ptr(y + 1), *own = person.ptr(y);
        for (int x = at.x; x < at.x + block; ++x) {
            if (!own[x] || row[x] < 12 || row[x] > 248) return std::nullopt;
            const int detail = row[x] - row[x + 1] - next[x] + next[x + 1]; // twice HH
            sum += detail * detail;
        }
    }
    return std::sqrt(sum / 4. / (block * block));
}

std::vector<double> blocks(const cv::Mat& grey, const cv::Mat& person) {
    std::vector<double> values;
    for (int y = 0; y + block < grey.rows; y += block)
        for (int x = 0; x + block < grey.cols; x += block)
            if (const auto value = deviation(grey, person, {x, y})) values.push_back(*value);
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
    return judged({id,
                   quantile(values, flattest),
                   QStringLiteral("level"),
                   {},
                   QStringLiteral("grain"),
                   scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
