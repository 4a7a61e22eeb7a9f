#pragma once

#include "core/portrait/face_finder.h"

#include <QList>
#include <QString>

namespace mianguan {

/// What a comparison depends on, of one face.
struct FaceQuality {
    double width = 0;     ///< cheek to cheek, pixels of the picture as it was given
    double sharpness = 0; ///< mean detail over contrast of the face at 112 pixels
    double yaw = 0;       ///< degrees
    double pitch = 0;     ///< degrees
    double eyes = 0;      ///< openness of the more open eye, 0–1
    double light = 0;     ///< mean level, 0–255
    double contrast = 0;  ///< standard deviation of the levels
};

/// Why a face cannot be compared.
enum class Hindrance { TooSmall, Blurred, Turned, EyesHidden, Dark, Bright, Flat };
using Hindrances = QList<Hindrance>;
QString hindranceName(Hindrance hindrance); ///< too-small, blurred, turned, eyes-hidden, dark, bright, flat
QString hindranceText(Hindrance hindrance); ///< translated, and what to do

struct QualityLimits {
    double leastWidth = 0, wholeFrom = 0;
    double leastSharpness = 0;
    double mostTurn = 0;
    double leastEyes = 0;
    double leastLight = 0, mostLight = 0;
    double leastContrast = 0;
};

/// `scale`: pixels of `bgr` for each of the picture as it was given.
FaceQuality faceQuality(const cv::Mat& bgr, const Mesh& mesh, double scale, const Vision& vision);

/// Whether so little is left of the face that the bands of reduced pictures hold for it.
bool isReduced(const FaceQuality& quality, const QualityLimits& limits);
Hindrances hindrancesOf(const FaceQuality& quality, const QualityLimits& limits);

} // namespace mianguan
