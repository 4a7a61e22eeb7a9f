#include "core/portrait/guard.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan {

namespace {

constexpr float closeSide = 5.0F; // face widths around the face that the models see closely

cv::Rect closeUp(const cv::Size& picture, const cv::Rect2f& face) {
    const float side = closeSide * face.width;
    const cv::Point2f centre(face.x + face.width / 2, face.y + face.height / 2 + 0.7F * face.width);
    const cv::Rect wanted(cvRound(centre.x - side / 2), cvRound(centre.y - side / 2), cvRound(side),
                          cvRound(side));
    return wanted & cv::Rect({}, picture);
}

cv::Mat enlarged(const cv::Mat& plane, const cv::Size& size) {
    cv::Mat large;
    cv::resize(plane, large, size, 0, 0, cv::INTER_CUBIC);
    return cv::min(cv::max(large, 0.F), 1.F);
}

cv::Mat placed(const cv::Mat& plane, const cv::Rect& where, const cv::Size& size) {
    if (where.size() == size) return plane;
    cv::Mat whole = cv::Mat::zeros(size, CV_32F);
    plane.copyTo(whole(where));
    return whole;
}

/// Good enough for where something is roughly.
cv::Mat quicklyEnlarged(const cv::Mat& plane, const cv::Size& size) {
    cv::Mat large;
    cv::resize(plane, large, size, 0, 0, cv::INTER_LINEAR);
    return large;
}

/// 0 at the rectangle's sides inside the picture and outside it, 1 from `reach` pixels inside.
cv::Mat fadedIn(const cv::Rect& where, const cv::Size& size, float reach) {
    const auto ramp = [reach](int from, int length, int whole, int at) {
        const float before = from > 0 ? float(at - from) : reach;
        const float after = from + length < whole ? float(from + length - 1 - at) : reach;
        return std::clamp(std::min(before, after) / reach, 0.F, 1.F);
    };
    cv::Mat weight(size, CV_32F);
    weight.forEach<float>([&](float& w, const int* at) {
        w = std::min(ramp(where.y, where.height, size.height, at[0]),
                     ramp(where.x, where.width, size.width, at[1]));
    });
    return weight;
}

/// The rough answer for the whole picture with the close one laid over it, faded in over a tenth of its side.
cv::Mat joined(const cv::Mat& rough, const cv::Mat& close, const cv::Rect& where) {
    if (where.size() == rough.size()) return close;
    const cv::Mat weight = fadedIn(where, rough.size(), 0.1F * float(where.width));
    return rough + weight.mul(close - rough);
}

} // namespace

Guard guardPerson(const cv::Mat& bgr, const cv::Rect2f& face, const Vision& vision) {
    const cv::Rect where = closeUp(bgr.size(), face);
    const auto classes = vision.parser.parse(bgr(where));
    Guard guard;
    guard.cell = std::max(where.width, where.height) / 256.;
    const cv::Mat close =
        placed(enlarged(1 - classes[PersonParser::Background], where.size()), where, bgr.size());
    const bool seesAll = where.size() == bgr.size();
    guard.person =
        seesAll ? close : joined(enlarged(vision.segmenter.segment(bgr), bgr.size()), close, where);
    guard.hair = placed(quicklyEnlarged(classes[PersonParser::Hair], where.size()), where, bgr.size());
    guard.skin = placed(
        quicklyEnlarged(classes[PersonParser::FaceSkin] + classes[PersonParser::BodySkin], where.size()),
        where, bgr.size());
    return guard;
}

} // namespace mianguan
