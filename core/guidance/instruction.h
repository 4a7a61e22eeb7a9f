#pragma once

#include <QString>

namespace mianguan {

/// The one thing to do next, most important first. Left and right are the sitter's own.
enum class Instruction {
    NoFace,
    SeveralFaces,
    MoveBack,
    ComeCloser,
    MoveLeft,
    MoveRight,
    SitLower,
    SitHigher,
    TiltLeft, ///< he leans to his right
    TiltRight,
    TurnLeft, ///< he looks to his right
    TurnRight,
    ChinUp,
    ChinDown,
    OpenEyes,
    CloseMouth,
    Glare,
    LightLeft, ///< his left cheek is in the dark
    LightRight,
    TooDark,
    TooBright,
    ColourCast,
    HoldStill,
    Blurred, ///< after HoldStill: who moves is blurred too, and focusing would not mend it
    Ready,
};

QString instructionName(Instruction instruction); ///< fixed, e.g. "move-back"
/// To the sitter, or, about lamps and lenses, to whoever runs the camera. Translated.
QString sentenceOf(Instruction instruction);

/// Who can do it.
enum class Audience { Sitter, Operator };
Audience audienceOf(Instruction instruction);
/// For the sitter's own screen: what only the operator can mend is "One moment, please." there.
QString sitterSentenceOf(Instruction instruction);

} // namespace mianguan
