#include "core/portrait/matte.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

/// A made person (disc of a head with loose strands on a body) before a made wall, with the truth known.
class TestMatte : public QObject {
    Q_OBJECT

    static constexpr int side = 600;
    cv::Mat truth, shot, plate;
    Guard guard;

    static cv::Mat wall(double gain, int seed) {
        cv::Mat picture(side, side, CV_32FC3);
        picture.forEach<cv::Vec3f>([&](cv::Vec3f& p, const int* at) {
            const float light = float(gain) * (1 - 0.0002F * float(at[0]) - 0.0001F * float(at[1]));
            p = cv::Vec3f(226, 214, 200) * light;
        });
        cv::Mat noise(picture.size(), CV_32FC3);
        cv::RNG random(static_cast<uint64>(seed));
        random.fill(noise, cv::RNG::NORMAL, 0, 1.5);
        return picture + noise;
    }

    static cv::Mat bytes(const cv::Mat& picture) {
        cv::Mat result;
        picture.convertTo(result, CV_8U);
        return result;
    }

    double errorOf(const Matte& matte, const cv::Mat& where) const {
        const cv::Mat difference = cv::abs(matte.alpha - truth);
        return cv::mean(difference, where)[0];
    }

private Q_SLOTS:
    void initTestCase() {
        cv::Mat large = cv::Mat::zeros(side * 4, side * 4, CV_8U);
        cv::ellipse(large, {1200, 1000}, {360, 480}, 0, 0, 360, 255, cv::FILLED);
        cv::ellipse(large, {1200, 2500}, {1000, 900}, 0, 0, 360, 255, cv::FILLED);
        cv::rectangle(large, cv::Rect(1050, 1300, 300, 500), 255, cv::FILLED);
        const cv::Mat solid = large.clone();
        for (int i = 0; i < 60; ++i) // strands of three quarters of a pixel, standing off the crown
            cv::line(large, {1200 + (i - 30) * 11, 620}, {1200 + (i - 30) * 15, 470 - (i * 37) % 60}, 255, 3,
                     cv::LINE_AA);
        cv::Mat small, core;
        cv::resize(large, small, {side, side}, 0, 0, cv::INTER_AREA);
        small.convertTo(truth, CV_32F, 1 / 255.);
        cv::resize(solid, core, {side, side}, 0, 0, cv::INTER_AREA);
        core.convertTo(guard.person, CV_32F, 1 / 255.);
        cv::GaussianBlur(guard.person, guard.person, {},
                         5); // the models see the body softly and the strands not at all
        guard.hair = guard.person.clone();
        guard.hair.rowRange(200, side).setTo(0);
        guard.skin = cv::Mat::zeros(side, side, CV_32F);
        guard.cell = 4;
        plate = bytes(wall(0.97, 1));
        cv::Mat three;
        cv::merge(std::vector<cv::Mat>(3, truth), three);
        const cv::Mat person(side, side, CV_32FC3, cv::Scalar(40, 35, 50));
        shot = bytes(person.mul(three) + wall(1, 2).mul(cv::Scalar::all(1) - three));
    }

    void plateFindsHairTheModelsMiss() {
        const Backdrop backdrop = findBackdrop(shot, guard, plate);
        QCOMPARE(backdrop.source, BackgroundSource::Plate);
        const Matte matte = cutOut(shot, guard, backdrop, 180);
        const cv::Mat strands = (truth > 0.1F) & (guard.person < 0.02F);
        QVERIFY(cv::countNonZero(strands) > 100);
        QVERIFY2(errorOf(matte, strands) < 0.2, qPrintable(QString::number(errorOf(matte, strands))));
        QVERIFY2(errorOf(matte, cv::Mat()) < 0.005, qPrintable(QString::number(errorOf(matte, cv::Mat()))));
        QVERIFY(matte.confidence > 0.8F);
    }

    void wallIsFoundWithoutAPlate() {
        const Backdrop backdrop = findBackdrop(shot, guard, {});
        QCOMPARE(backdrop.source, BackgroundSource::Wall);
        QVERIFY(errorOf(cutOut(shot, guard, backdrop, 180), cv::Mat()) < 0.006);
    }

    void anotherPlaceIsNoPlate() {
        cv::Mat elsewhere(side, side, CV_8UC3);
        cv::randu(elsewhere, 0, 255);
        const Backdrop backdrop = findBackdrop(shot, guard, elsewhere);
        QCOMPARE(backdrop.plateCause, QStringLiteral("moved"));
        QCOMPARE(backdrop.source, BackgroundSource::Wall);
    }

    void aPatternIsNoWall() {
        cv::Mat busy = shot.clone();
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                if (truth.at<float>(y, x) == 0 && (x / 30 + y / 30) % 2)
                    busy.at<cv::Vec3b>(y, x) = {40, 90, 160};
        QCOMPARE(findBackdrop(busy, guard, {}).source, BackgroundSource::Model);
    }

    void aThingApartIsNotThePerson() {
        cv::Mat with = guard.person.clone(), picture = shot.clone();
        with(cv::Rect(20, 60, 50, 50)).setTo(1);
        picture(cv::Rect(20, 60, 50, 50)).setTo(cv::Scalar(60, 60, 200));
        const Guard fooled{with, guard.hair, guard.skin, guard.cell};
        const Matte matte = cutOut(picture, fooled, findBackdrop(picture, fooled, {}), 180);
        QCOMPARE(double(matte.alpha.at<float>(85, 45)), 0.);
        QCOMPARE(double(matte.alpha.at<float>(300, 300)), 1.);
    }
};

QTEST_GUILESS_MAIN(TestMatte)
#include "tst_matte.moc"
