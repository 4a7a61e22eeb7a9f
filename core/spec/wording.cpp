#include "core/spec/wording.h"

#include "core/spec/finding_messages.h"

#include <QCoreApplication>

#include <cmath>

namespace mianguan {

namespace {

constexpr const char* context = "Finding";

struct Title {
    const char* id;
    const char* text;
};

constexpr Title titles[] = {
    {"face-count", QT_TRANSLATE_NOOP("Finding", "Faces")},
    {"source-resolution", QT_TRANSLATE_NOOP("Finding", "Source resolution")},
    {"hair-top", QT_TRANSLATE_NOOP("Finding", "Space above the hair")},
    {"eye-line", QT_TRANSLATE_NOOP("Finding", "Eye line")},
    {"face-width", QT_TRANSLATE_NOOP("Finding", "Face width")},
    {"head-height", QT_TRANSLATE_NOOP("Finding", "Head height")},
    {"centring", QT_TRANSLATE_NOOP("Finding", "Centring")},
    {"roll", QT_TRANSLATE_NOOP("Finding", "Head tilt")},
    {"yaw", QT_TRANSLATE_NOOP("Finding", "Head turn")},
    {"pitch", QT_TRANSLATE_NOOP("Finding", "Head up or down")},
    {"shoulders-level", QT_TRANSLATE_NOOP("Finding", "Shoulders")},
    {"eyes-open", QT_TRANSLATE_NOOP("Finding", "Eyes open")},
    {"gaze", QT_TRANSLATE_NOOP("Finding", "Gaze")},
    {"mouth-closed", QT_TRANSLATE_NOOP("Finding", "Mouth closed")},
    {"teeth", QT_TRANSLATE_NOOP("Finding", "Teeth")},
    {"ears-visible", QT_TRANSLATE_NOOP("Finding", "Ears visible")},
    {"brows-visible", QT_TRANSLATE_NOOP("Finding", "Brows visible")},
    {"hair-over-eyes", QT_TRANSLATE_NOOP("Finding", "Hair over the eyes")},
    {"glasses-glare", QT_TRANSLATE_NOOP("Finding", "Glare on glasses")},
    {"glasses-tint", QT_TRANSLATE_NOOP("Finding", "Tinted glasses")},
    {"glasses-frame", QT_TRANSLATE_NOOP("Finding", "Frame over the eyes")},
    {"head-cover", QT_TRANSLATE_NOOP("Finding", "Head covering")},
    {"earrings", QT_TRANSLATE_NOOP("Finding", "Earrings")},
    {"necklace", QT_TRANSLATE_NOOP("Finding", "Necklace")},
    {"occlusion", QT_TRANSLATE_NOOP("Finding", "Face free")},
    {"clothes-contrast", QT_TRANSLATE_NOOP("Finding", "Clothes against the background")},
    {"sharpness", QT_TRANSLATE_NOOP("Finding", "Sharpness")},
    {"noise", QT_TRANSLATE_NOOP("Finding", "Noise")},
    {"compression", QT_TRANSLATE_NOOP("Finding", "Compression")},
    {"exposure", QT_TRANSLATE_NOOP("Finding", "Exposure")},
    {"red-eye", QT_TRANSLATE_NOOP("Finding", "Red eyes")},
    {"light-even", QT_TRANSLATE_NOOP("Finding", "Even light")},
    {"face-shadow", QT_TRANSLATE_NOOP("Finding", "Shadow on the face")},
    {"hot-spots", QT_TRANSLATE_NOOP("Finding", "Glare on the skin")},
    {"colour-cast", QT_TRANSLATE_NOOP("Finding", "Colour")},
    {"natural-picture", QT_TRANSLATE_NOOP("Finding", "Real photograph")},
    {"recapture", QT_TRANSLATE_NOOP("Finding", "Photograph of a photograph")},
    {"selfie", QT_TRANSLATE_NOOP("Finding", "Selfie")},
    {"picture-age", QT_TRANSLATE_NOOP("Finding", "Date of the photo")},
    {"background-even", QT_TRANSLATE_NOOP("Finding", "Background")},
    {"matte-quality", QT_TRANSLATE_NOOP("Finding", "Cut-out")},
    {"plate-unfit", QT_TRANSLATE_NOOP("Finding", "Picture of the empty backdrop")},
    {"file-format", QT_TRANSLATE_NOOP("Finding", "File format")},
    {"file-size", QT_TRANSLATE_NOOP("Finding", "File size")},
    {"file-dpi", QT_TRANSLATE_NOOP("Finding", "Print resolution")},
};

const char* messageSource(const Finding& finding) {
    const bool passed = finding.cause.isEmpty();
    for (const FindingMessage& words : findingMessages())
        if (finding.id == QLatin1String(words.id) &&
            (passed ? words.cause[0] == '\0' : finding.cause == QLatin1String(words.cause)))
            return words.text;
    return nullptr;
}

QString unitText(const QString& unit) {
    if (unit == QLatin1String("px")) return QCoreApplication::translate("Finding", "%1 px");
    if (unit == QLatin1String("deg")) return QCoreApplication::translate("Finding", "%1°");
    if (unit == QLatin1String("dpi")) return QCoreApplication::translate("Finding", "%1 dpi");
    if (unit == QLatin1String("bytes")) return QCoreApplication::translate("Finding", "%1 bytes");
    if (unit == QLatin1String("days")) return QCoreApplication::translate("Finding", "%1 days");
    if (unit == QLatin1String("m")) return QCoreApplication::translate("Finding", "%1 m");
    return QStringLiteral("%1");
}

/// A pixel value that fails by less than one must not read as if it lay on the limit.
int decimalsFor(const Finding& finding) {
    const QString& unit = finding.unit;
    if (unit == QLatin1String("px")) return finding.status == Status::Pass ? 0 : 1;
    if (unit == QLatin1String("deg") || unit == QLatin1String("dE") || unit == QLatin1String("m")) return 1;
    return unit == QLatin1String("ratio") || unit == QLatin1String("score") ? 2 : 0;
}

} // namespace

QString titleOf(const QString& findingId) {
    for (const Title& title : titles)
        if (findingId == QLatin1String(title.id)) return QCoreApplication::translate(context, title.text);
    return findingId;
}

QString valueText(const Finding& finding) {
    if (!finding.value) return {};
    const int decimals = decimalsFor(finding);
    const bool rounds = std::abs(*finding.value) < 0.5 * std::pow(10, -decimals); // never "-0"
    return unitText(finding.unit).arg(rounds ? 0. : *finding.value, 0, 'f', decimals);
}

QString messageFor(const Finding& finding) {
    if (finding.status == Status::NotAssessed)
        return QCoreApplication::translate("Finding", "Could not be assessed.");
    const char* source = messageSource(finding);
    if (!source) return titleOf(finding.id);
    Finding shown = finding;
    if (shown.value) shown.value = std::abs(*shown.value); // the words say which side
    const QString text = QCoreApplication::translate(context, source);
    return text.contains(QLatin1String("%1")) ? text.arg(valueText(shown)) : text;
}

} // namespace mianguan
