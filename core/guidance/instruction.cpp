#include "core/guidance/instruction.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

struct Words {
    Instruction instruction;
    Audience audience;
    const char* name;
    const char* text;
};

using enum Instruction;

constexpr Words words[] = {
    {NoFace, Audience::Sitter, "no-face",
     QT_TRANSLATE_NOOP("Instruction", "Please sit down facing the camera")},
    {SeveralFaces, Audience::Operator, "several-faces",
     QT_TRANSLATE_NOOP("Instruction", "Only one person may be in the picture")},
    {MoveBack, Audience::Sitter, "move-back", QT_TRANSLATE_NOOP("Instruction", "Move back a little")},
    {ComeCloser, Audience::Sitter, "come-closer", QT_TRANSLATE_NOOP("Instruction", "Come a little closer")},
    {MoveLeft, Audience::Sitter, "move-left", QT_TRANSLATE_NOOP("Instruction", "Move a little to your left")},
    {MoveRight, Audience::Sitter, "move-right",
     QT_TRANSLATE_NOOP("Instruction", "Move a little to your right")},
    {SitLower, Audience::Sitter, "sit-lower", QT_TRANSLATE_NOOP("Instruction", "Sit a little lower")},
    {SitHigher, Audience::Sitter, "sit-higher", QT_TRANSLATE_NOOP("Instruction", "Sit a little higher")},
    {TiltLeft, Audience::Sitter, "tilt-left",
     QT_TRANSLATE_NOOP("Instruction", "Straighten your head to the left")},
    {TiltRight, Audience::Sitter, "tilt-right",
     QT_TRANSLATE_NOOP("Instruction", "Straighten your head to the right")},
    {TurnLeft, Audience::Sitter, "turn-left",
     QT_TRANSLATE_NOOP("Instruction", "Turn your face a little to the left")},
    {TurnRight, Audience::Sitter, "turn-right",
     QT_TRANSLATE_NOOP("Instruction", "Turn your face a little to the right")},
    {ChinUp, Audience::Sitter, "chin-up", QT_TRANSLATE_NOOP("Instruction", "Raise your chin a little")},
    {ChinDown, Audience::Sitter, "chin-down", QT_TRANSLATE_NOOP("Instruction", "Lower your chin a little")},
    {OpenEyes, Audience::Sitter, "open-eyes", QT_TRANSLATE_NOOP("Instruction", "Open your eyes wide")},
    {CloseMouth, Audience::Sitter, "close-mouth", QT_TRANSLATE_NOOP("Instruction", "Close your mouth")},
    {Glare, Audience::Sitter, "glare",
     QT_TRANSLATE_NOOP("Instruction", "Your glasses reflect the lamps; tip them down a little")},
    {LightLeft, Audience::Operator, "light-left",
     QT_TRANSLATE_NOOP("Instruction", "Too dark on the sitter's left; turn up that lamp")},
    {LightRight, Audience::Operator, "light-right",
     QT_TRANSLATE_NOOP("Instruction", "Too dark on the sitter's right; turn up that lamp")},
    {TooDark, Audience::Operator, "too-dark",
     QT_TRANSLATE_NOOP("Instruction", "The picture is too dark; more light")},
    {TooBright, Audience::Operator, "too-bright",
     QT_TRANSLATE_NOOP("Instruction", "The picture is too bright; less light")},
    {ColourCast, Audience::Operator, "colour-cast",
     QT_TRANSLATE_NOOP("Instruction", "The colours are off; set the white balance")},
    {HoldStill, Audience::Sitter, "hold-still", QT_TRANSLATE_NOOP("Instruction", "Hold still")},
    {Blurred, Audience::Operator, "blurred",
     QT_TRANSLATE_NOOP("Instruction", "The face is blurred; focus the camera")},
    {Ready, Audience::Sitter, "ready", QT_TRANSLATE_NOOP("Instruction", "Good, look into the camera")},
};

const Words& wordsOf(Instruction instruction) {
    for (const Words& each : words)
        if (each.instruction == instruction) return each;
    Q_UNREACHABLE();
}

} // namespace

QString instructionName(Instruction instruction) { return QLatin1String(wordsOf(instruction).name); }

QString sentenceOf(Instruction instruction) {
    return QCoreApplication::translate("Instruction", wordsOf(instruction).text);
}

Audience audienceOf(Instruction instruction) { return wordsOf(instruction).audience; }

QString sitterSentenceOf(Instruction instruction) {
    if (audienceOf(instruction) == Audience::Operator)
        return QCoreApplication::translate("Instruction", "One moment, please");
    return sentenceOf(instruction);
}

} // namespace mianguan
