#pragma once

#include "core/identify/card_face.h"
#include "core/identify/code_found.h"

#include <optional>

namespace mianguan {

enum class SightDeed { Still, Frame, Card };

/// What is to be seen in a picture, which travels beside it in sealed memory: rows without gaps, grey for
/// codes, BGR for a card.
struct SightTask {
    SightDeed deed = SightDeed::Still;
    int look = 0; ///< Still: which way of looking; Frame: the turn
    cv::Size size;

    qint64 pictureBytes() const {
        return qint64(size.width) * size.height * (deed == SightDeed::Card ? 3 : 1);
    }
    bool operator==(const SightTask&) const = default;
};

struct CodesSeen {
    QList<CodeFound> codes;
    bool wasLast = false; ///< there is no further way of looking

    bool operator==(const CodesSeen&) const = default;
};

struct CardSeen {
    QString missingModel; ///< a file; nothing could be read then
    std::optional<CardFace> face;

    bool operator==(const CardSeen&) const = default;
};

QByteArray toBytes(const SightTask& task);
QByteArray toBytes(const CodesSeen& seen); ///< of more codes than a message holds the first
QByteArray toBytes(const CardSeen& seen);

/// Nothing for bytes that are not of this form, or say what cannot be: a number that is not right by GB
/// 11643, a birth date or sex that is not its own.
std::optional<SightTask> sightTaskFrom(const QByteArray& bytes);
std::optional<CodesSeen> codesSeenFrom(const QByteArray& bytes);
std::optional<CardSeen> cardSeenFrom(const QByteArray& bytes);

} // namespace mianguan
