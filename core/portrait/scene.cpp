#include "core/portrait/scene.h"

#include "core/portrait/checks/checks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <future>

namespace mianguan {

namespace {

constexpr double searchSide = 1280; // the detector sees 192 pixels; this leaves enough for faces in parts
constexpr double workFaceWidth = 288;
constexpr double workPixels = 2.5e6;

cv::Mat areaReduced(const cv::Mat& bgr, const cv::Size& size) {
    cv::Mat small;
    cv::resize(bgr, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

/// A picture and its half, which is several times cheaper than any other size and all smaller ones are made
/// from.
class Reducible {
public:
    explicit Reducible(const cv::Mat& bgr) : full(bgr) {}

    cv::Mat at(double scale) {
        if (scale >= 1) return full;
        const cv::Size wanted(std::max(1, cvRound(full.cols * scale)),
                              std::max(1, cvRound(full.rows * scale)));
        if (scale > 0.5) return areaReduced(full, wanted);
        if (half.empty()) half = halfOf(full);
        cv::Mat near = half;
        while (near.cols >= 2 * wanted.width && near.rows >= 2 * wanted.height)
            near = halfOf(near);
        return areaReduced(near, wanted);
    }

private:
    static cv::Mat halfOf(const cv::Mat& bgr) {
        const cv::Size size(bgr.cols / 2, bgr.rows / 2);
        return areaReduced(bgr(cv::Rect({}, size * 2)), size); // exactly two by two
    }

    const cv::Mat full;
    cv::Mat half;
};

double workScale(const cv::Size& picture, double faceWidth, Detail detail) {
    const double whole = std::min(1., std::sqrt(workPixels / picture.area()));
    return detail == Detail::Original ? whole : std::min(whole, workFaceWidth / faceWidth);
}

void scaleFaces(FoundFaces& found, float by) {
    for (Detection& face : found.faces) {
        face.box = cv::Rect2f(face.box.x * by, face.box.y * by, face.box.width * by, face.box.height * by);
        for (cv::Point2f& p : face.points)
            p *= by;
    }
}

FaceGeometry scaled(FaceGeometry face, double by) {
    face.leftEye *= by, face.rightEye *= by, face.chin *= by;
    if (face.hairTop) *face.hairTop *= by;
    face.faceLeft *= by, face.faceRight *= by;
    return face;
}

cv::Mat plateAt(const Picture* plate, const Picture& original, const cv::Size& work, QString& cause) {
    if (!plate) return {};
    if (plate->bgr.size() != original.bgr.size()) {
        cause = QStringLiteral("size");
        return {};
    }
    cv::Mat fitted;
    cv::resize(plate->bgr, fitted, work, 0, 0, cv::INTER_AREA);
    return fitted;
}

} // namespace

QRectF Scene::inOriginal(const cv::Rect2f& r) const {
    const QRectF box(double(r.x) / scale, double(r.y) / scale, double(r.width) / scale,
                     double(r.height) / scale);
    return box & QRectF(0, 0, original.bgr.cols, original.bgr.rows);
}

QRectF Scene::faceBox() const {
    const double top =
        std::min(face.leftEye.y(), face.rightEye.y()) - (face.chin.y() - face.leftEye.y()) * 0.6;
    return QRectF(QPointF(face.faceLeft, top), QPointF(face.faceRight, face.chin.y())) &
           QRectF(0, 0, original.bgr.cols, original.bgr.rows);
}

QRectF Scene::eyesBox() const {
    const double reach = std::abs(face.leftEye.x() - face.rightEye.x()) * 0.4;
    return QRectF(QPointF(std::min(face.rightEye.x(), face.leftEye.x()) - reach,
                          std::min(face.rightEye.y(), face.leftEye.y()) - reach),
                  QPointF(std::max(face.rightEye.x(), face.leftEye.x()) + reach,
                          std::max(face.rightEye.y(), face.leftEye.y()) + reach)) &
           QRectF(0, 0, original.bgr.cols, original.bgr.rows);
}

Scene survey(const Picture& original, const Specification& specification, const Vision& vision,
             const Picture* plate, Stopwatch& watch, Whose whose, Detail detail) {
    Scene scene{original, specification};
    const cv::Mat& bgr = original.bgr;
    const double searchScale = std::min(1., searchSide / std::max(bgr.cols, bgr.rows));
    Reducible reducible(bgr);
    const cv::Mat search = reducible.at(searchScale);
    scene.found = findFaces(search, vision);
    scene.work = search;
    scene.scale = double(search.cols) / bgr.cols;
    if (whose == Whose::LargestFace && scene.found.faces.size() > 1) scene.found.faces.resize(1);
    watch.lap("detect");
    if (!scene.oneFace()) return scene;

    const double faceWidth = double(scene.found.faces.front().box.width) / scene.scale;
    const double wanted = workScale(bgr.size(), faceWidth, detail);
    if (std::abs(wanted - scene.scale) > 0.02) {
        scene.work = reducible.at(wanted);
        const double scale = double(scene.work.cols) / bgr.cols;
        scaleFaces(scene.found, float(scale / scene.scale));
        scene.scale = scale;
        scene.found.mesh = vision.mesher.mesh(scene.work, scene.found.faces.front());
    }
    scene.pose = poseOf(scene.mesh());
    scene.eyes = vision.eyes.openness(scene.work, scene.mesh());
    FaceGeometry face = geometryOf(scene.mesh());
    watch.lap("mesh");
    std::future<FaceParts> parts; // beside the rest, much of which keeps one core only
    if (vision.faceParser && checks::wantsParts(specification))
        parts = std::async(std::launch::async,
                           [&] { return vision.faceParser->parse(scene.work, scene.mesh()); });
    scene.guard = guardPerson(scene.work, scene.found.faces.front().box, vision);
    watch.lap("segment");
    scene.plateGiven = plate != nullptr;
    const cv::Mat plateWork = plateAt(plate, original, scene.work.size(), scene.plateCause);
    scene.backdrop = findBackdrop(scene.work, scene.guard, plateWork);
    if (!scene.backdrop.plateCause.isEmpty()) scene.plateCause = scene.backdrop.plateCause;
    scene.matte = cutOut(scene.work, scene.guard, scene.backdrop, face.faceRight - face.faceLeft);
    watch.lap("matte");
    if (parts.valid()) {
        scene.parts = parts.get();
        watch.lap("parse");
    }
    face.hairTop = hairTopOf(scene.matte.alpha, face);
    scene.face = scaled(face, 1 / scene.scale);
    return scene;
}

} // namespace mianguan
