#pragma once

#include <opencv2/core.hpp>

namespace mianguan {

/// A picture made easier to read a code in, and the way back to the picture it was made from.
struct CodeView {
    cv::Mat grey;
    cv::Matx23d toPicture; ///< a point of `grey` to the picture's pixels
};

CodeView sizedView(const cv::Mat& grey, double scale); ///< shrunk by area, enlarged by cubic curves
CodeView smoothed(const CodeView& view, double sigma); ///< a screen's own pixels go, modules stay
CodeView evened(const CodeView& view);                 ///< light divided by the light around it
CodeView cutLocally(const CodeView& view, int block); ///< black and white by the mean of block × block pixels
CodeView inverted(const CodeView& view);
CodeView framed(const CodeView& view); ///< with a quiet zone of its brightest grey around
CodeView turned(const CodeView& view, double degrees);

} // namespace mianguan
