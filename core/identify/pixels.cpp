#include "core/identify/pixels.h"

#include <QCoreApplication>

namespace mianguan {

Result<void> checkPixels(const cv::Mat& bgr) {
    constexpr int least = 16;
    if (bgr.type() == CV_8UC3 && bgr.cols >= least && bgr.rows >= least) return {};
    return fail(ErrorKind::Unsupported,
                QCoreApplication::translate("Identify", "The picture is too small to read anything in it"),
                QCoreApplication::translate("Identify", "%1 × %2 pixels").arg(bgr.cols).arg(bgr.rows),
                QCoreApplication::translate("Identify", "Take it again, closer to the camera."));
}

} // namespace mianguan
