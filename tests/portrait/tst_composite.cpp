#include "core/portrait/composite.h"
#include "core/portrait/fill.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

class TestComposite : public QObject {
    Q_OBJECT

    static constexpr std::array<int, 3> blue{100, 197, 255};
    static inline const cv::Scalar hairColour{30, 40, 50}; // BGR
    static inline const cv::Scalar wallColour{90, 200, 60};

    static cv::Mat softDisc() {
        cv::Mat matte = cv::Mat::zeros(640, 480, CV_8U);
        cv::circle(matte, {240, 320}, 150, 255, cv::FILLED);
        cv::GaussianBlur(matte, matte, {}, 4);
        return matte;
    }

    static cv::Mat mixed(const cv::Mat& matte, const cv::Scalar& person, const cv::Scalar& backdrop) {
        cv::Mat picture(matte.size(), CV_8UC3);
        for (int y = 0; y < matte.rows; ++y)
            for (int x = 0; x < matte.cols; ++x) {
                const double a = matte.at<uchar>(y, x) / 255.;
                for (int c = 0; c < 3; ++c)
                    picture.at<cv::Vec3b>(y, x)[c] =
                        cv::saturate_cast<uchar>(person[c] * a + backdrop[c] * (1 - a));
            }
        return picture;
    }

private Q_SLOTS:
    void personStaysAsItWas() {
        const cv::Mat matte = softDisc();
        cv::Mat picture = mixed(matte, hairColour, wallColour);
        cv::randu(picture(cv::Rect(200, 280, 80, 80)), 0, 255);
        const cv::Mat result = composited(picture, matte, blue);
        const cv::Mat full = matte == 255;
        cv::Mat difference;
        cv::absdiff(picture, result, difference);
        difference.setTo(cv::Scalar::all(0), ~full);
        QCOMPARE(cv::countNonZero(difference.reshape(1)), 0);
    }

    void backgroundIsExact() {
        const cv::Mat matte = softDisc();
        const cv::Mat result = composited(mixed(matte, hairColour, wallColour), matte, blue);
        const cv::Mat empty = matte == 0;
        QVERIFY(cv::countNonZero(empty) > 10000);
        for (int y = 0; y < matte.rows; ++y)
            for (int x = 0; x < matte.cols; ++x)
                if (empty.at<uchar>(y, x)) QCOMPARE(result.at<cv::Vec3b>(y, x), cv::Vec3b(255, 197, 100));
    }

    void noFringeOfTheOldBackdrop() {
        const cv::Mat matte = softDisc();
        const cv::Mat wanted = mixed(matte, hairColour, cv::Scalar(255, 197, 100));
        const cv::Mat result = composited(mixed(matte, hairColour, wallColour), matte, blue);
        cv::Mat difference;
        cv::absdiff(wanted, result, difference);
        double worst = 0;
        cv::minMaxLoc(difference.reshape(1), nullptr, &worst);
        QVERIFY2(worst <= 12, qPrintable(QString::number(worst)));
    }

    void cropIsThePlainPixels() {
        cv::Mat picture(900, 700, CV_8UC3);
        cv::randu(picture, 0, 255);
        const cv::Mat same = cropped(picture, {100, 150, 480, 640}, {480, 640});
        cv::Mat difference;
        cv::absdiff(same, picture(cv::Rect(100, 150, 480, 640)), difference);
        QCOMPARE(cv::countNonZero(difference.reshape(1)), 0);
    }

    void cropMayReachOutside() {
        const cv::Mat picture(700, 400, CV_8UC3, cv::Scalar(10, 20, 30));
        const cv::Mat wide = cropped(picture, {-100, -50, 480, 640}, {480, 640});
        QCOMPARE(wide.size(), cv::Size(480, 640));
        QCOMPARE(wide.at<cv::Vec3b>(0, 0), cv::Vec3b(10, 20, 30));
    }

    void fillSpreadsWhatIsKnown() {
        cv::Mat colour(100, 100, CV_32FC3, cv::Scalar(0, 0, 0)), weight = cv::Mat::zeros(100, 100, CV_32F);
        colour.colRange(0, 20).setTo(cv::Scalar(200, 100, 50));
        weight.colRange(0, 20).setTo(1);
        colour.colRange(80, 100).setTo(cv::Scalar(100, 200, 150));
        weight.colRange(80, 100).setTo(1);
        const cv::Mat filled = fillFrom(colour, weight);
        QVERIFY(cv::norm(filled.at<cv::Vec3f>(50, 10) - cv::Vec3f(200, 100, 50)) < 1);
        QVERIFY(cv::norm(filled.at<cv::Vec3f>(50, 25) - cv::Vec3f(200, 100, 50)) < 25);
        const cv::Vec3f middle = filled.at<cv::Vec3f>(50, 50);
        QVERIFY(middle[0] > 100 && middle[0] < 200);
    }
};

QTEST_GUILESS_MAIN(TestComposite)
#include "tst_composite.moc"
