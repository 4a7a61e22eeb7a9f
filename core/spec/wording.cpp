#include "core/spec/wording.h"

#include <QCoreApplication>

#include <cmath>

namespace mianguan {

namespace {

struct Words {
    const char* id;
    const char* cause; ///< empty: the check passed
    const char* text;
};

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

// %1 is the value with its unit.
constexpr Words messages[] = {
    {"face-count", "", QT_TRANSLATE_NOOP("Finding", "Exactly one face.")},
    {"face-count", "none",
     QT_TRANSLATE_NOOP("Finding", "No face was found. Use a photo of the graduate facing the camera.")},
    {"face-count", "many",
     QT_TRANSLATE_NOOP("Finding", "%1 faces were found. Only the graduate may be in the picture.")},
    {"source-resolution", "",
     QT_TRANSLATE_NOOP("Finding", "The original has enough pixels (%1 for each of the portrait's).")},
    {"source-resolution", "low",
     QT_TRANSLATE_NOOP("Finding", "The original has too few pixels (%1 for each of the portrait's). Use the "
                                  "full picture from the camera, not a thumbnail.")},
    {"hair-top", "", QT_TRANSLATE_NOOP("Finding", "The hair begins %1 below the top edge.")},
    {"hair-top", "cut",
     QT_TRANSLATE_NOOP("Finding",
                       "The hair is cut by the frame. Leave space above the head and photograph again.")},
    {"hair-top", "too-high",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The head is too close to the top edge (%1). Photograph again with more space above the head.")},
    {"hair-top", "too-low",
     QT_TRANSLATE_NOOP(
         "Finding",
         "Too much space above the head (%1). Photograph again with more of the chest in the picture.")},
    {"eye-line", "", QT_TRANSLATE_NOOP("Finding", "The eyes are %1 from the top.")},
    {"eye-line", "too-high",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The eyes are too high (%1 from the top). Photograph again with more space above the head.")},
    {"eye-line", "too-low",
     QT_TRANSLATE_NOOP("Finding", "The eyes are too low (%1 from the top). Photograph again with more of the "
                                  "chest in the picture, tall hair laid flat.")},
    {"face-width", "", QT_TRANSLATE_NOOP("Finding", "The face is %1 wide.")},
    {"face-width", "too-small",
     QT_TRANSLATE_NOOP("Finding", "The face is too small (%1 wide). Come closer, or lay high hair flat.")},
    {"face-width", "too-large",
     QT_TRANSLATE_NOOP("Finding", "The face is too large (%1 wide). Stand back so that both shoulders and "
                                  "the chest are in the picture.")},
    {"head-height", "", QT_TRANSLATE_NOOP("Finding", "The head takes %1 of the height.")},
    {"head-height", "too-small",
     QT_TRANSLATE_NOOP("Finding", "The head is too small (%1 of the height). Come closer.")},
    {"head-height", "too-large",
     QT_TRANSLATE_NOOP("Finding", "The head is too large (%1 of the height). Stand back.")},
    {"centring", "", QT_TRANSLATE_NOOP("Finding", "The face is in the middle.")},
    {"centring", "left",
     QT_TRANSLATE_NOOP("Finding", "The face is %1 left of the middle. Move the camera or the seat so that "
                                  "both shoulders are in the picture.")},
    {"centring", "right",
     QT_TRANSLATE_NOOP("Finding", "The face is %1 right of the middle. Move the camera or the seat so that "
                                  "both shoulders are in the picture.")},
    {"roll", "", QT_TRANSLATE_NOOP("Finding", "The eyes are level.")},
    {"roll", "left",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The head leans to the graduate's left by %1. Straighten the head and photograph again.")},
    {"roll", "right",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The head leans to the graduate's right by %1. Straighten the head and photograph again.")},
    {"yaw", "", QT_TRANSLATE_NOOP("Finding", "The face looks straight ahead.")},
    {"yaw", "left",
     QT_TRANSLATE_NOOP("Finding",
                       "The head is turned to the graduate's left by %1. Turn towards the camera.")},
    {"yaw", "right",
     QT_TRANSLATE_NOOP("Finding",
                       "The head is turned to the graduate's right by %1. Turn towards the camera.")},
    {"pitch", "", QT_TRANSLATE_NOOP("Finding", "The head is upright.")},
    {"pitch", "up", QT_TRANSLATE_NOOP("Finding", "The head is tipped back by %1. Lower the chin a little.")},
    {"pitch", "down", QT_TRANSLATE_NOOP("Finding", "The head is bowed by %1. Raise the chin a little.")},
    {"shoulders-level", "", QT_TRANSLATE_NOOP("Finding", "The shoulders are level.")},
    {"shoulders-level", "left",
     QT_TRANSLATE_NOOP("Finding", "The graduate's left shoulder is lower (the line between the shoulders "
                                  "falls by %1). Sit up straight, shoulders level, and photograph again.")},
    {"shoulders-level", "right",
     QT_TRANSLATE_NOOP("Finding", "The graduate's right shoulder is lower (the line between the shoulders "
                                  "falls by %1). Sit up straight, shoulders level, and photograph again.")},
    {"eyes-open", "", QT_TRANSLATE_NOOP("Finding", "Both eyes are open.")},
    {"eyes-open", "left",
     QT_TRANSLATE_NOOP("Finding", "The graduate's left eye looks closed. Photograph again.")},
    {"eyes-open", "right",
     QT_TRANSLATE_NOOP("Finding", "The graduate's right eye looks closed. Photograph again.")},
    {"eyes-open", "both", QT_TRANSLATE_NOOP("Finding", "The eyes look closed. Photograph again.")},
    {"gaze", "", QT_TRANSLATE_NOOP("Finding", "The eyes look at the camera.")},
    {"gaze", "left",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The eyes look to the graduate's left by about %1. Look into the lens and photograph again.")},
    {"gaze", "right",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The eyes look to the graduate's right by about %1. Look into the lens and photograph again.")},
    {"gaze", "up",
     QT_TRANSLATE_NOOP("Finding", "The eyes look up by about %1. Bring the camera to eye height, look into "
                                  "the lens and photograph again.")},
    {"gaze", "down",
     QT_TRANSLATE_NOOP("Finding", "The eyes look down by about %1. Bring the camera to eye height, look into "
                                  "the lens and photograph again.")},
    {"mouth-closed", "", QT_TRANSLATE_NOOP("Finding", "The mouth is closed.")},
    {"mouth-closed", "open",
     QT_TRANSLATE_NOOP("Finding", "The mouth is open. Close the lips and photograph again.")},
    {"teeth", "", QT_TRANSLATE_NOOP("Finding", "No teeth show.")},
    {"teeth", "shown", QT_TRANSLATE_NOOP("Finding", "Teeth show. Close the lips and photograph again.")},
    {"ears-visible", "", QT_TRANSLATE_NOOP("Finding", "Both ears can be seen.")},
    {"ears-visible", "left",
     QT_TRANSLATE_NOOP(
         "Finding", "The graduate's left ear is covered. Put the hair behind the ear and photograph again.")},
    {"ears-visible", "right",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The graduate's right ear is covered. Put the hair behind the ear and photograph again.")},
    {"ears-visible", "both",
     QT_TRANSLATE_NOOP("Finding",
                       "Both ears are covered. Put the hair behind the ears and photograph again.")},
    {"brows-visible", "", QT_TRANSLATE_NOOP("Finding", "Both brows are free.")},
    {"brows-visible", "left",
     QT_TRANSLATE_NOOP("Finding",
                       "Hair covers the graduate's left brow. Put it aside and photograph again.")},
    {"brows-visible", "right",
     QT_TRANSLATE_NOOP("Finding",
                       "Hair covers the graduate's right brow. Put it aside and photograph again.")},
    {"brows-visible", "both",
     QT_TRANSLATE_NOOP("Finding", "Hair covers both brows. Put it aside and photograph again.")},
    {"hair-over-eyes", "", QT_TRANSLATE_NOOP("Finding", "No hair covers the eyes.")},
    {"hair-over-eyes", "left",
     QT_TRANSLATE_NOOP("Finding", "Hair covers the graduate's left eye. Put it aside and photograph again.")},
    {"hair-over-eyes", "right",
     QT_TRANSLATE_NOOP("Finding",
                       "Hair covers the graduate's right eye. Put it aside and photograph again.")},
    {"hair-over-eyes", "both",
     QT_TRANSLATE_NOOP("Finding", "Hair covers both eyes. Put it aside and photograph again.")},
    {"glasses-glare", "", QT_TRANSLATE_NOOP("Finding", "No glare on glasses.")},
    {"glasses-glare", "left",
     QT_TRANSLATE_NOOP("Finding", "Glare on the lens before the graduate's left eye. Lower the chin a little "
                                  "or move the lamps, and photograph again.")},
    {"glasses-glare", "right",
     QT_TRANSLATE_NOOP("Finding", "Glare on the lens before the graduate's right eye. Lower the chin a "
                                  "little or move the lamps, and photograph again.")},
    {"glasses-glare", "both",
     QT_TRANSLATE_NOOP(
         "Finding",
         "Glare on both lenses. Lower the chin a little or move the lamps, and photograph again.")},
    {"glasses-tint", "", QT_TRANSLATE_NOOP("Finding", "No tinted glasses.")},
    {"glasses-tint", "tinted",
     QT_TRANSLATE_NOOP("Finding",
                       "The glasses are tinted. Wear clear glasses or none and photograph again.")},
    {"glasses-frame", "", QT_TRANSLATE_NOOP("Finding", "No frame covers the eyes.")},
    {"glasses-frame", "left",
     QT_TRANSLATE_NOOP("Finding", "The frame of the glasses covers the graduate's left eye. Push the glasses "
                                  "up and photograph again.")},
    {"glasses-frame", "right",
     QT_TRANSLATE_NOOP("Finding", "The frame of the glasses covers the graduate's right eye. Push the "
                                  "glasses up and photograph again.")},
    {"glasses-frame", "both",
     QT_TRANSLATE_NOOP(
         "Finding", "The frame of the glasses covers both eyes. Push the glasses up and photograph again.")},
    {"head-cover", "", QT_TRANSLATE_NOOP("Finding", "The head is bare.")},
    {"head-cover", "hat",
     QT_TRANSLATE_NOOP(
         "Finding",
         "A hat or scarf covers the head. Take it off and photograph again, or confirm the exception.")},
    {"head-cover", "ornament",
     QT_TRANSLATE_NOOP("Finding", "There is an ornament in the hair. Take it off and photograph again.")},
    {"earrings", "", QT_TRANSLATE_NOOP("Finding", "No earrings are seen.")},
    {"earrings", "left",
     QT_TRANSLATE_NOOP("Finding",
                       "An earring at the graduate's left ear. Take it off and photograph again.")},
    {"earrings", "right",
     QT_TRANSLATE_NOOP("Finding",
                       "An earring at the graduate's right ear. Take it off and photograph again.")},
    {"earrings", "both",
     QT_TRANSLATE_NOOP("Finding", "Earrings at both ears. Take them off and photograph again.")},
    {"necklace", "", QT_TRANSLATE_NOOP("Finding", "No necklace is seen.")},
    {"necklace", "worn",
     QT_TRANSLATE_NOOP("Finding", "This looks like a necklace. Take it off and photograph again.")},
    {"occlusion", "", QT_TRANSLATE_NOOP("Finding", "Nothing covers the face.")},
    {"occlusion", "face",
     QT_TRANSLATE_NOOP("Finding", "Something covers part of the face. Free the face and photograph again.")},
    {"occlusion", "mouth",
     QT_TRANSLATE_NOOP("Finding", "Something covers the mouth. Free the face and photograph again.")},
    {"occlusion", "nose",
     QT_TRANSLATE_NOOP("Finding", "Something covers the nose. Free the face and photograph again.")},
    {"clothes-contrast", "", QT_TRANSLATE_NOOP("Finding", "The clothes stand out from the background.")},
    {"clothes-contrast", "same-colour",
     QT_TRANSLATE_NOOP("Finding", "The clothes have nearly the colour of the background. Photograph again in "
                                  "clothes of another colour, a dark jacket for instance.")},
    {"sharpness", "", QT_TRANSLATE_NOOP("Finding", "The face is sharp.")},
    {"sharpness", "blurred",
     QT_TRANSLATE_NOOP("Finding",
                       "The face is blurred. Focus on the eyes, hold still and photograph again.")},
    {"noise", "", QT_TRANSLATE_NOOP("Finding", "The picture is clean.")},
    {"noise", "grain",
     QT_TRANSLATE_NOOP("Finding",
                       "The picture is noisy. Add light, lower the ISO setting and photograph again.")},
    {"compression", "", QT_TRANSLATE_NOOP("Finding", "No trace of strong compression.")},
    {"compression", "blocks",
     QT_TRANSLATE_NOOP("Finding", "The picture was compressed too strongly. Use the original file from the "
                                  "camera, not one sent by a chat program or saved again.")},
    {"exposure", "", QT_TRANSLATE_NOOP("Finding", "The face is well exposed.")},
    {"exposure", "dark",
     QT_TRANSLATE_NOOP("Finding", "The face is too dark. Add light or open the exposure.")},
    {"exposure", "bright",
     QT_TRANSLATE_NOOP("Finding", "The face is too bright. Move the lamps away or close the exposure.")},
    {"red-eye", "", QT_TRANSLATE_NOOP("Finding", "The eyes are not red.")},
    {"red-eye", "red",
     QT_TRANSLATE_NOOP("Finding", "The flash has turned the pupils red. Photograph again with the lamps "
                                  "instead of the flash on the camera.")},
    {"light-even", "", QT_TRANSLATE_NOOP("Finding", "The light is even on both sides.")},
    {"light-even", "left",
     QT_TRANSLATE_NOOP("Finding", "The picture's left side of the face is darker. Balance the two lamps.")},
    {"light-even", "right",
     QT_TRANSLATE_NOOP("Finding", "The picture's right side of the face is darker. Balance the two lamps.")},
    {"face-shadow", "", QT_TRANSLATE_NOOP("Finding", "No hard shadow lies on the face.")},
    {"face-shadow", "shadow",
     QT_TRANSLATE_NOOP("Finding", "A hard shadow lies on the face. Turn the lamps to 45° on both sides, take "
                                  "away what stands before them, lift hair and brim, and photograph again.")},
    {"hot-spots", "", QT_TRANSLATE_NOOP("Finding", "No glare on the skin.")},
    {"hot-spots", "burnt",
     QT_TRANSLATE_NOOP("Finding", "The skin is burnt out in places. Pat the face dry, soften or move the "
                                  "lamps, close the exposure a little, and photograph again.")},
    {"colour-cast", "", QT_TRANSLATE_NOOP("Finding", "The colours are natural.")},
    {"colour-cast", "cast",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The skin has an unnatural colour. Set the white balance to the lamps and switch filters off.")},
    {"colour-cast", "grey", QT_TRANSLATE_NOOP("Finding", "The picture has no colour. Use a colour photo.")},
    {"natural-picture", "", QT_TRANSLATE_NOOP("Finding", "A photograph of a person.")},
    {"natural-picture", "drawing",
     QT_TRANSLATE_NOOP("Finding", "This looks like a drawing, not a photograph. Photograph the graduate.")},
    {"recapture", "", QT_TRANSLATE_NOOP("Finding", "No sign of a photo taken of a photo.")},
    {"recapture", "pattern",
     QT_TRANSLATE_NOOP("Finding", "A fine pattern lies over the picture, as of a screen or a print. "
                                  "Photograph the graduate, not a picture of the graduate.")},
    {"recapture", "frame",
     QT_TRANSLATE_NOOP("Finding",
                       "The picture has a frame around it, as of a screen's or a paper's edge. Photograph "
                       "the graduate, not a picture of the graduate; a border may not be added.")},
    {"selfie", "", QT_TRANSLATE_NOOP("Finding", "The photo was not taken at arm's length.")},
    {"selfie", "near",
     QT_TRANSLATE_NOOP("Finding", "The camera was only %1 from the face, as for a selfie. Have someone else "
                                  "photograph from 1.5 m or more.")},
    {"selfie", "front-camera",
     QT_TRANSLATE_NOOP("Finding", "The photo was taken with the front camera of a phone. Have someone else "
                                  "photograph with the main camera from 1.5 m or more.")},
    {"selfie", "mirrored",
     QT_TRANSLATE_NOOP("Finding", "The file says that the picture is mirrored, as selfies are. Have someone "
                                  "else photograph with the main camera.")},
    {"picture-age", "", QT_TRANSLATE_NOOP("Finding", "The photo is recent (%1).")},
    {"picture-age", "old",
     QT_TRANSLATE_NOOP("Finding", "By the camera's clock the photo is %1 old, more than is allowed. "
                                  "Photograph again; if the camera's clock is wrong, set it.")},
    {"picture-age", "future",
     QT_TRANSLATE_NOOP("Finding",
                       "By the camera's clock the photo was taken %1 from now. Set the camera's clock.")},
    {"background-even", "",
     QT_TRANSLATE_NOOP("Finding", "The background is even and of the required colour.")},
    {"background-even", "uneven",
     QT_TRANSLATE_NOOP("Finding", "The background is not even. Use a plain backdrop without shadows.")},
    {"background-even", "colour",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The background has not the required colour. Have the portrait made again from the original.")},
    {"matte-quality", "", QT_TRANSLATE_NOOP("Finding", "The outline was cut out clearly.")},
    {"matte-quality", "weak",
     QT_TRANSLATE_NOOP("Finding", "The outline was hard to cut out; look at hair and shoulders closely. A "
                                  "plain backdrop or a picture of the empty backdrop helps.")},
    {"plate-unfit", "", QT_TRANSLATE_NOOP("Finding", "The picture of the empty backdrop fits.")},
    {"plate-unfit", "size",
     QT_TRANSLATE_NOOP("Finding", "The picture of the empty backdrop has another size and was not used. "
                                  "Photograph it with the same camera setting.")},
    {"plate-unfit", "moved",
     QT_TRANSLATE_NOOP("Finding", "The picture of the empty backdrop no longer fits and was not used: "
                                  "camera, light or backdrop has changed. Photograph it again.")},
    {"file-format", "", QT_TRANSLATE_NOOP("Finding", "A colour JPEG of the required size.")},
    {"file-format", "kind", QT_TRANSLATE_NOOP("Finding", "The file is not a 24-bit JPEG.")},
    {"file-format", "size",
     QT_TRANSLATE_NOOP("Finding", "The picture has not the required width and height in pixels.")},
    {"file-format", "quality", QT_TRANSLATE_NOOP("Finding", "The JPEG quality is too low.")},
    {"file-size", "", QT_TRANSLATE_NOOP("Finding", "The file has %1.")},
    {"file-size", "too-small", QT_TRANSLATE_NOOP("Finding", "The file is too small (%1).")},
    {"file-size", "too-large", QT_TRANSLATE_NOOP("Finding", "The file is too large (%1).")},
    {"file-dpi", "", QT_TRANSLATE_NOOP("Finding", "The file states %1.")},
    {"file-dpi", "wrong",
     QT_TRANSLATE_NOOP("Finding", "The file does not state the required dots per inch.")},
};

const char* messageSource(const Finding& finding) {
    const bool passed = finding.cause.isEmpty();
    for (const Words& words : messages)
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
