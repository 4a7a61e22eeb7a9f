#include "core/guidance/light_meter.h"
#include "core/guidance/plate_check.h"
#include "core/image/picture.h"

#include <QFileInfo>
#include <QTest>

#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace mianguan;

namespace {

/// A wall as a camera sees it: with a little grain.
cv::Mat wall(const cv::Scalar& bgr, double grain = 2) {
    cv::Mat picture(720, 1280, CV_32FC3, bgr), noise(picture.size(), CV_32FC3);
    cv::RNG random(5);
    random.fill(noise, cv::RNG::NORMAL, 0, grain);
    cv::Mat result;
    cv::Mat(picture + noise).convertTo(result, CV_8U);
    return result;
}

/// Light falling off from picture-left to picture-right, in levels.
cv::Mat lopsided(double from, double to) {
    cv::Mat picture = wall(cv::Scalar::all(0));
    for (int x = 0; x < picture.cols; ++x)
        picture.col(x) += cv::Scalar::all(from + (to - from) * x / picture.cols);
    return picture;
}

} // namespace

class TestLight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void greyIsNeutral() {
        const LightReading light = lightOf(wall(cv::Scalar::all(180)));
        QVERIFY(std::abs(light.gains[0] - 1) < 0.02 && std::abs(light.gains[2] - 1) < 0.02);
        QVERIFY(light.kelvin && std::abs(*light.kelvin - 6500) < 120);
        QVERIFY(std::abs(light.level - 73) < 2); // L* of sRGB 180
        QVERIFY(light.unevenness() < 3);
    }
    void warmLightWantsBlue() {
        const LightReading light = lightOf(wall({150, 178, 200}));
        QVERIFY(light.gains[0] < 0.85 && light.gains[2] > 1.2);
        QVERIFY(light.kelvin && *light.kelvin < 5500);
        QVERIFY(*lightOf(wall({205, 180, 165})).kelvin > 7500);
    }
    void aBlueBackdropTellsNoTemperature() { QVERIFY(!lightOf(wall({255, 197, 100})).kelvin); }
    void sidesInPercent() {
        const LightReading light = lightOf(lopsided(210, 120));
        QVERIFY(*light.left > 30 && *light.right < -30);
        QVERIFY(std::abs(*light.top) < 3 && std::abs(*light.bottom) < 3);
        QVERIFY(light.unevenness() > 60);
    }
    void whoeverSitsThereIsLeftOut() {
        cv::Mat picture = wall(cv::Scalar::all(180));
        picture(cv::Rect(400, 200, 480, 520)).setTo(cv::Scalar(20, 30, 90));
        const LightReading light = lightOf(picture, QRectF(0.3, 0.25, 0.4, 0.75));
        QVERIFY(std::abs(light.gains[0] - 1) < 0.02);
        QVERIFY(light.unevenness() < 3);
        QVERIFY(!lightOf(picture, QRectF(0, 0.6, 1, 0.4)).bottom);
    }
    void flicker() {
        LightMeter steady, flickering, drifting;
        for (int i = 0; i < 40; ++i) {
            const qint64 ms = i * 33;
            steady.add(wall(cv::Scalar::all(180)), ms);
            flickering.add(wall(cv::Scalar::all(180 + 8 * std::sin(2.1 * i))), ms);
            drifting.add(wall(cv::Scalar::all(160 + 0.5 * i)), ms);
        }
        QVERIFY(steady.reading().flicker && *steady.reading().flicker < 1);
        QVERIFY(*flickering.reading().flicker > 10);
        QVERIFY(*drifting.reading().flicker < 2);
    }
    void tooFewFramesTellNoFlicker() {
        LightMeter meter;
        for (int i = 0; i < 5; ++i)
            meter.add(wall(cv::Scalar::all(180)), i * 33);
        QVERIFY(!meter.reading().flicker);
    }
    void anySizeIsAnswered() {
        for (const cv::Size size : {cv::Size(1, 1), cv::Size(3, 700), cv::Size(900, 2)})
            QVERIFY(std::isfinite(lightOf(cv::Mat(size, CV_8UC3, cv::Scalar::all(90))).level));
        QVERIFY(std::isfinite(lightOf(cv::Mat(9, 9, CV_8UC3, cv::Scalar::all(0))).gains[0]));
    }

    void plates_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("fault");
        QTest::newRow("grey") << "grey" << int(PlateFault::None);
        QTest::newRow("blue") << "blue" << int(PlateFault::None);
        QTest::newRow("white") << "white" << int(PlateFault::None);
        QTest::newRow("dark") << "dark" << int(PlateFault::TooDark);
        QTest::newRow("burnt") << "burnt" << int(PlateFault::TooBright);
        QTest::newRow("lopsided") << "lopsided" << int(PlateFault::Uneven);
        QTest::newRow("stripes") << "stripes" << int(PlateFault::NotPlain);
        QTest::newRow("somebody") << "somebody" << int(PlateFault::Somebody);
    }
    void plates() {
        QFETCH(QString, what);
        QFETCH(int, fault);
        const auto vision = Vision::load();
        if (!vision) QSKIP("the models are not here: run installer/test.sh");
        cv::Mat picture = wall(cv::Scalar::all(178));
        if (what == QLatin1String("blue")) picture = wall({235, 180, 95});
        if (what == QLatin1String("white")) picture = wall(cv::Scalar::all(236));
        if (what == QLatin1String("dark")) picture = wall(cv::Scalar::all(30));
        if (what == QLatin1String("burnt")) picture = wall(cv::Scalar::all(255));
        if (what == QLatin1String("lopsided")) picture = lopsided(220, 120);
        if (what == QLatin1String("stripes"))
            for (int x = 0; x < picture.cols; x += 80)
                picture.colRange(x, x + 40) -= cv::Scalar::all(70);
        if (what == QLatin1String("somebody")) {
            const QString sample = qEnvironmentVariable("MIANGUAN_SAMPLE");
            if (!QFileInfo::exists(sample)) QSKIP("the sample photograph is not here: run installer/test.sh");
            const cv::Mat person = readPicture(sample)->bgr;
            person.copyTo(picture(cv::Rect({400, picture.rows - person.rows}, person.size())));
        }
        const auto verdict = checkPlate(picture, **vision);
        QVERIFY(verdict);
        QCOMPARE(int(verdict->fault), fault);
        QCOMPARE(verdict->usable(), fault == int(PlateFault::None));
        QVERIFY(!verdict->sentence().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLight)
#include "tst_light.moc"
