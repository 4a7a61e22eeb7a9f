#include "core/guidance/plate_check.h"

#include "core/guidance/reduced.h"
#include "core/portrait/backdrop.h"
#include "core/portrait/face_finder.h"
#include "core/portrait/guarded.h"

namespace mianguan {

namespace {

constexpr int workSide = 640;                  // px
constexpr double darkest = 25, brightest = 97; // L*; a white wall well lit is at 95
constexpr double mostBurnt = 0.02;
constexpr double mostUneven = 35;     // % of linear light between two sides
constexpr double leastPerson = 0.015; // share of the picture

bool somebodyIn(const cv::Mat& bgr, const Vision& vision) {
    if (!findFaces(bgr, vision).faces.empty()) return true;
    const cv::Mat person = vision.segmenter.segment(bgr);
    return cv::countNonZero(person > 0.6) > leastPerson * double(person.total());
}

/// As the portraits' own backdrop estimate sees it when nobody is there.
bool isPlain(const cv::Mat& bgr) {
    Guard nobody;
    nobody.person = nobody.hair = nobody.skin = cv::Mat::zeros(bgr.size(), CV_32F);
    nobody.cell = std::max(bgr.cols, bgr.rows) / 256.;
    return findBackdrop(bgr, nobody, {}).source == BackgroundSource::Wall;
}

PlateFault faultOf(const cv::Mat& bgr, const LightReading& light, const Vision& vision) {
    if (somebodyIn(bgr, vision)) return PlateFault::Somebody;
    if (light.level < darkest) return PlateFault::TooDark;
    if (light.level > brightest || light.burnt > mostBurnt) return PlateFault::TooBright;
    if (!isPlain(bgr)) return PlateFault::NotPlain;
    if (light.unevenness() > mostUneven) return PlateFault::Uneven;
    return PlateFault::None;
}

} // namespace

QString PlateVerdict::sentence() const {
    const auto say = [](const char* text) { return QCoreApplication::translate("Plate", text); };
    switch (fault) {
    case PlateFault::None:
        return say(QT_TRANSLATE_NOOP("Plate", "The picture of the empty backdrop is good."));
    case PlateFault::Somebody:
        return say(QT_TRANSLATE_NOOP(
            "Plate", "Somebody or something is before the backdrop. Clear it and take the picture again."));
    case PlateFault::TooDark:
        return say(QT_TRANSLATE_NOOP(
            "Plate", "The backdrop is too dark. Switch the lamps on and take the picture again."));
    case PlateFault::TooBright:
        return say(QT_TRANSLATE_NOOP(
            "Plate", "The backdrop is overexposed. Lower the exposure and take the picture again."));
    case PlateFault::Uneven:
        return say(QT_TRANSLATE_NOOP("Plate", "The backdrop is lit unevenly. Move the lamps until its sides "
                                              "are alike and take the picture again."));
    case PlateFault::NotPlain:
        break;
    }
    return say(QT_TRANSLATE_NOOP(
        "Plate", "The backdrop is not plain. Remove what is in the picture, or hang a plain cloth."));
}

Result<PlateVerdict> checkPlate(const cv::Mat& bgr, const Vision& vision) {
    return guarded([&]() -> Result<PlateVerdict> {
        PlateVerdict verdict;
        const cv::Mat small = reducedTo(bgr, workSide);
        verdict.light = lightOf(small);
        verdict.fault = faultOf(small, verdict.light, vision);
        return verdict;
    });
}

} // namespace mianguan
