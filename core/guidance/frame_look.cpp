#include "core/guidance/frame_look.h"

#include "core/portrait/checks/evidence.h"
#include "core/portrait/checks/sharpness.h"
#include "core/portrait/crop_solver.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

/// Hair top above the eyes over the chin below them: the upper quartile of development portraits, so that
/// high hair has room too.
constexpr double hairOverChin = 1.2;

double eyesY(const FaceGeometry& face) { return (face.leftEye.y() + face.rightEye.y()) / 2; }

double expectedHairTop(const FaceGeometry& face) {
    return eyesY(face) - hairOverChin * (face.chin.y() - eyesY(face));
}

/// As if the person filled the sides: only the wall above him is sure to be wall.
void chooseCrop(Scene& scene) {
    const double hairTop = expectedHairTop(scene.face);
    CropLimits limits;
    limits.picture = scene.work.size();
    limits.topTouched = hairTop <= 0;
    scene.face.hairTop = std::max(0., hairTop);
    scene.crop = solveCrop(scene.face, scene.specification, limits);
}

Finding resolution(const Scene& scene, const GuidePicture& picture) {
    const double full = double(picture.full.width) / picture.bgr.cols;
    return checks::judged({QStringLiteral("source-resolution"),
                           full / scene.portraitScale(),
                           QStringLiteral("ratio"),
                           QStringLiteral("low"),
                           {},
                           {}},
                          scene.specification);
}

/// The face from the eyes to the chin at the portrait's size, from the frame's own pixels.
Finding sharpness(const Scene& scene, const GuidePicture& picture) {
    const QString id = QStringLiteral("sharpness");
    if (picture.grey.empty()) return checks::notAssessed(id);
    const double toFull = double(picture.full.width) / picture.bgr.cols;
    const double toPortrait = scene.portraitScale() / toFull;
    const double top = scene.eyesBox().top();
    const cv::Rect2d face(scene.face.faceLeft * toFull, top * toFull,
                          (scene.face.faceRight - scene.face.faceLeft) * toFull,
                          (scene.face.chin.y() - top) * toFull);
    const cv::Rect inside = cv::Rect(face) & cv::Rect({}, picture.grey.size());
    if (inside.area() < 400 || toPortrait > 1.2) return checks::notAssessed(id);
    cv::Mat patch;
    cv::resize(picture.grey(inside), patch, {}, toPortrait, toPortrait, cv::INTER_AREA);
    return checks::judged(
        {id, checks::detailRatio(patch), QStringLiteral("ratio"), QStringLiteral("blurred"), {}, {}},
        scene.specification);
}

} // namespace

QRectF regionOf(const cv::Size& frame, const Specification& specification) {
    const QSizeF size = QSizeF(specification.size).scaled(frame.width, frame.height, Qt::KeepAspectRatio);
    return {QPointF((frame.width - size.width()) / 2, (frame.height - size.height()) / 2), size};
}

SitterPlace placeOf(const FaceGeometry& face, const QRectF& region, const Specification& specification) {
    const double scale = specification.size.width() / region.width();
    return {(face.faceRight - face.faceLeft) * scale,
            ((face.faceLeft + face.faceRight) / 2 - region.center().x()) * scale,
            (eyesY(face) - region.top()) * scale, (expectedHairTop(face) - region.top()) * scale};
}

Findings foreseen(Scene& scene, const GuidePicture& picture) {
    chooseCrop(scene);
    constexpr Finding (*seen[])(const Scene&) = {
        checks::faceCount, checks::faceWidth, checks::hairTop,   checks::eyeLine,  checks::centring,
        checks::roll,      checks::yaw,       checks::pitch,     checks::eyesOpen, checks::mouthClosed,
        checks::lightEven, checks::exposure,  checks::colourCast};
    Findings findings{resolution(scene, picture), sharpness(scene, picture)};
    for (const auto check : seen)
        findings += check(scene);
    findings.removeIf([&](const Finding& finding) {
        return scene.specification.limits(finding.id).severity == Severity::Off;
    });
    return findings;
}

Finding foreseenGlare(Scene& scene) {
    auto evidence = std::make_shared<checks::FaceEvidence>();
    evidence->lenses = checks::eyeViews(scene);
    scene.evidence = evidence;
    return checks::glassesGlare(scene);
}

} // namespace mianguan
