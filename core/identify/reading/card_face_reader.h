#pragma once

#include "core/identify/card_face.h"
#include "core/identify/reading/text_reader.h"

#include <optional>

namespace mianguan {

/// The print of the card in a picture (CV_8UC3, BGR) that may lie at any angle on anything; none where no
/// card is found.
WithModels<std::optional<CardFace>> readCardFace(const cv::Mat& bgr);

} // namespace mianguan
