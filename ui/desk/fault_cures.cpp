#include "ui/desk/fault_cures.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

struct Cure {
    const char* finding;
    const char* words;
};

const char lamps[] =
    QT_TRANSLATE_NOOP("FaultCure", "Move the lamps: both at shoulder height, 45° left and right, equally far "
                                   "(1.5–2 m) and equally bright.");
const char height[] = QT_TRANSLATE_NOOP(
    "FaultCure", "Set the camera's height to the eyes and its distance so that the outline is filled.");
const char hair[] =
    QT_TRANSLATE_NOOP("FaultCure", "Have brows, eyes and ears freed at the mirror, before the queue.");

constexpr Cure cures[] = {
    {"light-even", lamps},
    {"face-shadow", lamps},
    {"hot-spots",
     QT_TRANSLATE_NOOP("FaultCure", "Soften or move back the lamps; have paper tissues at the mirror.")},
    {"glasses-glare",
     QT_TRANSLATE_NOOP("FaultCure", "Raise both lamps, or have the glasses tilted down a little.")},
    {"exposure", QT_TRANSLATE_NOOP("FaultCure", "Set the exposure of the camera anew under both lamps.")},
    {"colour-cast",
     QT_TRANSLATE_NOOP("FaultCure", "Set the white balance anew, and keep daylight and room light out.")},
    {"background-even",
     QT_TRANSLATE_NOOP("FaultCure", "Smooth and light the backdrop, then photograph it empty again.")},
    {"matte-quality",
     QT_TRANSLATE_NOOP("FaultCure",
                       "Photograph the empty backdrop again; have the chair's back out of the picture.")},
    {"plate-unfit",
     QT_TRANSLATE_NOOP("FaultCure", "Photograph the empty backdrop again: lamp or camera was moved.")},
    {"sharpness",
     QT_TRANSLATE_NOOP("FaultCure", "Focus on the eyes anew, wipe the lens, see that the stand is firm.")},
    {"noise",
     QT_TRANSLATE_NOOP("FaultCure", "More light on the face, and a lower sensitivity of the camera.")},
    {"red-eye", QT_TRANSLATE_NOOP("FaultCure", "Switch the camera's own flash off.")},
    {"hair-top", height},
    {"eye-line", height},
    {"face-width", height},
    {"head-height", height},
    {"centring",
     QT_TRANSLATE_NOOP("FaultCure",
                       "Put the chair in the middle of the picture and mark its place on the floor.")},
    {"source-resolution",
     QT_TRANSLATE_NOOP("FaultCure", "Choose a larger picture size of the camera, or bring it closer.")},
    {"roll", QT_TRANSLATE_NOOP("FaultCure", "Level the camera, and have the sitter look at his own screen.")},
    {"yaw", QT_TRANSLATE_NOOP("FaultCure", "Turn the chair straight to the camera.")},
    {"pitch", QT_TRANSLATE_NOOP("FaultCure", "Set the camera to the height of the eyes.")},
    {"shoulders-level", QT_TRANSLATE_NOOP("FaultCure", "Have the hands laid on the knees before the shot.")},
    {"eyes-open", QT_TRANSLATE_NOOP("FaultCure", "Count to three before the shot, or take three at once.")},
    {"gaze",
     QT_TRANSLATE_NOOP("FaultCure", "Mark the lens: the sitter is to look there, not at the screen.")},
    {"mouth-closed", QT_TRANSLATE_NOOP("FaultCure", "Say \"mouth closed\" just before the shot.")},
    {"teeth", QT_TRANSLATE_NOOP("FaultCure", "Say \"mouth closed\" just before the shot.")},
    {"ears-visible", hair},
    {"brows-visible", hair},
    {"hair-over-eyes", hair},
    {"clothes-contrast",
     QT_TRANSLATE_NOOP("FaultCure", "Have a dark jacket ready for those in the backdrop's colour.")},
};

} // namespace

QString deskCureFor(const QString& findingId) {
    for (const Cure& cure : cures)
        if (findingId == QLatin1String(cure.finding))
            return QCoreApplication::translate("FaultCure", cure.words);
    return {};
}

} // namespace mianguan
