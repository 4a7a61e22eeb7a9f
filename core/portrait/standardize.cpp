#include "core/portrait/standardize.h"

#include "core/portrait/background_distance.h"
#include "core/portrait/checks/checks.h"
#include "core/portrait/composite.h"
#include "core/portrait/crop_solver.h"
#include "core/portrait/guarded.h"
#include "core/portrait/render.h"
#include "core/portrait/stopwatch.h"

#include <QCoreApplication>

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

/// First original row from which the person reaches the picture's edge at this work column; the height when
/// never.
int reachesEdgeFrom(const Scene& scene, int column) {
    constexpr float reaches = 0.3F;
    for (int y = 0; y < scene.matte.alpha.rows; ++y)
        if (scene.matte.alpha.at<float>(y, column) > reaches) return int(y / scene.scale);
    return scene.original.bgr.rows;
}

CropLimits cropLimits(const Scene& scene, bool mayLeave) {
    CropLimits limits;
    limits.picture = scene.original.bgr.size();
    limits.mayLeave = mayLeave;
    limits.topTouched = !scene.face.hairTop;
    limits.leftFrom = reachesEdgeFrom(scene, std::min(1, scene.matte.alpha.cols - 1));
    limits.rightFrom = reachesEdgeFrom(scene, std::max(0, scene.matte.alpha.cols - 2));
    return limits;
}

/// The matte in the portrait's own pixels; nothing outside the original.
cv::Mat portraitMatte(const Scene& scene, const Crop& crop) {
    const QSize& size = scene.specification.size;
    const double step = crop.width / size.width() * scene.scale; // work pixels per portrait pixel
    cv::Mat alpha = scene.matte.alpha, result;
    if (step > 1.1) cv::GaussianBlur(alpha, alpha, {}, 0.4 * step);
    const cv::Matx23d toWork(step, 0, crop.x * scene.scale + step / 2 - 0.5, 0, step,
                             crop.y * scene.scale + step / 2 - 0.5);
    cv::warpAffine(alpha, alpha, toWork, {size.width(), size.height()},
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    alpha.convertTo(result, CV_8U, 255);
    const cv::Rect2d inside((0 - crop.x) / crop.width * size.width(),
                            (0 - crop.y) / crop.height * size.height(),
                            scene.original.bgr.cols / crop.width * size.width(),
                            scene.original.bgr.rows / crop.height * size.height());
    const cv::Rect shown = cv::Rect(cv::Point(cvCeil(inside.x), cvCeil(inside.y)),
                                    cv::Point(cvFloor(inside.br().x + 1e-6), cvFloor(inside.br().y + 1e-6))) &
                           cv::Rect({}, result.size());
    cv::Mat clipped = cv::Mat::zeros(result.size(), CV_8U);
    result(shown).copyTo(clipped(shown));
    return clipped;
}

/// Whether it is worth looking closer: the backdrop's mean colour is near the one required.
bool mayComply(const Scene& scene) {
    constexpr double near = 30; // levels
    const auto& rgb = scene.specification.background;
    return cv::norm(cv::mean(scene.backdrop.colour) - cv::Scalar(rgb[2], rgb[1], rgb[0])) < near;
}

/// Keeps the background when it already is what the specification asks for.
bool keepBackground(Scene& scene) {
    if (!mayComply(scene)) return false;
    const Crop crop = solveCrop(scene.face, scene.specification, cropLimits(scene, false));
    const cv::Mat matte = portraitMatte(scene, crop);
    const cv::Mat portrait = cropped(scene.original.bgr, crop, scene.specification.size);
    const BackgroundDistance distance = backgroundDistance(portrait, matte, scene.specification.background);
    constexpr double unseen = 4; // ΔE that nobody sees over a whole background
    if (distance.pixels < 500 || distance.high > unseen) return false;
    scene.crop = crop;
    scene.portrait = portrait;
    scene.portraitMatte = matte;
    scene.keptBackground = true;
    return true;
}

void replaceBackground(Scene& scene) {
    scene.crop = solveCrop(scene.face, scene.specification, cropLimits(scene, true));
    scene.portraitMatte = portraitMatte(scene, scene.crop);
    scene.portrait = rendered(scene.original.bgr, scene.crop, scene.portraitMatte, scene.specification);
}

Result<void> encode(Portrait& portrait, Scene& scene) {
    auto jpeg = encoded(scene.portrait, scene.specification);
    if (!jpeg) return Fail(jpeg.error());
    auto written = decodePicture(jpeg->bytes);
    if (!written) return Fail(written.error());
    scene.file = written->facts;
    portrait.jpeg = jpeg->bytes;
    portrait.bytes = jpeg->bytes.size();
    portrait.quality = jpeg->quality;
    portrait.size = written->facts.stored;
    portrait.dpi = written->facts.dpi;
    return {};
}

void describe(Portrait& portrait, const Scene& scene) {
    portrait.crop = scene.crop;
    portrait.geometry = scene.face;
    portrait.background = scene.keptBackground ? BackgroundSource::Kept : scene.backdrop.source;
    if (!scene.keptBackground) portrait.matte = scene.portraitMatte;
}

Result<Portrait> standardizeUnguarded(const Picture& original, const Specification& specification,
                                      const Vision& vision, const Picture* plate, QDate day) {
    Portrait portrait;
    Stopwatch watch(portrait.times);
    Scene scene = survey(original, specification, vision, plate, watch);
    scene.day = day;
    if (scene.oneFace()) {
        if (!keepBackground(scene)) replaceBackground(scene);
        watch.lap("compose");
        if (auto done = encode(portrait, scene); !done) return Fail(done.error());
        watch.lap("encode");
        describe(portrait, scene);
    }
    portrait.findings = checks::runAll(scene);
    watch.lap("checks");
    return portrait;
}

Result<Portrait> judgeUnguarded(const Picture& finished, const Specification& specification,
                                const Vision& vision, QDate day) {
    Portrait portrait;
    Stopwatch watch(portrait.times);
    Scene scene = survey(finished, specification, vision, nullptr, watch);
    scene.day = day;
    scene.file = finished.facts;
    scene.keptBackground = true;
    portrait.bytes = finished.facts.bytes;
    portrait.quality = finished.facts.quality;
    portrait.size = finished.facts.stored;
    portrait.dpi = finished.facts.dpi;
    if (scene.oneFace()) {
        scene.crop = {0, 0, double(finished.bgr.cols), double(finished.bgr.rows)};
        scene.portrait = cropped(finished.bgr, scene.crop, specification.size);
        scene.portraitMatte = portraitMatte(scene, scene.crop);
        portrait.geometry = scene.face;
    }
    portrait.findings = checks::runAll(scene);
    watch.lap("checks");
    return portrait;
}

} // namespace

