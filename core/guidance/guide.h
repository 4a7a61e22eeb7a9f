#pragma once

#include "core/guidance/instruction_hold.h"
#include "core/guidance/instruction_need.h"
#include "core/vision/vision.h"

#include <QPointF>

#include <deque>

namespace mianguan {

/// The models that live guidance needs, apart from those portraits are made with: neither waits for the
/// other.
struct GuideModels {
    FaceDetector detector;
    FaceMesher mesher;
    EyeState eyes;

    /// Errors name the missing file and how to get it.
    static Result<std::shared_ptr<const GuideModels>> load(const QString& folder = Vision::modelFolder());
};

/// What one frame says. Points are shares of the frame's width and height, never mirrored.
struct GuideFrame {
    qint64 ms = 0;
    int faces = 0;
    QRectF region; ///< that the preview frames
    // Only with exactly one face.
    QRectF crop;            ///< where a portrait shot now would be cut from
    QList<QPointF> outline; ///< of the face, closed
    QPointF leftEye;        ///< the sitter's own
    QPointF rightEye;
    SitterPlace place;
    Findings findings;   ///< foreseen for a shot now
    double movement = 0; ///< face widths over the last 300 ms

    Instruction instruction = Instruction::NoFace;
    bool ready = false;   ///< a shot now would pass what a frame can tell
    qint64 steadyFor = 0; ///< ms without a break that it has been ready
};

/// Looks at the frames of one camera, one after another; for one thread.
class Guide {
public:
    Guide(std::shared_ptr<const GuideModels> loaded, const Specification& specification);

    /// `ms` is when the frame was taken, by any clock that does not go back. Fails only when the machine
    /// does.
    Result<GuideFrame> look(const GuidePicture& picture, qint64 ms);

private:
    void findFace(const cv::Mat& bgr);
    void measure(GuideFrame& frame, const GuidePicture& picture);
    double movementAt(const FaceGeometry& face, qint64 ms);
    void decide(GuideFrame& frame);

    std::shared_ptr<const GuideModels> models;
    Specification spec;
    FoundFaces found;
    cv::Size lastSize;
    int untilSearch = 0; ///< frames
    int untilGlare = 0;
    std::optional<Finding> glare;
    std::deque<std::pair<qint64, QPointF>> places; ///< eyes' middle, px
    InstructionHold hold;
    std::optional<qint64> readySince;
};

} // namespace mianguan
