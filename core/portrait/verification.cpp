#include "core/portrait/verification.h"

#include "core/portrait/face_finder.h"
#include "core/portrait/guarded.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr double searchSide = 1280;

QString say(const char* text) { return QCoreApplication::translate("Likeness", text); }

bool below(const Likeness& likeness, const LikenessPair& limit) {
    return likeness.resnet < limit.resnet && likeness.mobile < limit.mobile;
}

bool onlyEyes(const Hindrances& hindrances) {
    return std::all_of(hindrances.begin(), hindrances.end(),
                       [](Hindrance each) { return each == Hindrance::EyesHidden; });
}

Band bandOf(const Likeness& likeness, const BandLimits& limits) {
    if (likeness.reaches(limits.same) && onlyEyes(likeness.a + likeness.b)) return Band::Same;
    if (below(likeness, limits.different) && likeness.comparable()) return Band::Different;
    return Band::Unsure;
}

QStringList textsOf(const Hindrances& hindrances, const QString& name) {
    QStringList texts;
    for (const Hindrance hindrance : hindrances)
        texts += QStringLiteral("%1: %2").arg(name, hindranceText(hindrance));
    return texts;
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

QJsonObject sideJson(const FaceQuality& quality, const Hindrances& hindrances) {
    QJsonArray names;
    for (const Hindrance hindrance : hindrances)
        names += hindranceName(hindrance);
    return {{QStringLiteral("face_width"), rounded(quality.width)},
            {QStringLiteral("sharpness"), rounded(quality.sharpness)},
            {QStringLiteral("yaw"), rounded(quality.yaw)},
            {QStringLiteral("pitch"), rounded(quality.pitch)},
            {QStringLiteral("eyes"), rounded(quality.eyes)},
            {QStringLiteral("light"), rounded(quality.light)},
            {QStringLiteral("contrast"), rounded(quality.contrast)},
            {QStringLiteral("hindrances"), names}};
}

} // namespace

QString bandName(Band band) {
    switch (band) {
    case Band::Same:
        return QStringLiteral("same");
    case Band::Unsure:
        return QStringLiteral("unsure");
    case Band::Different:
        return QStringLiteral("different");
    }
    return {};
}

QString bandText(Band band) {
    switch (band) {
    case Band::Same:
        return say(QT_TRANSLATE_NOOP("Likeness", "Same person"));
    case Band::Unsure:
        return say(QT_TRANSLATE_NOOP("Likeness", "A person decides"));
    case Band::Different:
        return say(QT_TRANSLATE_NOOP("Likeness", "Different person"));
    }
    return {};
}

Result<FaceTemplate> faceTemplate(const Picture& picture, const Vision& vision) {
    return guarded([&]() -> Result<FaceTemplate> {
        const double scale = std::min(1., searchSide / std::max(picture.bgr.cols, picture.bgr.rows));
        cv::Mat search = picture.bgr;
        if (scale < 1) cv::resize(picture.bgr, search, {}, scale, scale, cv::INTER_AREA);
        const FoundFaces found = findFaces(search, vision);
        if (!found.mesh)
            return fail(
                ErrorKind::Refused,
                QCoreApplication::translate("Portrait", "No face was found in the picture"), {},
                QCoreApplication::translate("Portrait", "Use a photo of one person facing the camera."));
        return FaceTemplate{vision.resnet.embed(search, *found.mesh),
                            vision.mobile.embed(search, *found.mesh),
                            faceQuality(search, *found.mesh, scale, vision)};
    });
}

Likeness compareFaces(const FaceTemplate& a, const FaceTemplate& b, const LikenessBands& bands) {
    Likeness likeness{a.resnet.dot(b.resnet), a.mobile.dot(b.mobile), Band::Unsure, false, {}, {}};
    likeness.reduced = isReduced(a.quality, bands.quality) || isReduced(b.quality, bands.quality);
    likeness.a = hindrancesOf(a.quality, bands.quality);
    likeness.b = hindrancesOf(b.quality, bands.quality);
    likeness.band = bandOf(likeness, likeness.reduced ? bands.reduced : bands.whole);
    return likeness;
}

QString whyNotCompared(const Likeness& likeness, const QString& a, const QString& b) {
    return (textsOf(likeness.a, a) + textsOf(likeness.b, b)).join(QStringLiteral("; "));
}

QJsonObject qualityJson(const Likeness& likeness, const FaceTemplate& a, const FaceTemplate& b) {
    return {{QStringLiteral("comparable"), likeness.comparable()},
            {QStringLiteral("reduced"), likeness.reduced},
            {QStringLiteral("a"), sideJson(a.quality, likeness.a)},
            {QStringLiteral("b"), sideJson(b.quality, likeness.b)}};
}

} // namespace mianguan
