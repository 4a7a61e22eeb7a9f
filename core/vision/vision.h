#pragma once

#include "core/vision/eye_state.h"
#include "core/vision/face_detector.h"
#include "core/vision/face_embedder.h"
#include "core/vision/face_mesher.h"
#include "core/vision/face_parser.h"
#include "core/vision/person_segmenter.h"

#include <memory>
#include <optional>

namespace mianguan {

/// Every model, loaded once and shared; each is safe to call from several threads.
class Vision {
public:
    /// Errors name the missing file and how to get it.
    static Result<std::shared_ptr<Vision>> load(const QString& folder = modelFolder());

    /// $MIANGUAN_MODELS, else share/mianguan/models beside the program, else models in the build folder.
    static QString modelFolder();

    FaceDetector detector;
    FaceMesher mesher;
    PersonSegmenter segmenter;
    PersonParser parser;
    EyeState eyes;
    FaceEmbedder resnet;
    FaceEmbedder mobile;
    std::optional<FaceParser> faceParser; ///< none where its file is not installed
};

} // namespace mianguan
