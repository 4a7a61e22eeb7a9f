#pragma once

#include "core/portrait/backdrop.h"
#include "core/portrait/face_finder.h"
#include "core/portrait/face_geometry.h"
#include "core/portrait/matte.h"
#include "core/portrait/stopwatch.h"

namespace mianguan {

namespace checks {
struct FaceEvidence;
}

/// Everything measured of one picture, shared by the checks. Coordinates are work pixels unless said
/// otherwise: the original reduced so that the face is about a fifth wider than in the portrait.
struct Scene {
    const Picture& original;
    const Specification& specification;
    cv::Mat work{};   ///< CV_8UC3
    double scale = 1; ///< work pixels per pixel of the original
    FoundFaces found{};
    // All that follows only with exactly one face.
    FaceGeometry face{}; ///< pixels of the original
    Pose pose{};
    EyeState::Openness eyes{};
    Guard guard{};
    std::optional<FaceParts> parts{}; ///< where the parser is installed and a check asks for it
    Backdrop backdrop{};
    Matte matte{};
    QString plateCause{}; ///< why a plate given was not used
    bool plateGiven = false;
    Crop crop{};             ///< pixels of the original
    cv::Mat portrait{};      ///< CV_8UC3 as delivered
    cv::Mat portraitMatte{}; ///< CV_8UC1, size of the portrait
    bool keptBackground = false;
    PictureFacts file{};                                    ///< of the finished JPEG
    QDate day{};                                            ///< of judging; may be none
    std::shared_ptr<const checks::FaceEvidence> evidence{}; ///< while the checks run

    bool oneFace() const { return found.faces.size() == 1; }
    const Mesh& mesh() const { return *found.mesh; }
    double portraitScale() const {
        return specification.size.width() / crop.width;
    } ///< portrait px per original px
    QPointF inPortrait(QPointF original) const {
        return QPointF(original.x() - crop.x, original.y() - crop.y) * portraitScale();
    }
    double inPortraitY(double y) const { return (y - crop.y) * portraitScale(); }
    QRectF inOriginal(const cv::Rect2f& workRect) const;
    QRectF eyesBox() const; ///< pixels of the original
    QRectF faceBox() const;
};

/// Whose picture it is taken to be when there are several faces.
enum class Whose { OnlyFace, LargestFace };

/// How finely it is worked: as a portrait needs it, or as finely as the original shows it, up to 2.5
/// megapixels.
enum class Detail { Portrait, Original };

/// Finds the face; with exactly one (or the largest) also measures pose, eyes, matte and geometry. Crop and
/// portrait are left empty.
Scene survey(const Picture& original, const Specification& specification, const Vision& vision,
             const Picture* plate, Stopwatch& watch, Whose whose = Whose::OnlyFace,
             Detail detail = Detail::Portrait);

} // namespace mianguan
