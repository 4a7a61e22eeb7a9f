#include "core/portrait/report_card.h"

namespace mianguan {

namespace {

Findings& groupFor(ReportCard& card, Status status) {
    switch (status) {
    case Status::Fail:
        return card.toMend;
    case Status::Warn:
        return card.toLookAt;
    case Status::Pass:
        return card.passed;
    case Status::NotAssessed:
        break;
    }
    return card.notAssessed;
}

} // namespace

Guides guidesOf(const Specification& specification, const std::optional<Crop>& crop,
                const std::optional<FaceGeometry>& geometry) {
    Guides guides{specification.size,
                  specification.hairTop,
                  specification.eyeLine,
                  specification.faceWidth,
                  {},
                  {},
                  {}};
    if (!crop || !geometry || crop->width <= 0) return guides;
    const double scale = specification.size.width() / crop->width;
    const auto xOf = [&](double x) { return (x - crop->x) * scale; };
    const auto yOf = [&](double y) { return (y - crop->y) * scale; };
    guides.eyeLineAt = yOf((geometry->leftEye.y() + geometry->rightEye.y()) / 2);
    if (geometry->hairTop) guides.hairTopAt = yOf(*geometry->hairTop);
    guides.face = Window{xOf(geometry->faceLeft), xOf(geometry->faceRight)};
    return guides;
}

ReportCard reportCard(const Specification& specification, const std::optional<Crop>& crop,
                      const std::optional<FaceGeometry>& geometry, const Findings& findings) {
    ReportCard card;
    card.guides = guidesOf(specification, crop, geometry);
    for (const Finding& finding : findings)
        groupFor(card, finding.status) += finding;
    return card;
}

} // namespace mianguan
