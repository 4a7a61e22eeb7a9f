#pragma once

#include "core/portrait/standardize.h"
#include "core/spec/guides.h"

namespace mianguan {

/// What is told of a photo on paper: its guides, and its findings by what is to be done about them, each
/// group in the catalogue's order. Its words are those of core/spec/wording.h.
struct ReportCard {
    Guides guides;
    Findings toMend;   ///< failed
    Findings toLookAt; ///< warned
    Findings passed;
    Findings notAssessed;

    bool fine() const { return toMend.isEmpty() && toLookAt.isEmpty(); }
};

/// The guides of a standard photo cut from `crop`; only the windows where either is missing.
Guides guidesOf(const Specification& specification, const std::optional<Crop>& crop,
                const std::optional<FaceGeometry>& geometry);

ReportCard reportCard(const Specification& specification, const std::optional<Crop>& crop,
                      const std::optional<FaceGeometry>& geometry, const Findings& findings);

} // namespace mianguan
