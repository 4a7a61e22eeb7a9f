#pragma once

#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/mesh_area.h"

namespace mianguan::checks {

/// What the parser saw, as the checks ask for it: masks on its grid (FaceParts), CV_8U 0 or 255. Only where
/// the scene has parts.
using Parts = std::initializer_list<FaceParts::Class>;
cv::Mat partMask(const Scene& scene, Parts classes);
cv::Mat gridArea(const Scene& scene, const std::vector<Contour>& contours, int margin = 0);
/// Share of an area, 0–1, that is one of the classes.
double shareOf(const Scene& scene, const cv::Mat& area, Parts classes);

/// Area of a usual ear seen from the front: a fiftieth of the squared height of the face, in grid cells.
double earArea();
/// x of the middle of the face on the grid: smaller is picture-left, the graduate's right.
int middleColumn(const Scene& scene);
/// The two halves of a mask, the graduate's right first.
std::array<cv::Mat, 2> halves(const Scene& scene, const cv::Mat& mask);

/// The box around a mask on the grid, in pixels of the original; none when it is empty.
std::optional<QRectF> boxOf(const Scene& scene, const cv::Mat& gridMask);

/// "left", "right" or "both": the graduate's own sides.
QString sides(bool left, bool right);

} // namespace mianguan::checks
