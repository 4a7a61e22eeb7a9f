#pragma once

#include "core/image/picture.h"
#include "core/portrait/likeness_bands.h"

#include <QJsonObject>
#include <QString>

namespace mianguan {

class Vision;

/// A face as two embeddings, for comparing one person with another, and how well it was seen. Never leaves
/// the machine.
struct FaceTemplate {
    cv::Mat resnet; ///< 1×512 unit vector
    cv::Mat mobile; ///< 1×192 unit vector
    FaceQuality quality;
};

/// Three bands; a person decides the middle one, and no band rejects anybody by itself.
enum class Band { Same, Unsure, Different };
QString bandName(Band band); ///< same, unsure, different
QString bandText(Band band); ///< translated

struct Likeness {
    double resnet = 0; ///< cosine, −1…1
    double mobile = 0;
    Band band = Band::Unsure;
    bool reduced = false; ///< the limits of reduced pictures were taken
    Hindrances a, b;      ///< why the two cannot be compared; the band is then never Different

    double mean() const { return (resnet + mobile) / 2; }
    bool reaches(const LikenessPair& limit) const { return resnet >= limit.resnet && mobile >= limit.mobile; }
    bool comparable() const { return a.isEmpty() && b.isEmpty(); }
};

/// Of the largest face. Fails when no face is found.
Result<FaceTemplate> faceTemplate(const Picture& picture, const Vision& vision);

/// Both embeddings must agree for Same or Different. A face too small, blurred, turned, or badly lit makes it
/// Unsure whatever the likeness; hidden eyes take away Different only: they make nobody look like another.
Likeness compareFaces(const FaceTemplate& a, const FaceTemplate& b,
                      const LikenessBands& bands = likenessBands());

/// Why two faces cannot be compared and what to do, translated; empty when they can. The names stand for the
/// pictures.
QString whyNotCompared(const Likeness& likeness, const QString& a, const QString& b);

/// {comparable, reduced, a, b}; a and b are {face_width, sharpness, yaw, pitch, eyes, light, contrast,
/// hindrances}.
QJsonObject qualityJson(const Likeness& likeness, const FaceTemplate& a, const FaceTemplate& b);

} // namespace mianguan
