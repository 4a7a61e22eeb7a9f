#include "core/portrait/composite.h"

#include "core/portrait/fill.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

cv::Mat cropped(const cv::Mat& picture, const Crop& crop, const QSize& size) {
    const cv::Rect wanted(cvRound(crop.x), cvRound(crop.y), cvRound(crop.width), cvRound(crop.height));
    const cv::Rect inside = wanted & cv::Rect({}, picture.size());
    cv::Mat source = picture(inside);
    if (inside != wanted)
        cv::copyMakeBorder(source, source, inside.y - wanted.y, wanted.br().y - inside.br().y,
                           inside.x - wanted.x, wanted.br().x - inside.br().x, cv::BORDER_REPLICATE);
    cv::Mat result;
    const bool shrinks = wanted.width >= size.width();
    cv::resize(source, result, {size.width(), size.height()}, 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

cv::Mat composited(const cv::Mat& portrait, const cv::Mat& matte, const std::array<int, 3>& rgb) {
    cv::Mat picture;
    portrait.convertTo(picture, CV_32F);
    const cv::Mat person = fillFrom(picture, weightOf(matte >= 250));
    const cv::Mat behind = fillFrom(picture, weightOf(matte <= 3));
    const cv::Vec3f background{float(rgb[2]), float(rgb[1]), float(rgb[0])};
    cv::Mat result = portrait.clone();
    result.forEach<cv::Vec3b>([&](cv::Vec3b& out, const int* at) {
        const uchar level = matte.at<uchar>(at[0], at[1]);
        if (level == 255) return;
        const float alpha = float(level) / 255;
        const cv::Vec3f& typical = person.at<cv::Vec3f>(at[0], at[1]);
        // The pixel's own foreground colour where it is mostly person, the neighbourhood's where it is mostly
        // backdrop.
        cv::Vec3f own =
            (picture.at<cv::Vec3f>(at[0], at[1]) - behind.at<cv::Vec3f>(at[0], at[1]) * (1 - alpha)) /
            std::max(alpha, 0.05F);
        for (int c = 0; c < 3; ++c)
            own[c] = std::clamp(own[c], 0.F, 255.F);
        const cv::Vec3f colour = typical + (own - typical) * alpha;
        const cv::Vec3f mixed = colour * alpha + background * (1 - alpha);
        for (int c = 0; c < 3; ++c)
            out[c] = cv::saturate_cast<uchar>(mixed[c]);
    });
    return result;
}

} // namespace mianguan
