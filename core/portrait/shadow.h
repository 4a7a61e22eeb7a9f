#pragma once

#include "core/portrait/backdrop.h"

namespace mianguan {

/// The known backdrop's colour with the person's own shadow, which falls where no backdrop was measured: what
/// is as dark as a shadow, of the backdrop's colour and smooth, is taken for one. `picture` and the answer
/// are CV_32FC3.
cv::Mat shaded(const cv::Mat& picture, const Backdrop& backdrop, const Guard& guard);

} // namespace mianguan
