#pragma once

#include "core/identify/card_geometry.h"
#include "core/identify/identity_check.h"

#include <QList>

namespace mianguan {

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

struct CardConfidence {
    double name = 0, sex = 0, ethnicGroup = 0, birthDate = 0, address = 0, identityNumber = 0; ///< 0–1

    bool operator==(const CardConfidence&) const = default;
};

/// What is printed on the front of a second-generation identity card. A field that was not read is empty.
struct CardFace {
    QString name, ethnicGroup, address;
    PrintedSex sex = PrintedSex::Unknown;
    QDate birthDate;        ///< printed, and the number's where that was read
    QString identityNumber; ///< right by GB 11643, read twice alike, and not contradicted by the card's face
    CardConfidence confidence;
    CardCorners corners; ///< pixels of the picture, from the card's own top left, clockwise
    QList<CardTrouble> troubles;

    bool operator==(const CardFace&) const = default;
};

} // namespace mianguan
