#pragma once

#include "core/portrait/face_geometry.h"
#include "tests/image/making/making.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::test {

/// How an identity card might show a face.
struct CardLook {
    const char* name;
    int width;   ///< pixels; the height is 126/102 of it
    bool washed; ///< out, half its colour, bluish and a little soft
    int quality; ///< of the JPEG
};

inline constexpr CardLook cardLooks[] = {{"102 px, JPEG 60", 102, false, 60},
                                         {"102 px, washed, JPEG 30", 102, true, 30},
                                         {"76 px, washed, JPEG 30", 76, true, 30},
                                         {"60 px, washed, JPEG 30", 60, true, 30}};

inline void washOut(cv::Mat& bgr) {
    cv::Mat colour, grey;
    bgr.convertTo(colour, CV_32FC3);
    cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
    colour = 0.6 * (0.5 * colour + 0.5 * grey) + cv::Scalar(98, 80, 70); // paler, greyer, bluer
    cv::GaussianBlur(colour, colour, {}, 0.6);
    colour.convertTo(bgr, CV_8UC3);
}

/// The face framed as an identity card's portrait, which it fills by 58 % of the width.
inline QByteArray asOnCard(const cv::Mat& bgr, const FaceGeometry& face, const CardLook& look) {
    const cv::Size size(look.width, int(std::lround(look.width * 126 / 102.)));
    const double step = (face.faceRight - face.faceLeft) / 0.58 / size.width; // given pixels for each made
    const double left = (face.faceLeft + face.faceRight) / 2 - step * size.width / 2;
    const double top = (face.leftEye.y() + face.rightEye.y()) / 2 - 0.42 * step * size.height;
    const int times = std::max(1, int(std::ceil(step)));
    cv::Mat framed, card;
    cv::warpAffine(bgr, framed, cv::Matx23d(step / times, 0, left, 0, step / times, top), size * times,
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    cv::resize(framed, card, size, 0, 0, cv::INTER_AREA);
    if (look.washed) washOut(card);
    making::Jpeg how;
    how.quality = look.quality;
    return making::jpeg(card, how);
}

} // namespace mianguan::test
