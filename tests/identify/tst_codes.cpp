#include "core/identify/code_reader.h"
#include "tests/identify/made_card.h"
#include "tests/identify/made_code.h"
#include "tests/identify/made_photo.h"

#include <QTest>

using namespace mianguan;

namespace {

const QByteArray number("20210001234");

QList<CodeFound> codesIn(const cv::Mat& picture) {
    const auto codes = readCodes(picture);
    if (!codes) qFatal("%s", qPrintable(codes.error().sentence()));
    return *codes;
}

bool areAll(const QList<CodeFound>& codes, const QByteArray& text) {
    return std::all_of(codes.begin(), codes.end(), [&](const CodeFound& code) { return code.bytes == text; });
}

} // namespace

class TestCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindAtEveryAngle_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("turn");
        for (const auto& [name, kind] :
             {std::pair("QR", CodeKind::Qr), std::pair("Data Matrix", CodeKind::DataMatrix),
              std::pair("Code 128", CodeKind::Code128), std::pair("Code 39", CodeKind::Code39)})
            for (const double turn : {0., 30., 90., 150., 180., -40.})
                QTest::addRow("%s, %g degrees", name, turn) << int(kind) << turn;
    }
    void everyKindAtEveryAngle() {
        QFETCH(int, kind);
        QFETCH(double, turn);
        cv::RNG random(3);
        made::Shot shot;
        shot.turn = turn;
        shot.fill = 0.6;
        const auto codes = codesIn(made::photographed(made::code(CodeKind(kind), number, 900), shot, random));
        QCOMPARE(codes.size(), 1);
        QCOMPARE(int(codes.first().kind), kind);
        QCOMPARE(codes.first().bytes, number);
        QCOMPARE(codes.first().text, QString::fromLatin1(number));
    }

    void cornersLieInThePicture() {
        cv::Mat page(700, 900, CV_8UC3, cv::Scalar::all(255));
        made::code(CodeKind::Qr, number, 290)
            .copyTo(page(cv::Rect(400, 200, 290, 290))); // 21 modules and 8 of margin
        const auto codes = codesIn(page);
        QCOMPARE(codes.size(), 1);
        constexpr float first = 440, last = 650;
        const auto isNear = [&](size_t corner, float x, float y) {
            return cv::norm(codes.first().corners[corner] - cv::Point2f(x, y - 200)) < 12;
        };
        QVERIFY(isNear(0, first, first) && isNear(1, last, first) && isNear(2, last, last) &&
                isNear(3, first, last));
    }

    void screensArePhotographed_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 16; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void screensArePhotographed() {
        QFETCH(int, seed);
        cv::RNG random(uint64_t(seed) + 100);
        const QByteArray text = made::randomText(random.uniform(40, 120), random);
        made::Shot shot;
        shot.fill = 0.95;
        shot.tilt = random.uniform(0., 20.), shot.tiltAxis = random.uniform(0., 360.);
        shot.turn = random.uniform(-180., 180.);
        shot.grid = random.uniform(0., 0.4), shot.shadow = random.uniform(0., 0.4),
        shot.light = random.uniform(0.5, 1.);
        const cv::Mat picture =
            made::photographed(made::telephone(text, seed % 4 == 0, random), shot, random);
        const auto codes = codesIn(picture);
        QCOMPARE(codes.size(), 1);
        QCOMPARE(codes.first().bytes, text);
        LiveCodeReader live;
        QList<CodeFound> seen;
        for (int frame = 0; frame < 6 && seen.isEmpty(); ++frame)
            seen = live.look(picture).value();
        QVERIFY(areAll(seen, text));
        QVERIFY(!seen.isEmpty());
    }

    /// However spoilt: the right text or none.
    void neverAWrongText() {
        for (int seed = 0; seed < 24; ++seed) {
            cv::RNG random(uint64_t(seed) + 900);
            const QByteArray text = made::randomText(random.uniform(20, 200), random);
            made::Shot shot;
            shot.tilt = random.uniform(20., 50.), shot.turn = random.uniform(-180., 180.);
            shot.blur = random.uniform(0., 4.), shot.glare = random.uniform(0., 0.3),
            shot.noise = random.uniform(5., 50.);
            shot.quality = random.uniform(5, 40);
            QVERIFY(areAll(codesIn(made::photographed(made::telephone(text, false, random), shot, random)),
                           text));
        }
    }

    void whatHoldsNoCodeGivesNone() {
        for (int seed = 0; seed < 6; ++seed) {
            cv::RNG random(uint64_t(seed) + 50);
            const cv::Mat card = made::card(made::randomPerson(random), random);
            QVERIFY(codesIn(made::photographed(card, {}, random)).isEmpty());
            cv::Mat noise(480, 640, CV_8UC3);
            random.fill(noise, cv::RNG::UNIFORM, 0, 256);
            QVERIFY(codesIn(noise).isEmpty());
        }
    }

    void otherPixelsAreRefused() {
        for (const cv::Mat& picture :
             {cv::Mat(), cv::Mat(8, 800, CV_8UC3, cv::Scalar()), cv::Mat(100, 100, CV_8U, cv::Scalar())}) {
            const auto codes = readCodes(picture);
            QVERIFY(!codes && codes.error().kind == ErrorKind::Unsupported &&
                    !codes.error().remedy.isEmpty());
            QVERIFY(!LiveCodeReader().look(picture));
        }
    }
};

QTEST_MAIN(TestCodes)
#include "tst_codes.moc"
