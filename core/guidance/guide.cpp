#include "core/guidance/guide.h"

#include "core/portrait/guarded.h"
#include "core/vision/mesh_contours.h"

#include <cmath>
#include <utility>

namespace mianguan {

namespace {

constexpr int searchEvery = 6; // frames: who comes into the picture is seen within a fifth of a second
constexpr int glareEvery = 5;

QPointF shareOf(cv::Point2f point, const cv::Size& size) {
    return {double(point.x) / size.width, double(point.y) / size.height};
}

QPointF shareOf(QPointF point, const cv::Size& size) {
    return {point.x() / size.width, point.y() / size.height};
}

QRectF shareOf(const QRectF& rect, const cv::Size& size) {
    return {rect.x() / size.width, rect.y() / size.height, rect.width() / size.width,
            rect.height() / size.height};
}

} // namespace

Result<std::shared_ptr<const GuideModels>> GuideModels::load(const QString& folder) {
    auto detector = FaceDetector::load(folder);
    if (!detector) return Fail(detector.error());
    auto mesher = FaceMesher::load(folder);
    if (!mesher) return Fail(mesher.error());
    auto eyes = EyeState::load(folder);
    if (!eyes) return Fail(eyes.error());
    return std::shared_ptr<const GuideModels>(
        new GuideModels{std::move(*detector), std::move(*mesher), std::move(*eyes)});
}

Guide::Guide(std::shared_ptr<const GuideModels> loaded, const Specification& specification)
    : models(std::move(loaded)), spec(specification) {}

/// A face known from the frame before is followed. Now and then all are searched for: the known one stays
/// when the search misses it, and one that is missed at a glance is looked for as in a photo.
void Guide::findFace(const cv::Mat& bgr) {
    const bool due = --untilSearch < 0;
    if (due) untilSearch = searchEvery;
    const bool known = bgr.size() == std::exchange(lastSize, bgr.size()) && found.faces.size() == 1;
    if (known) found.mesh = models->mesher.follow(bgr, *found.mesh);
    const bool there = known && found.mesh->presence >= minFacePresence;
    if (there && !due) return;
    FoundFaces all = due && !there
                         ? findFaces(bgr, models->detector, models->mesher)
                         : peopleAmong(models->detector.detect(bgr, minFaceScore), bgr, models->mesher);
    if (!there || !all.faces.empty()) found = std::move(all);
}

void Guide::measure(GuideFrame& frame, const GuidePicture& picture) {
    const cv::Size size = picture.bgr.size();
    const Picture original{picture.bgr, {}};
    Scene scene{original, spec};
    scene.work = picture.bgr;
    scene.found = found;
    scene.face = geometryOf(scene.mesh());
    scene.pose = poseOf(scene.mesh());
    scene.eyes = models->eyes.openness(scene.work, scene.mesh());
    frame.findings = foreseen(scene, picture);
    if (--untilGlare < 0) {
        glare = foreseenGlare(scene);
        untilGlare = glareEvery;
    }
    frame.findings += *glare;
    frame.place = placeOf(scene.face, regionOf(size, spec), spec);
    frame.movement = movementAt(scene.face, frame.ms);
    frame.crop = shareOf(QRectF(scene.crop.x, scene.crop.y, scene.crop.width, scene.crop.height), size);
    frame.leftEye = shareOf(scene.face.leftEye, size);
    frame.rightEye = shareOf(scene.face.rightEye, size);
    for (const int index : contours::faceOval)
        frame.outline += shareOf(scene.mesh().at(size_t(index)), size);
}

double Guide::movementAt(const FaceGeometry& face, qint64 ms) {
    const QPointF now = (face.leftEye + face.rightEye) / 2;
    places.emplace_back(ms, now);
    while (places.front().first < ms - movementSpan)
        places.pop_front();
    double farthest = 0;
    for (const auto& [when, place] : places)
        farthest = std::max(farthest, std::hypot(place.x() - now.x(), place.y() - now.y()));
    return farthest / std::max(1., face.faceRight - face.faceLeft);
}

void Guide::decide(GuideFrame& frame) {
    const Situation situation{frame.faces, frame.place, frame.findings, frame.movement};
    frame.ready = needsOf(situation, spec).isEmpty();
    frame.instruction = hold.next(needsOf(situation, spec, hold.shown()), frame.ms);
    if (!frame.ready)
        readySince.reset();
    else if (!readySince)
        readySince = frame.ms;
    frame.steadyFor = readySince ? frame.ms - *readySince : 0;
}

Result<GuideFrame> Guide::look(const GuidePicture& picture, qint64 ms) {
    return guarded([&]() -> Result<GuideFrame> {
        GuideFrame frame;
        frame.ms = ms;
        frame.region = shareOf(regionOf(picture.bgr.size(), spec), picture.bgr.size());
        findFace(picture.bgr);
        frame.faces = int(found.faces.size());
        if (frame.faces == 1)
            measure(frame, picture);
        else
            glare.reset(), untilGlare = 0, places.clear();
        decide(frame);
        return frame;
    });
}

} // namespace mianguan
