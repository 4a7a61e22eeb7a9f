#include "core/portrait/checks/evidence.h"

namespace mianguan::checks {

FaceEvidence evidenceOf(const Scene& scene) {
    FaceEvidence evidence;
    const auto make = [&](int which) {
        if (which == 0) evidence.patch = facePatch(scene);
        if (which == 1) evidence.irises = irises(scene);
        if (which == 2) evidence.lenses = eyeViews(scene);
    };
    cv::parallel_for_({0, 3}, [&](const cv::Range& range) {
        for (int which = range.start; which < range.end; ++which)
            make(which);
    });
    return evidence;
}

} // namespace mianguan::checks
