#include "core/portrait/verification.h"

#include "core/portrait/face_finder.h"
#include "core/portrait/guarded.h"

#include <QCoreApplication>

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

// Cosines. Chosen on 174 pairs of development photographs (tests/bench/FIGURES.md) with room below the lowest
// same pair and above the highest different one; no ID-card portrait could be tested.
struct Limits {
    double same, different;
};
constexpr Limits resnetLimits{0.45, 0.25};
constexpr Limits mobileLimits{0.55, 0.3};

constexpr double searchSide = 1280;

} // namespace

QString bandName(Band band) {
    switch (band) {
    case Band::Same:
        return QStringLiteral("same");
    case Band::Unsure:
        return QStringLiteral("unsure");
    case Band::Different:
        return QStringLiteral("different");
    }
    return {};
}

Result<FaceTemplate> faceTemplate(const Picture& picture, const Vision& vision) {
    return guarded([&]() -> Result<FaceTemplate> {
        const double scale = std::min(1., searchSide / std::max(picture.bgr.cols, picture.bgr.rows));
        cv::Mat search = picture.bgr;
        if (scale < 1) cv::resize(picture.bgr, search, {}, scale, scale, cv::INTER_AREA);
        const FoundFaces found = findFaces(search, vision);
        if (!found.mesh)
            return fail(
                ErrorKind::Refused,
                QCoreApplication::translate("Portrait", "No face was found in the picture"), {},
                QCoreApplication::translate("Portrait", "Use a photo of one person facing the camera."));
        return FaceTemplate{vision.resnet.embed(search, *found.mesh),
                            vision.mobile.embed(search, *found.mesh)};
    });
}

Likeness compareFaces(const FaceTemplate& a, const FaceTemplate& b) {
    Likeness likeness{a.resnet.dot(b.resnet), a.mobile.dot(b.mobile), Band::Unsure};
    if (likeness.resnet >= resnetLimits.same && likeness.mobile >= mobileLimits.same)
        likeness.band = Band::Same;
    if (likeness.resnet < resnetLimits.different && likeness.mobile < mobileLimits.different)
        likeness.band = Band::Different;
    return likeness;
}

} // namespace mianguan
