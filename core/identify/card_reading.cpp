#include "core/identify/card_reading.h"

#include "core/identify/card_fields.h"
#include "core/identify/card_ink.h"
#include "core/identify/card_number.h"
#include "core/identify/pixels.h"
#include "core/vision/face_detector.h"

#include <QCoreApplication>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <optional>

namespace mianguan {

namespace {

constexpr CardArea portraitArea{52.5, 6, 79.5, 39.4}; ///< 102:126
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

Result<Laid> laidAs(const cv::Mat& bgr, const CardCorners& corners, Laid laid) {
    laid.corners = corners;
    laid.card = straightened(bgr, corners, cardPixelsPerMm);
    laid.ink = inkOf(laid.card);
    const auto number = readNumber(laid.ink);
    if (!number) return Fail(number.error());
    laid.number = *number;
    return laid;
}

/// Both ways up, the likelier first.
std::array<CardCorners, 2> waysUp(const cv::Mat& bgr, const CardCorners& corners) {
    const CardCorners other = upsideDown(corners);
    if (looksUpright(inkOf(straightened(bgr, corners, cardPixelsPerMm)))) return {corners, other};
    return {other, corners};
}

Fail noCard() {
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("Identify", "No identity card is found in the picture"), {},
                QCoreApplication::translate(
                    "Identify", "Lay the card's front flat on a plain dark ground, all four corners "
                                "in the picture, and take it again."));
}

/// The first way a number is read; else the first with print where the number stands.
Result<Laid> findCard(const cv::Mat& bgr) {
    std::optional<Laid> second;
    for (const CardCorners& corners : findCards(bgr))
        for (const CardCorners& way : waysUp(bgr, corners)) {
            auto laid = laidAs(bgr, way, {});
            if (!laid || !laid->number.number.isEmpty()) return laid;
            if (laid->number.sawLine && !second) second = std::move(*laid);
        }
    if (!second) return noCard();
    return std::move(*second);
}

void doubt(CardReading& reading, CardTrouble trouble) { reading.troubles.append(trouble); }

Sex sexOf(const QString& text) {
    if (text.isEmpty()) return Sex::Unknown;
    return text == QStringLiteral("男") ? Sex::Male : Sex::Female;
}

Result<void> readWords(const cv::Mat& ink, CardReading& reading) {
    const auto take = [&](Result<FieldRead> (*read)(const cv::Mat&), QString& text,
                          double& confidence) -> Result<void> {
        const auto field = read(ink);
        if (!field) return Fail(field.error());
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

void takeNumber(const NumberRead& number, const BirthRead& birth, CardReading& reading) {
    const auto facts = identityFacts(number.number);
    reading.confidence.birthDate = birth.confidence;
    if (!facts) {
        reading.birthDate = dateReadTwice(birth.digits).value_or(QDate());
        return doubt(reading, CardTrouble::NumberUnread);
    }
    const QString expected = printedDigits(facts->birth);
    if (readDifferentlyTwice(birth.digits, expected)) return doubt(reading, CardTrouble::BirthDiffers);
    if (reading.sex != Sex::Unknown && reading.confidence.sex >= sureEnough && reading.sex != facts->sex)
        return doubt(reading, CardTrouble::SexDiffers);
    reading.identityNumber = number.number;
    reading.confidence.identityNumber = number.confidence;
    reading.birthDate = facts->birth;
    if (!birth.digits.contains(expected)) doubt(reading, CardTrouble::BirthUnread);
}

void takePortrait(const cv::Mat& bgr, const Laid& laid, const FaceDetector* faces, CardReading& reading) {
    const double scale = std::clamp(pixelsPerMm(laid.corners), 4., 16.);
    const cv::Mat card = straightened(bgr, laid.corners, scale);
    const auto at = [&](double mm) { return cvRound(mm * scale); };
    const cv::Rect place(at(portraitArea.left), at(portraitArea.top),
                         at(portraitArea.right - portraitArea.left),
                         at(portraitArea.bottom - portraitArea.top));
    reading.portrait = card(place & cv::Rect({}, card.size())).clone();
    if (faces && faces->detect(reading.portrait).empty()) doubt(reading, CardTrouble::NoFace);
}

/// Print ends where a lamp's picture begins.
bool hasGlare(const cv::Mat& card) {
    cv::Mat white;
    cv::inRange(card, cv::Scalar::all(250), cv::Scalar::all(255), white);
    return cv::countNonZero(white) > 0.01 * double(white.total());
}

} // namespace

Result<CardReading> readCard(const cv::Mat& bgr, const FaceDetector* faces) {
    if (const auto fit = checkPixels(bgr); !fit) return Fail(fit.error());
    const auto laid = findCard(bgr);
    if (!laid) return Fail(laid.error());
    CardReading reading;
    reading.corners = laid->corners;
    if (pixelsPerMm(laid->corners) < leastPixelsPerMm) doubt(reading, CardTrouble::TooFar);
    if (hasGlare(laid->card)) doubt(reading, CardTrouble::Glare);
    if (const auto words = readWords(laid->ink, reading); !words) return Fail(words.error());
    const auto birth = readBirth(laid->ink);
    if (!birth) return Fail(birth.error());
    takeNumber(laid->number, *birth, reading);
    takePortrait(bgr, *laid, faces, reading);
    return reading;
}

QString wordsFor(CardTrouble trouble) {
    const auto say = [](const char* text) { return QCoreApplication::translate("Card", text); };
    switch (trouble) {
    case CardTrouble::TooFar:
        return say(
            QT_TRANSLATE_NOOP("Card", "The card is small in the picture: bring it closer to the camera."));
    case CardTrouble::Glare:
        return say(
            QT_TRANSLATE_NOOP("Card", "A lamp shines on the card: tilt it, or move it away from the light."));
    case CardTrouble::NumberUnread:
        return say(QT_TRANSLATE_NOOP(
            "Card", "The number could not be read for certain: take the picture again, or type it."));
    case CardTrouble::BirthDiffers:
        return say(QT_TRANSLATE_NOOP(
            "Card",
            "Birth date and number on the card do not fit: take the picture again, or type the number."));
    case CardTrouble::SexDiffers:
        return say(QT_TRANSLATE_NOOP(
            "Card", "Sex and number on the card do not fit: take the picture again, or type the number."));
    case CardTrouble::BirthUnread:
        return say(
            QT_TRANSLATE_NOOP("Card", "The birth date could not be read: compare the number with the card."));
    case CardTrouble::NameUnsure:
        return say(QT_TRANSLATE_NOOP("Card", "The name is read uncertainly: compare it with the card."));
    case CardTrouble::AddressUnsure:
        return say(QT_TRANSLATE_NOOP("Card", "The address is read uncertainly: compare it with the card."));
    case CardTrouble::NoFace:
        return say(
            QT_TRANSLATE_NOOP("Card", "No face is seen in the card's portrait: take the picture again."));
    }
    return {};
}

} // namespace mianguan
