#include "core/portrait/face_quality.h"

#include "core/portrait/face_geometry.h"

#include <QCoreApplication>

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr int side = 112;
const cv::Rect inner(20, 14, 72, 84); ///< of the patch: the face without hair and backdrop

struct Words {
    Hindrance hindrance;
    const char* name;
    const char* text;
};

constexpr Words words[] = {
    {Hindrance::TooSmall, "too-small",
     QT_TRANSLATE_NOOP("Likeness", "the face is too small; use a larger picture")},
    {Hindrance::Blurred, "blurred",
     QT_TRANSLATE_NOOP("Likeness", "the face is blurred; use a sharp picture")},
    {Hindrance::Turned, "turned",
     QT_TRANSLATE_NOOP("Likeness", "the face is turned away; use a picture from the front")},
    {Hindrance::EyesHidden, "eyes-hidden",
     QT_TRANSLATE_NOOP("Likeness", "the eyes are closed or hidden; use a picture with open eyes")},
    {Hindrance::Dark, "dark", QT_TRANSLATE_NOOP("Likeness", "the face is too dark; use a brighter picture")},
    {Hindrance::Bright, "bright",
     QT_TRANSLATE_NOOP("Likeness", "the face is too bright; use a picture with less light")},
    {Hindrance::Flat, "flat",
     QT_TRANSLATE_NOOP("Likeness", "the face has next to no contrast; use another picture")},
};

const Words& wordsOf(Hindrance hindrance) {
    for (const Words& each : words)
        if (each.hindrance == hindrance) return each;
    Q_UNREACHABLE();
}

/// The face's middle at 112 pixels, a quarter wider than the cheeks.
cv::Mat patchOf(const cv::Mat& bgr, const FaceGeometry& face) {
    const double scale = side / ((face.faceRight - face.faceLeft) * 1.25);
    const double x = (face.faceLeft + face.faceRight) / 2;
    const double eyes = (face.leftEye.y() + face.rightEye.y()) / 2;
    const double y = 0.55 * eyes + 0.45 * face.chin.y();
    cv::Mat source = bgr, patch;
    const double shrink = scale < 0.5 ? 1.5 * scale : 1; // average first, a bilinear warp would alias
    if (shrink < 1) cv::resize(bgr, source, {}, shrink, shrink, cv::INTER_AREA);
    const cv::Matx23d toPatch(scale / shrink, 0, side / 2. - scale * x, 0, scale / shrink,
                              side / 2. - scale * y);
    cv::warpAffine(source, patch, toPatch, {side, side}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return patch;
}

void measureLight(FaceQuality& quality, const cv::Mat& patch) {
    cv::Mat grey, face, smooth, detail;
    cv::cvtColor(patch, grey, cv::COLOR_BGR2GRAY);
    grey(inner).convertTo(face, CV_32F);
    cv::Scalar mean, deviation;
    cv::meanStdDev(face, mean, deviation);
    cv::GaussianBlur(face, smooth, {}, 1.5);
    cv::absdiff(face, smooth, detail);
    quality.light = mean[0];
    quality.contrast = deviation[0];
    quality.sharpness = cv::mean(detail)[0] / std::max(1., deviation[0]);
}

} // namespace

QString hindranceName(Hindrance hindrance) { return QLatin1String(wordsOf(hindrance).name); }

QString hindranceText(Hindrance hindrance) {
    return QCoreApplication::translate("Likeness", wordsOf(hindrance).text);
}

FaceQuality faceQuality(const cv::Mat& bgr, const Mesh& mesh, double scale, const Vision& vision) {
    const FaceGeometry face = geometryOf(mesh);
    const Pose pose = poseOf(mesh);
    const EyeState::Openness eyes = vision.eyes.openness(bgr, mesh);
    FaceQuality quality;
    quality.width = (face.faceRight - face.faceLeft) / scale;
    quality.yaw = pose.yaw;
    quality.pitch = pose.pitch;
    quality.eyes = double(std::max(eyes.left, eyes.right));
    measureLight(quality, patchOf(bgr, face));
    return quality;
}

bool isReduced(const FaceQuality& quality, const QualityLimits& limits) {
    return quality.width < limits.wholeFrom;
}

Hindrances hindrancesOf(const FaceQuality& quality, const QualityLimits& limits) {
    Hindrances found;
    const auto add = [&](bool is, Hindrance hindrance) {
        if (is) found += hindrance;
    };
    add(quality.width < limits.leastWidth, Hindrance::TooSmall);
    add(quality.sharpness < limits.leastSharpness, Hindrance::Blurred);
    add(std::max(std::abs(quality.yaw), std::abs(quality.pitch)) > limits.mostTurn, Hindrance::Turned);
    add(!isReduced(quality, limits) && quality.eyes < limits.leastEyes, Hindrance::EyesHidden);
    add(quality.light < limits.leastLight, Hindrance::Dark);
    add(quality.light > limits.mostLight, Hindrance::Bright);
    add(quality.contrast < limits.leastContrast, Hindrance::Flat);
    return found;
}

} // namespace mianguan
