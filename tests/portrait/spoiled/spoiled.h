#pragma once

#include "core/portrait/face_finder.h"

#include <optional>

/// Pictures with a known fault, made from a good portrait: what is spoiled is exactly what is named. Noise
/// and sizes are given as they come out in a portrait of which one pixel is `unit` pixels of the picture.
namespace spoiled {

/// The mesh in pixels of the picture; none without exactly one face.
std::optional<mianguan::Mesh> meshOf(const cv::Mat& bgr, const mianguan::Vision& vision);

/// Lossy once: JPEG of that IJG quality, 4:2:0.
cv::Mat jpeg(const cv::Mat& bgr, int quality);
/// Lossy at `size` times the picture's own size, then brought back.
cv::Mat jpegAtSize(const cv::Mat& bgr, int quality, double size);

/// A sensor's noise: more of it where there is more light, spread a little by demosaicing; σ in levels.
cv::Mat noisy(const cv::Mat& bgr, double sigma, double unit, int seed = 7);

/// A shadow over the face from a line through the cheek outwards; `left` times the light is left in it, its
/// edge `soft` face widths wide.
cv::Mat shadowed(const cv::Mat& bgr, const mianguan::Mesh& mesh, double left, double soft, bool brow = false);

enum class Spot { Forehead, Cheek, Nose };
/// Light burnt out over a spot of `size` face widths.
cv::Mat burnt(const cv::Mat& bgr, const mianguan::Mesh& mesh, Spot spot, double size);

/// The pupils as a flash shows them; `size` of the eye's width.
cv::Mat redEyed(const cv::Mat& bgr, const mianguan::Mesh& mesh, double size = 0.2);

/// Both irises moved, in eye widths; sclera and lid fill what they leave.
cv::Mat lookingAside(const cv::Mat& bgr, const mianguan::Mesh& mesh, double across, double down);

/// Everything below the chin sheared so that the shoulders slope by so many degrees more.
cv::Mat sloped(const cv::Mat& bgr, const mianguan::Mesh& mesh, double degrees);

/// The clothes in that colour (R, G, B), their folds kept.
cv::Mat dressed(const cv::Mat& bgr, const mianguan::Mesh& mesh, const mianguan::Vision& vision,
                const std::array<int, 3>& rgb);

/// Shown on a screen of `pitch` picture pixels a screen pixel (red, green and blue stripes with dark gaps)
/// and photographed with a slight blur.
cv::Mat fromScreen(const cv::Mat& bgr, double pitch);
/// The same with a black bezel and the desk around it.
cv::Mat withBezel(const cv::Mat& bgr);
/// Printed in dots of `pitch` picture pixels and scanned.
cv::Mat halftoned(const cv::Mat& bgr, double pitch);
/// A print with its white border lying on a table.
cv::Mat asPrint(const cv::Mat& bgr);

} // namespace spoiled