QString backgroundName(BackgroundSource source) {
    switch (source) {
    case BackgroundSource::Kept:
        return QStringLiteral("kept");
    case BackgroundSource::Plate:
        return QStringLiteral("plate");
    case BackgroundSource::Wall:
        return QStringLiteral("wall");
    case BackgroundSource::Model:
        return QStringLiteral("model");
    }
    return {};
}

Result<Portrait> standardize(const Picture& original, const Specification& specification,
                             const Vision& vision, const Picture* plate, QDate day) {
    return guarded([&] { return standardizeUnguarded(original, specification, vision, plate, day); });
}

Result<Portrait> judge(const Picture& finished, const Specification& specification, const Vision& vision,
                       QDate day) {
    return guarded([&] { return judgeUnguarded(finished, specification, vision, day); });
}

Result<cv::Mat> personMatte(const Picture& original, const Vision& vision, const Picture* plate) {
    return guarded([&]() -> Result<cv::Mat> {
        QList<StageTime> times;
        Stopwatch watch(times);
        const Specification any;
        const Scene scene = survey(original, any, vision, plate, watch, Whose::LargestFace, Detail::Original);
        if (!scene.found.mesh)
            return fail(
                ErrorKind::Refused,
                QCoreApplication::translate("Portrait", "No person was found in the picture"), {},
                QCoreApplication::translate("Portrait", "Use a photo of one person facing the camera."));
        cv::Mat matte;
        cv::resize(scene.matte.alpha, matte, original.bgr.size(), 0, 0, cv::INTER_CUBIC);
        matte.convertTo(matte, CV_8U, 255);
        return matte;
    });
}

} // namespace mianguan
