#include "core/identify/reading/code_views.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

/// `first`, then `second`.
cv::Matx23d joined(const cv::Matx23d& first, const cv::Matx23d& second) {
    const cv::Matx33d a(first(0, 0), first(0, 1), first(0, 2), first(1, 0), first(1, 1), first(1, 2), 0, 0,
                        1);
    return second * a;
}

} // namespace

CodeView sizedView(const cv::Mat& grey, double scale) {
    CodeView view{grey, {1, 0, 0, 0, 1, 0}};
    if (scale == 1) return view;
    cv::resize(grey, view.grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    const double x = double(grey.cols) / view.grey.cols, y = double(grey.rows) / view.grey.rows;
    view.toPicture = {x, 0, (x - 1) / 2, 0, y, (y - 1) / 2};
    return view;
}

CodeView smoothed(const CodeView& view, double sigma) {
    CodeView smooth{{}, view.toPicture};
    cv::GaussianBlur(view.grey, smooth.grey, {}, sigma);
    return smooth;
}

CodeView evened(const CodeView& view) {
    CodeView even{{}, view.toPicture};
    const int side = std::max(15, std::max(view.grey.cols, view.grey.rows) / 12) | 1;
    cv::Mat around;
    cv::boxFilter(view.grey, around, -1, {side, side}, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::divide(view.grey, around + 4, even.grey, 128);
    return even;
}

CodeView cutLocally(const CodeView& view, int block) {
    CodeView cut{{}, view.toPicture};
    cv::adaptiveThreshold(view.grey, cut.grey, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY, block | 1,
                          3);
    return cut;
}

CodeView inverted(const CodeView& view) { return {~view.grey, view.toPicture}; }

CodeView framed(const CodeView& view) {
    const int margin = std::max(view.grey.cols, view.grey.rows) / 8;
    double brightest = 0;
    cv::minMaxLoc(view.grey, nullptr, &brightest);
    CodeView wider;
    cv::copyMakeBorder(view.grey, wider.grey, margin, margin, margin, margin, cv::BORDER_CONSTANT,
                       cv::Scalar::all(brightest));
    wider.toPicture = joined({1, 0, double(-margin), 0, 1, double(-margin)}, view.toPicture);
    return wider;
}

CodeView turned(const CodeView& view, double degrees) {
    const cv::Size size = view.grey.size();
    cv::Matx23d turn = cv::getRotationMatrix2D({size.width / 2.F, size.height / 2.F}, degrees, 1);
    const double sine = std::abs(turn(0, 1)), cosine = std::abs(turn(0, 0));
    const cv::Size room(cvCeil(size.width * cosine + size.height * sine),
                        cvCeil(size.width * sine + size.height * cosine));
    turn(0, 2) += (room.width - size.width) / 2.;
    turn(1, 2) += (room.height - size.height) / 2.;
    CodeView slanted;
    cv::warpAffine(view.grey, slanted.grey, turn, room, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Matx23d back;
    cv::invertAffineTransform(turn, back);
    slanted.toPicture = joined(back, view.toPicture);
    return slanted;
}

} // namespace mianguan
