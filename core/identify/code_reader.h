#pragma once

#include "core/base/result.h"
#include "core/identify/code_found.h"

namespace mianguan {

/// Every code in a still (CV_8UC3, BGR), of a telephone's screen above all: several sizes, evened light,
/// smoothed against moiré, light on dark, bars at a slant, until one way finds something. Empty when nothing
/// is found. Runs in a process of its own (mianguan-sight), as some pictures end the library that reads them;
/// such a way of looking then has found nothing. Fails for pixels of another kind, and without that program.
/// From any thread.
Result<QList<CodeFound>> readCodes(const cv::Mat& bgr);

/// Codes in a camera's frames. Each frame is looked at in a few ways only, the next frame in others, so that
/// a 1080p frame takes about 15 ms; a code held still is found within three frames. For one thread at a time.
class LiveCodeReader {
public:
    Result<QList<CodeFound>> look(const cv::Mat& bgr);

private:
    int turn = 0;
};

} // namespace mianguan
