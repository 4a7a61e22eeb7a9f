#include "core/identify/card_reading.h"
#include "core/image/picture.h"
#include "core/vision/face_detector.h"
#include "core/vision/vision.h"
#include "tests/identify/made_card.h"
#include "tests/identify/made_photo.h"

#include <QDir>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

namespace {

made::Shot plainShot() {
    made::Shot shot;
    shot.corner = 3.18 * 20;
    return shot;
}

made::Shot ordinaryShot(cv::RNG& random) {
    made::Shot shot = plainShot();
    shot.fill = random.uniform(0.7, 0.82);
    shot.tilt = random.uniform(0., 20.), shot.tiltAxis = random.uniform(0., 360.);
    shot.turn = random.uniform(-180., 180.);
    shot.blur = random.uniform(0., 1.), shot.shadow = random.uniform(0., 0.3),
    shot.quality = random.uniform(50, 95);
    return shot;
}

Result<CardReading> readingOf(const made::Person& person, const made::Shot& shot, uint64_t seed = 1) {
    cv::RNG random(seed);
    return readCard(made::photographed(made::card(person, random), shot, random));
}

made::Person someone(uint64_t seed = 5) {
    cv::RNG random(seed);
    return made::randomPerson(random);
}

cv::Mat firstPortrait(const QString& folder) {
    const QDir dir(folder + QStringLiteral("/portraits"));
    for (const QString& name : dir.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name))
        if (const auto picture = readPicture(dir.filePath(name))) return picture->bgr;
    return {};
}

} // namespace

class TestCards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkCharactersAgree() {
        QCOMPARE(made::checkCharacter(QStringLiteral("11010519491231002")), QLatin1Char('X'));
    }

    void oneFromAbove() {
        const made::Person person = someone();
        const auto reading = readingOf(person, plainShot());
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().sentence()));
        QCOMPARE(reading->identityNumber, person.number);
        QCOMPARE(reading->birthDate, person.birth);
        QVERIFY(reading->sex == (person.male ? PrintedSex::Male : PrintedSex::Female));
        QCOMPARE(reading->ethnicGroup, person.ethnicGroup);
        QCOMPARE(reading->name, person.name);
        QVERIFY(std::abs(double(reading->portrait.cols) / reading->portrait.rows - 102 / 126.) < 0.01);
        const double width = cv::norm(reading->corners[1] - reading->corners[0]);
        QVERIFY2(std::abs(width - 0.8 * 1080) < 6, qPrintable(QString::number(width)));
    }

    void manyOnDesks() {
        int numbers = 0, names = 0, wrong = 0;
        constexpr int cards = 14;
        for (uint64_t seed = 0; seed < cards; ++seed) {
            cv::RNG random(seed * 31 + 7);
            const made::Person person = made::randomPerson(random);
            const auto reading =
                readCard(made::photographed(made::card(person, random), ordinaryShot(random), random));
            if (!reading) continue;
            numbers += reading->identityNumber == person.number;
            wrong += !reading->identityNumber.isEmpty() && reading->identityNumber != person.number;
            names += reading->name == person.name;
        }
        QCOMPARE(wrong, 0);
        QVERIFY2(numbers >= cards - 2 && names >= cards / 2,
                 qPrintable(QStringLiteral("%1, %2").arg(numbers).arg(names)));
    }

    void cutOutByAScanner() {
        const made::Person person = someone(8);
        cv::RNG random(2);
        cv::Mat scan;
        cv::resize(made::card(person, random), scan, {1011, 638}, 0, 0, cv::INTER_AREA);
        const auto reading = readCard(scan);
        QVERIFY(reading);
        QCOMPARE(reading->identityNumber, person.number);
    }

    void aWrongCheckCharacterIsNotRead() {
        made::Person person = someone();
        person.number[17] = person.number[17] == QLatin1Char('3') ? u'4' : u'3';
        const auto reading = readingOf(person, plainShot());
        QVERIFY(reading && reading->identityNumber.isEmpty());
        QVERIFY(reading->troubles.contains(CardTrouble::NumberUnread));
    }

    void anotherBirthDateRefuses() {
        made::Person person = someone();
        person.birth = QDate(1991, 4, 23);
        const auto reading = readingOf(person, plainShot());
        QVERIFY(reading && reading->identityNumber.isEmpty());
        QVERIFY(reading->troubles.contains(CardTrouble::BirthDiffers));
    }

    void anotherSexRefuses() {
        made::Person person = someone();
        person.male = !person.male;
        const auto reading = readingOf(person, plainShot());
        QVERIFY(reading && reading->identityNumber.isEmpty());
        QVERIFY(reading->troubles.contains(CardTrouble::SexDiffers));
    }

    void aFarCardSaysSo() {
        made::Shot shot = plainShot();
        shot.fill = 0.4;
        const auto reading = readingOf(someone(), shot);
        QVERIFY(reading && reading->troubles.contains(CardTrouble::TooFar));
    }

    void whatIsNoCardIsNone() {
        cv::RNG random(4);
        cv::Mat desk =
            made::photographed(cv::Mat(10, 16, CV_8UC3, cv::Scalar::all(90)), {.fill = 0.01}, random);
        const auto reading = readCard(desk);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, ErrorKind::NotFound);
        QVERIFY(!reading.error().remedy.isEmpty());
        QCOMPARE(readCard(cv::Mat()).error().kind, ErrorKind::Unsupported);
        QCOMPARE(readCard(cv::Mat(4000, 20, CV_8UC3, cv::Scalar::all(7))).error().kind, ErrorKind::NotFound);
    }

    void theFaceInThePortrait() {
        const QString photos = qEnvironmentVariable("MIANGUAN_PHOTOS");
        auto detector = FaceDetector::load(Vision::modelFolder());
        const cv::Mat portrait = photos.isEmpty() ? cv::Mat() : firstPortrait(photos);
        if (!detector || portrait.empty()) QSKIP("needs the models, and photographs in $MIANGUAN_PHOTOS");
        cv::RNG random(6);
        const cv::Mat with = made::photographed(made::card(someone(), random, portrait), plainShot(), random);
        const cv::Mat without = made::photographed(
            made::card(someone(), random, cv::Mat(640, 480, CV_8UC3, cv::Scalar::all(220))), plainShot(),
            random);
        QVERIFY(!readCard(with, &*detector)->troubles.contains(CardTrouble::NoFace));
        QVERIFY(readCard(without, &*detector)->troubles.contains(CardTrouble::NoFace));
    }

    void everyTroubleHasWords() {
        for (int trouble = 0; trouble <= int(CardTrouble::NoFace); ++trouble)
            QVERIFY(!wordsFor(CardTrouble(trouble)).isEmpty());
    }
};

QTEST_MAIN(TestCards)
#include "tst_cards.moc"
