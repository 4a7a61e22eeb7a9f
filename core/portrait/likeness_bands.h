#pragma once

#include "core/portrait/face_quality.h"

#include <QByteArray>

#include <optional>

namespace mianguan {

/// One limit for each embedding; cosines.
struct LikenessPair {
    double resnet = 0, mobile = 0;
};

/// Same from `same` on in both, different below `different` in both.
struct BandLimits {
    LikenessPair same, different;
};

/// Which likeness means what: resources/likeness/bands.json, with the data it was chosen on.
struct LikenessBands {
    QString version;
    BandLimits whole;         ///< two pictures with faces of some size
    BandLimits reduced;       ///< one of them as small as an identity card's
    LikenessPair session;     ///< one against many: from here on worth a look
    double crossedMargin = 0; ///< by how much another graduate must be more like than oneself, mean cosine
    QualityLimits quality;
};

const LikenessBands& likenessBands(); ///< built in
/// None when something is missing or the limits contradict each other.
std::optional<LikenessBands> bandsFrom(const QByteArray& json);

} // namespace mianguan
