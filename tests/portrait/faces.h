#pragma once

#include "core/portrait/verification.h"

namespace mianguan::test {

/// A direction in space that is nobody's face.
inline cv::Mat direction(int number, int dimensions) {
    cv::RNG random(quint64(number) * 7919 + quint64(dimensions));
    cv::Mat vector(1, dimensions, CV_32F);
    random.fill(vector, cv::RNG::NORMAL, 0, 1);
    return vector / cv::norm(vector);
}

inline cv::Mat mixed(const cv::Mat& person, const cv::Mat& other, double likeness) {
    const cv::Mat aside = other - other.dot(person) * person; // at a right angle
    const cv::Mat vector = likeness * person + std::sqrt(1 - likeness * likeness) * aside / cv::norm(aside);
    return vector / cv::norm(vector);
}

/// A face of person `number`, as alike to that person's own direction as asked; `look` tells takes apart.
inline FaceTemplate madeFace(int number, double likeness = 1, int look = 0) {
    FaceTemplate face;
    face.resnet = mixed(direction(number, 512), direction(100'000 + number * 31 + look, 512), likeness);
    face.mobile = mixed(direction(number, 192), direction(100'000 + number * 31 + look, 192), likeness);
    face.quality = {240, 0.15, 0, 0, 1, 130, 40};
    return face;
}

} // namespace mianguan::test
