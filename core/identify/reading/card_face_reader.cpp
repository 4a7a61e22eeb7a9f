#include "core/identify/reading/card_face_reader.h"

#include "core/identify/reading/card_fields.h"
#include "core/identify/reading/card_finder.h"
#include "core/identify/reading/card_ink.h"
#include "core/identify/reading/card_number.h"

#include <algorithm>
#include <optional>

namespace mianguan {

namespace {

constexpr double leastPixelsPerMm = 6, sureEnough = 0.6;

/// A card laid straight, the way up that is being tried.
struct Laid {
    CardCorners corners;
    cv::Mat card, ink;
    NumberRead number;
};

CardCorners upsideDown(CardCorners corners) {
    std::rotate(corners.begin(), corners.begin() + 2, corners.end());
    return corners;
}

double inkIn(const cv::Mat& ink, const CardArea& area) { return 255 - cv::mean(partOf(ink, area))[0]; }

/// The number's line has print from end to end; upside down the name's height is in its place.
bool looksUpright(const cv::Mat& ink) {
    constexpr CardArea number{30, 44.5, 79, 50.5}, opposite{6.6, 3.5, 55.6, 9.5};
    return inkIn(ink, number) >= inkIn(ink, opposite);
}

WithModels<Laid> laidAs(const cv::Mat& bgr, const CardCorners& corners, Laid laid) {
    laid.corners = corners;
    laid.card = straightened(bgr, corners, cardPixelsPerMm);
    laid.ink = inkOf(laid.card);
    const auto number = readNumber(laid.ink);
    if (!number) return tl::unexpected(number.error());
    laid.number = *number;
    return laid;
}

/// Both ways up, the likelier first.
std::array<CardCorners, 2> waysUp(const cv::Mat& bgr, const CardCorners& corners) {
    const CardCorners other = upsideDown(corners);
    if (looksUpright(inkOf(straightened(bgr, corners, cardPixelsPerMm)))) return {corners, other};
    return {other, corners};
}

/// The first way a number is read; else the first with print where the number stands.
WithModels<std::optional<Laid>> findCard(const cv::Mat& bgr) {
    std::optional<Laid> second;
    for (const CardCorners& corners : findCards(bgr))
        for (const CardCorners& way : waysUp(bgr, corners)) {
            auto laid = laidAs(bgr, way, {});
            if (!laid) return tl::unexpected(laid.error());
            if (!laid->number.number.isEmpty()) return std::move(*laid);
            if (laid->number.sawLine && !second) second = std::move(*laid);
        }
    return second;
}

void doubt(CardFace& reading, CardTrouble trouble) { reading.troubles.append(trouble); }

PrintedSex sexOf(const QString& text) {
    if (text.isEmpty()) return PrintedSex::Unknown;
    return text == QStringLiteral("男") ? PrintedSex::Male : PrintedSex::Female;
}

WithModels<void> readWords(const cv::Mat& ink, CardFace& reading) {
    const auto take = [&](WithModels<FieldRead> (*read)(const cv::Mat&), QString& text,
                          double& confidence) -> WithModels<void> {
        const auto field = read(ink);
        if (!field) return tl::unexpected(field.error());
        text = field->text;
        confidence = field->confidence;
        return {};
    };
    QString sex;
    CardConfidence& sure = reading.confidence;
    const auto done =
        take(readName, reading.name, sure.name)
            .and_then([&] { return take(readSex, sex, sure.sex); })
            .and_then([&] { return take(readEthnicGroup, reading.ethnicGroup, sure.ethnicGroup); })
            .and_then([&] { return take(readAddress, reading.address, sure.address); });
    reading.sex = sexOf(sex);
    if (sure.name < sureEnough) doubt(reading, CardTrouble::NameUnsure);
    if (sure.address < sureEnough) doubt(reading, CardTrouble::AddressUnsure);
    return done;
}

/// What at least two passes read, as a date. Between the ways to part "1995111" there is none.
std::optional<QDate> dateReadTwice(const QStringList& passes) {
    for (const QString& digits : passes) {
        if (passes.count(digits) < 2) continue;
        std::optional<QDate> only;
        for (const int monthDigits : {1, 2}) {
            const QDate date(digits.left(4).toInt(), digits.mid(4, monthDigits).toInt(),
                             digits.mid(4 + monthDigits).toInt());
            if (!date.isValid() || printedDigits(date) != digits) continue;
            if (only) return std::nullopt;
            only = date;
        }
        return only;
    }
    return std::nullopt;
}

bool readDifferentlyTwice(const QStringList& passes, const QString& expected) {
    return !passes.contains(expected) &&
           std::any_of(passes.begin(), passes.end(),
                       [&](const QString& digits) { return passes.count(digits) >= 2; });
}

void takeNumber(const NumberRead& number, const BirthRead& birth, CardFace& reading) {
    const auto facts = identityFacts(number.number);
    reading.confidence.birthDate = birth.confidence;
    if (!facts) {
        reading.birthDate = dateReadTwice(birth.digits).value_or(QDate());
        return doubt(reading, CardTrouble::NumberUnread);
    }
    const QString expected = printedDigits(facts->birth);
    if (readDifferentlyTwice(birth.digits, expected)) return doubt(reading, CardTrouble::BirthDiffers);
    if (reading.sex != PrintedSex::Unknown && reading.confidence.sex >= sureEnough &&
        reading.sex != facts->sex)
        return doubt(reading, CardTrouble::SexDiffers);
    reading.identityNumber = number.number;
    reading.confidence.identityNumber = number.confidence;
    reading.birthDate = facts->birth;
    if (!birth.digits.contains(expected)) doubt(reading, CardTrouble::BirthUnread);
}

/// Print ends where a lamp's picture begins.
bool hasGlare(const cv::Mat& card) {
    cv::Mat white;
    cv::inRange(card, cv::Scalar::all(250), cv::Scalar::all(255), white);
    return cv::countNonZero(white) > 0.01 * double(white.total());
}

WithModels<std::optional<CardFace>> faceOf(const Laid& laid) {
    CardFace reading;
    reading.corners = laid.corners;
    if (pixelsPerMm(laid.corners) < leastPixelsPerMm) doubt(reading, CardTrouble::TooFar);
    if (hasGlare(laid.card)) doubt(reading, CardTrouble::Glare);
    if (const auto words = readWords(laid.ink, reading); !words) return tl::unexpected(words.error());
    const auto birth = readBirth(laid.ink);
    if (!birth) return tl::unexpected(birth.error());
    takeNumber(laid.number, *birth, reading);
    return reading;
}

} // namespace

WithModels<std::optional<CardFace>> readCardFace(const cv::Mat& bgr) {
    const auto laid = findCard(bgr);
    if (!laid) return tl::unexpected(laid.error());
    return *laid ? faceOf(**laid) : std::optional<CardFace>();
}

} // namespace mianguan
