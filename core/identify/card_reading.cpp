#include "core/identify/card_reading.h"

#include "core/identify/pixels.h"
#include "core/identify/sight.h"
#include "core/vision/face_detector.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

constexpr std::chrono::seconds cardPatience(20);

Fail noCard() {
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("Identify", "No identity card is found in the picture"), {},
                QCoreApplication::translate(
                    "Identify", "Lay the card's front flat on a plain dark ground, all four corners "
                                "in the picture, and take it again."));
}

Fail unreadable() {
    return fail(ErrorKind::Unreadable,
                QCoreApplication::translate("Identify", "Reading the card did not come to an end"), {},
                QCoreApplication::translate("Identify", "Take the picture again, or type the number."));
}

Fail modelMissing(const QString& file) {
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("Identify", "The model that reads cards is missing or damaged"),
                file,
                QCoreApplication::translate(
                    "Identify", "Install the packages tesseract-ocr-eng and tesseract-ocr-chi-sim again."));
}

void takePortrait(const cv::Mat& bgr, const FaceDetector* faces, CardReading& reading) {
    const cv::Rect2d portraitMm(52.5, 6, 27, 33.35); // 102:126
    const double scale = std::clamp(pixelsPerMm(reading.corners), 4., 16.);
    const cv::Mat card = straightened(bgr, reading.corners, scale);
    const cv::Rect place(cvRound(portraitMm.x * scale), cvRound(portraitMm.y * scale),
                         cvRound(portraitMm.width * scale), cvRound(portraitMm.height * scale));
    reading.portrait = card(place & cv::Rect({}, card.size())).clone();
    if (faces && faces->detect(reading.portrait).empty()) reading.troubles.append(CardTrouble::NoFace);
}

Result<CardFace> faceOf(const cv::Mat& bgr) {
    const auto answer = Sight(bgr).ask(SightDeed::Card, 0, cardPatience);
    if (!answer && answer.error().end == SightEnd::CannotStart) return sightMissing(answer.error());
    if (!answer) return unreadable();
    auto seen = cardSeenFrom(*answer);
    if (!seen) return unreadable();
    if (!seen->missingModel.isEmpty()) return modelMissing(seen->missingModel);
    if (!seen->face) return noCard();
    return std::move(*seen->face);
}

} // namespace

Result<CardReading> readCard(const cv::Mat& bgr, const FaceDetector* faces) {
    if (const auto fit = checkPixels(bgr); !fit) return Fail(fit.error());
    auto face = faceOf(bgr);
    if (!face) return Fail(face.error());
    CardReading reading{std::move(*face), {}};
    takePortrait(bgr, faces, reading);
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
