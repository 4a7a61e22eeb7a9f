#pragma once

#include "core/base/result.h"
#include "core/identify/card_face.h"

namespace mianguan {

class FaceDetector;

/// The front of a second-generation identity card as it was read.
struct CardReading : CardFace {
    cv::Mat portrait; ///< BGR, 102:126, as many pixels as the picture has for it
};

/// For the person at the desk: what is wrong and what to do.
QString wordsFor(CardTrouble trouble);

/// Reads the card in a picture (CV_8UC3, BGR) that may lie at any angle on anything, in a process of its own
/// (mianguan-sight). With a detector the face in the portrait is looked for. Fails where no card is found,
/// and where that program or its models are missing. Takes 0.2 to 0.8 s; from any thread.
Result<CardReading> readCard(const cv::Mat& bgr, const FaceDetector* faces = nullptr);

} // namespace mianguan
