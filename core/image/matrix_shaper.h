#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <vector>

namespace mianguan {

/// What an RGB profile of primaries and curves does: light by channel and level (0–1), and the matrix from
/// that light to sRGB's linear light.
struct ProfileLight {
    std::array<std::array<double, 256>, 3> light; ///< R, G, B
    cv::Matx33d toSrgb;
};

/// The everyday kind of RGB profile applied by tables: several times as fast as lcms2's general way, within a
/// level of it.
class MatrixShaper {
public:
    explicit MatrixShaper(const ProfileLight& profile);
    cv::Mat apply(const cv::Mat& bgr) const;

private:
    struct alignas(16) Light {
        std::array<int, 4> rgb; ///< fixed point; the fourth is padding
    };
    void applyRow(const uchar* from, uchar* to, int pixels) const;

    std::array<std::array<Light, 256>, 3> shares; ///< sRGB light from each channel and level
};

} // namespace mianguan
