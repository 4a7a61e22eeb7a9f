#include "core/portrait/guard.h"

#include <opencv2/imgproc.hpp>

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
    cv::Mat whole = cv::Mat::zeros(size, CV_32F);
    enlarged(plane, where.size()).copyTo(whole(where));
    return whole;
}

/// The rough answer for the whole picture with the close one laid over it, faded in over a tenth of its side.
cv::Mat joined(const cv::Mat& rough, const cv::Mat& close, const cv::Rect& where) {
    if (where.size() == rough.size()) return close;
    cv::Mat weight = cv::Mat::zeros(rough.size(), CV_8U);
    weight(where).setTo(255);
    cv::Mat distance, whole = close.clone();
    cv::Mat padded;
    cv::copyMakeBorder(weight, padded, 1, 1, 1, 1, cv::BORDER_REPLICATE);
    cv::distanceTransform(padded, distance, cv::DIST_L2, 3);
    distance = cv::min(distance(cv::Rect(1, 1, rough.cols, rough.rows)) / (0.1F * float(where.width)), 1.F);
    return rough.mul(1 - distance) + whole.mul(distance);
}

} // namespace

Guard guardPerson(const cv::Mat& bgr, const cv::Rect2f& face, const Vision& vision) {
    const cv::Rect where = closeUp(bgr.size(), face);
    const auto classes = vision.parser.parse(bgr(where));
    Guard guard;
    guard.cell = std::max(where.width, where.height) / 256.;
    const cv::Mat close = placed(1 - classes[PersonParser::Background], where, bgr.size());
    const bool seesAll = where.size() == bgr.size();
    guard.person =
        seesAll ? close : joined(enlarged(vision.segmenter.segment(bgr), bgr.size()), close, where);
    guard.hair = placed(classes[PersonParser::Hair], where, bgr.size());
    guard.skin = placed(classes[PersonParser::FaceSkin] + classes[PersonParser::BodySkin], where, bgr.size());
    return guard;
}

} // namespace mianguan
