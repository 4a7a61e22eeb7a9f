#pragma once

#include "core/identify/code_found.h"

namespace mianguan {

// The ways codes are looked for in a grey picture (CV_8U). The library behind them ends the process on some
// pictures (its assertions are compiled in), so that all of this runs in one of its own.

int stillLooks();
QList<CodeFound> lookAtStill(const cv::Mat& grey, int look); ///< from the likeliest way, 0, to the last
QList<CodeFound> lookAtFrame(const cv::Mat& grey, int turn); ///< quick; any number, each turn another way

} // namespace mianguan
