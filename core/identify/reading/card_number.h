#pragma once

#include "core/identify/reading/text_reader.h"

#include <opencv2/core.hpp>

namespace mianguan {

struct NumberRead {
    QString number;        ///< empty: not read
    double confidence = 0; ///< 0–1
    bool sawLine = false;  ///< there is print where the number stands
};

/// The identity number in a card's ink (card_ink.h). Two trained models, and other preparations of the pixels
/// where they differ, must give the same eighteen characters, right by GB 11643, and none another number that
/// is right; nothing is ever mended.
WithModels<NumberRead> readNumber(const cv::Mat& ink);

} // namespace mianguan
