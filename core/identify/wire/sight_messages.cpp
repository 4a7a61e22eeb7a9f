#include "core/identify/wire/sight_messages.h"

#include "core/base/cbor.h"

#include <QCborArray>

#include <algorithm>
#include <cmath>
#include <utility>

namespace mianguan {

namespace {

constexpr qsizetype mostBytes = 7000; ///< of a message; a socket's takes 8192
constexpr int mostSide = 30'000;

bool isWithin(qint64 number, qint64 least, qint64 most) { return number >= least && number <= most; }

QCborArray cornersOf(const std::array<cv::Point2f, 4>& corners) {
    QCborArray numbers;
    for (const cv::Point2f& corner : corners)
        numbers << double(corner.x) << double(corner.y);
    return numbers;
}

std::optional<double> numberIn(const QCborValue& value, double most) {
    if (!value.isDouble() || !(std::abs(value.toDouble()) <= most)) return std::nullopt;
    return value.toDouble();
}

std::optional<std::array<cv::Point2f, 4>> cornersIn(const QCborValue& value) {
    const QCborArray numbers = value.toArray();
    if (numbers.size() != 8) return std::nullopt;
    std::array<cv::Point2f, 4> corners;
    for (qsizetype i = 0; i < 4; ++i) {
        const auto x = numberIn(numbers[2 * i], 1e6), y = numberIn(numbers[2 * i + 1], 1e6);
        if (!x || !y) return std::nullopt;
        corners[size_t(i)] = {float(*x), float(*y)};
    }
    return corners;
}

QCborArray partsOf(const CodeFound& code) {
    return {int(code.kind), code.bytes, code.text, cornersOf(code.corners)};
}

std::optional<CodeFound> codeIn(const QCborValue& value) {
    const QCborArray parts = value.toArray();
    if (parts.size() != 4 || !parts[1].isByteArray() || !parts[2].isString()) return std::nullopt;
    const qint64 kind = integerIn(parts[0], -1);
    const auto corners = cornersIn(parts[3]);
    if (!isWithin(kind, 0, qint64(CodeKind::Code39)) || !corners) return std::nullopt;
    return CodeFound{CodeKind(kind), parts[1].toByteArray(), parts[2].toString(), *corners};
}

QCborArray partsOf(const CardConfidence& sure) {
    return {sure.name, sure.sex, sure.ethnicGroup, sure.birthDate, sure.address, sure.identityNumber};
}

bool takeConfidence(const QCborValue& value, CardConfidence& sure) {
    const QCborArray parts = value.toArray();
    const std::array places{&sure.name,      &sure.sex,     &sure.ethnicGroup,
                            &sure.birthDate, &sure.address, &sure.identityNumber};
    if (parts.size() != qsizetype(places.size())) return false;
    for (size_t i = 0; i < places.size(); ++i) {
        const auto number = numberIn(parts[qsizetype(i)], 1);
        if (!number) return false;
        *places[i] = *number;
    }
    return true;
}

bool takeTroubles(const QCborValue& value, QList<CardTrouble>& troubles) {
    const QCborArray numbers = value.toArray();
    for (const QCborValue& number : numbers) {
        if (!isWithin(integerIn(number, -1), 0, qint64(CardTrouble::NoFace)) || troubles.size() > 20)
            return false;
        troubles.append(CardTrouble(integerIn(number)));
    }
    return value.isArray();
}

QCborArray partsOf(const CardFace& face) {
    QCborArray troubles;
    for (const CardTrouble trouble : face.troubles)
        troubles << int(trouble);
    return {face.name,
            face.ethnicGroup,
            face.address,
            int(face.sex),
            face.birthDate.isValid() ? face.birthDate.toJulianDay() : 0,
            face.identityNumber,
            partsOf(face.confidence),
            cornersOf(face.corners),
            troubles};
}

bool canBe(const CardFace& face) {
    if (std::max({face.name.size(), face.ethnicGroup.size(), face.address.size()}) > 200) return false;
    if (face.identityNumber.isEmpty()) return true;
    const auto facts = identityFacts(face.identityNumber);
    return facts && facts->birth == face.birthDate;
}

std::optional<CardFace> faceIn(const QCborValue& value) {
    const QCborArray parts = value.toArray();
    if (parts.size() != 9) return std::nullopt;
    CardFace face{parts[0].toString(),
                  parts[1].toString(),
                  parts[2].toString(),
                  PrintedSex::Unknown,
                  {},
                  parts[5].toString(),
                  {},
                  {},
                  {}};
    const qint64 sex = integerIn(parts[3], -1), day = integerIn(parts[4], -1);
    const auto corners = cornersIn(parts[7]);
    if (!isWithin(sex, 0, qint64(PrintedSex::Female)) || !isWithin(day, 0, 5'000'000) || !corners)
        return std::nullopt;
    face.sex = PrintedSex(sex);
    if (day > 0) face.birthDate = QDate::fromJulianDay(day);
    face.corners = *corners;
    if (!takeConfidence(parts[6], face.confidence) || !takeTroubles(parts[8], face.troubles) || !canBe(face))
        return std::nullopt;
    return face;
}

} // namespace

QByteArray toBytes(const SightTask& task) {
    return toCanonicalCbor(QCborArray{int(task.deed), task.look, task.size.width, task.size.height});
}

std::optional<SightTask> sightTaskFrom(const QByteArray& bytes) {
    const QCborArray parts = readCbor(bytes).toArray();
    if (parts.size() != 4) return std::nullopt;
    const qint64 deed = integerIn(parts[0], -1), look = integerIn(parts[1], -1);
    const qint64 width = integerIn(parts[2], -1), height = integerIn(parts[3], -1);
    const bool canBe = isWithin(deed, 0, qint64(SightDeed::Card)) && isWithin(look, 0, 1000) &&
                       isWithin(width, 1, mostSide) && isWithin(height, 1, mostSide);
    if (!canBe) return std::nullopt;
    return SightTask{SightDeed(deed), int(look), {int(width), int(height)}};
}

QByteArray toBytes(const CodesSeen& seen) {
    QCborArray codes;
    QByteArray bytes = toCanonicalCbor(QCborArray{seen.wasLast, codes});
    for (const CodeFound& code : seen.codes) {
        codes << partsOf(code);
        const QByteArray longer = toCanonicalCbor(QCborArray{seen.wasLast, codes});
        if (longer.size() > mostBytes) break;
        bytes = longer;
    }
    return bytes;
}

std::optional<CodesSeen> codesSeenFrom(const QByteArray& bytes) {
    const QCborArray parts = readCbor(bytes).toArray();
    if (parts.size() != 2 || !parts[0].isBool() || !parts[1].isArray()) return std::nullopt;
    CodesSeen seen{{}, parts[0].toBool()};
    const QCborArray codes = parts[1].toArray();
    for (const QCborValue& value : codes) {
        auto code = codeIn(value);
        if (!code) return std::nullopt;
        seen.codes.append(std::move(*code));
    }
    return seen;
}

QByteArray toBytes(const CardSeen& seen) {
    return toCanonicalCbor(
        QCborArray{seen.missingModel, seen.face ? QCborValue(partsOf(*seen.face)) : QCborValue(nullptr)});
}

std::optional<CardSeen> cardSeenFrom(const QByteArray& bytes) {
    const QCborArray parts = readCbor(bytes).toArray();
    if (parts.size() != 2 || !parts[0].isString()) return std::nullopt;
    CardSeen seen{parts[0].toString(), std::nullopt};
    if (parts[1].isNull()) return seen;
    seen.face = faceIn(parts[1]);
    if (!seen.face) return std::nullopt;
    return seen;
}

} // namespace mianguan
