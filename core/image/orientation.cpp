#include "core/image/orientation.h"

#include <optional>
#include <utility>

namespace mianguan {

namespace {

bool isTransposed(int orientation) { return orientation >= 5 && orientation <= 8; }

/// cv::flip's code: 0 about the x axis, 1 about the y axis, -1 both.
std::optional<int> flipCode(int orientation) {
    switch (orientation) {
    case 2:
    case 6:
        return 1;
    case 3:
    case 7:
        return -1;
    case 4:
    case 8:
        return 0;
    default:
        return std::nullopt;
    }
}

} // namespace

cv::Mat upright(cv::Mat&& stored, int orientation) {
    cv::Mat turned;
    if (isTransposed(orientation))
        cv::transpose(stored, turned);
    else
        turned = std::move(stored);
    if (const auto code = flipCode(orientation)) cv::flip(turned, turned, *code);
    return turned;
}

bool holdsMirror(int orientation) {
    return orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
}

} // namespace mianguan
