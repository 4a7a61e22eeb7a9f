#pragma once

#include "core/base/result.h"
#include "core/identify/card_finder.h"
#include "core/identify/identity_check.h"

#include <QList>
#include <QString>

#include <opencv2/core.hpp>

namespace mianguan {

class FaceDetector;

/// What keeps a card, or part of it, from being read.
enum class CardTrouble {
    TooFar,       ///< fewer than 6 pixels for a millimetre
    Glare,        ///< a lamp's white over the print
    NumberUnread, ///< print, but no number that two passes agree on
    BirthDiffers, ///< the birth date printed is not the number's; no number is given then
    SexDiffers,   ///< the sex printed is not the number's; no number is given then
    BirthUnread,  ///< the number could not be held against the birth date printed
    NameUnsure,
    AddressUnsure,
    NoFace, ///< no face where the portrait is
};

/// For the person at the desk: what is wrong and what to do.
QString wordsFor(CardTrouble trouble);

struct CardConfidence {
    double name = 0, sex = 0, ethnicGroup = 0, birthDate = 0, address = 0, identityNumber = 0; ///< 0–1
};

/// The front of a second-generation identity card. A field that was not read is empty.
struct CardReading {
    QString name, ethnicGroup, address;
    Sex sex = Sex::Unknown;
    QDate birthDate;        ///< printed, and the number's where that was read
    QString identityNumber; ///< right by GB 11643, read twice alike, and not contradicted by the card's face
    CardConfidence confidence;
    cv::Mat portrait;    ///< BGR, 102:126, 16 px per mm at most; what the picture has for it
    CardCorners corners; ///< pixels of the picture, from the card's own top left, clockwise
    QList<CardTrouble> troubles;
};

/// Reads the card in a picture (CV_8UC3, BGR) that may lie at any angle on anything. With a detector the face
/// in the portrait is looked for. Fails where no card is found, and where the models that read are missing.
Result<CardReading> readCard(const cv::Mat& bgr, const FaceDetector* faces = nullptr);

} // namespace mianguan
