#pragma once

#include "core/portrait/checks/face_patch.h"
#include "core/portrait/checks/glasses.h"
#include "core/portrait/checks/iris.h"

namespace mianguan::checks {

/// What several checks look at, made once. Only with exactly one face.
struct FaceEvidence {
    FacePatch patch;
    std::array<Iris, 2> irises; ///< picture-left eye first
    std::optional<EyeViews> lenses;
};

FaceEvidence evidenceOf(const Scene& scene);

} // namespace mianguan::checks
