#pragma once

#include "core/image/picture.h"

#include <QString>

#include <array>

namespace mianguan {

class Vision;

/// A face as two embeddings, for comparing one person with another. Never leaves the machine.
struct FaceTemplate {
    cv::Mat resnet; ///< 1×512 unit vector
    cv::Mat mobile; ///< 1×192 unit vector
};

/// Three bands; a person decides the middle one, and no band rejects anybody by itself.
enum class Band { Same, Unsure, Different };
QString bandName(Band band); ///< same, unsure, different

struct Likeness {
    double resnet = 0; ///< cosine, −1…1
    double mobile = 0;
    Band band = Band::Unsure;
};

/// Of the largest face. Fails when no face is found.
Result<FaceTemplate> faceTemplate(const Picture& picture, const Vision& vision);

/// Both embeddings must agree for Same or Different.
Likeness compareFaces(const FaceTemplate& a, const FaceTemplate& b);

} // namespace mianguan
