#pragma once

#include "core/portrait/scene.h"

namespace mianguan::checks {

/// Whether glasses sit before the eyes; none where the parser is not installed.
std::optional<bool> glassesWorn(const Scene& scene);

/// One eye seen through its lens, in a level picture where the eyes' outer corners are 200 pixels apart.
/// Masks CV_8U 0 or 255.
struct EyeView {
    cv::Mat lab;       ///< CV_32FC3, shared by both eyes
    cv::Mat glass;     ///< the lens within its frame; the socket where no glasses are found
    cv::Mat socket;    ///< from under the brow to the cheek, glasses or none
    cv::Mat eye;       ///< between the lids
    cv::Vec3f cheek{}; ///< median CIE Lab of the skin below, outside the lens
    QRectF box;        ///< pixels of the original
};

/// The graduate's right eye first; none where a cheek is too small to compare with.
using EyeViews = std::array<EyeView, 2>;
std::optional<EyeViews> eyeViews(const Scene& scene);

/// The worse of two shares that were measured in the views; the cause names the sides beyond the limits.
Finding judgedWorse(const QString& id, double right, double left, const EyeViews& views, const Scene& scene);

} // namespace mianguan::checks
