#include "ui/review/display_picture.h"

#include "core/decoder/untrusted_picture.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

QImage toImage(const cv::Mat& bgr) {
    return QImage(bgr.data, bgr.cols, bgr.rows, qsizetype(bgr.step), QImage::Format_BGR888)
        .convertToFormat(QImage::Format_RGB32);
}

} // namespace

Result<DisplayPicture> displayOriginal(const QByteArray& bytes, int side) {
    auto picture = decodeUntrusted(bytes);
    if (!picture) return Fail(picture.error());
    const QSize full(picture->bgr.cols, picture->bgr.rows);
    const double scale = double(side) / std::max(full.width(), full.height());
    if (scale >= 1) return DisplayPicture{toImage(picture->bgr), full};
    cv::Mat reduced;
    cv::resize(picture->bgr, reduced, {}, scale, scale, cv::INTER_AREA);
    return DisplayPicture{toImage(reduced), full};
}

QImage displayPortrait(const QByteArray& jpeg) {
    return QImage::fromData(jpeg, "jpeg").convertToFormat(QImage::Format_RGB32);
}

} // namespace mianguan
