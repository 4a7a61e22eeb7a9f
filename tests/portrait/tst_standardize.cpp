#include "core/portrait/composite.h"
#include "core/portrait/standardize.h"
#include "core/portrait/verification.h"
#include "core/vision/vision.h"
#include "tests/portrait/findings.h"
#include "tests/portrait/sample.h"

#include <QRandomGenerator>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

/// The whole pipeline on the sample photograph, and on that photograph spoiled in one way at a time.
class TestStandardize : public QObject, test::Sample {
    Q_OBJECT

    Portrait made(const Picture& picture) const { return *standardize(picture, spec, *vision); }

    Picture with(const cv::Mat& bgr) const {
        Picture picture = sample;
        picture.bgr = bgr;
        return picture;
    }

private Q_SLOTS:
    void initTestCase() {
        if (!load()) QSKIP(missing);
    }

    void thePortraitIsToTheSpecification() {
        const Portrait portrait = made(sample);
        QCOMPARE(portrait.size, cv::Size(480, 640));
        QCOMPARE(portrait.dpi, 300);
        QVERIFY(portrait.quality >= 60);
        QVERIFY(portrait.bytes >= 20480 && portrait.bytes <= 40000);
        QCOMPARE(portrait.bytes, portrait.jpeg.size());
        QCOMPARE(verdict(portrait, "face-count"), QStringLiteral("pass "));
        QVERIFY(portrait.geometry && portrait.crop && portrait.background);
        QVERIFY(portrait.geometry->leftEye.x() > portrait.geometry->rightEye.x());
        QVERIFY(portrait.crop->y + portrait.crop->height <= sample.bgr.rows);
    }

    void theSameBytesEveryTime() {
        const int threads = cv::getNumThreads();
        const Portrait first = made(sample);
        cv::setNumThreads(1);
        const Portrait second = made(sample);
        cv::setNumThreads(threads);
        QCOMPARE(first.jpeg, second.jpeg);
    }

    void theFaceIsNothingButCropAndScale() {
        const Portrait portrait = made(sample);
        const Picture written = *decodePicture(portrait.jpeg);
        const cv::Mat plain = cropped(sample.bgr, *portrait.crop, spec.size);
        const double scale = spec.size.width() / portrait.crop->width;
        const QRectF face(QPointF(portrait.geometry->faceLeft, portrait.geometry->rightEye.y()),
                          QPointF(portrait.geometry->faceRight, portrait.geometry->chin.y()));
        const cv::Rect inner(cv::Rect2d((face.x() + face.width() * 0.2 - portrait.crop->x) * scale,
                                        (face.y() - portrait.crop->y) * scale, face.width() * 0.6 * scale,
                                        face.height() * 0.9 * scale));
        cv::Mat difference;
        cv::absdiff(plain(inner), written.bgr(inner), difference);
        QVERIFY2(cv::mean(difference.reshape(1))[0] < 4, "only JPEG lies between the two");
    }

    void aMirroredPictureStaysMirrored() {
        cv::Mat mirrored;
        cv::flip(sample.bgr, mirrored, 1);
        const Portrait straight = made(sample), turned = made(with(mirrored));
        const double width = sample.bgr.cols;
        QVERIFY(std::abs(width - turned.geometry->leftEye.x() - straight.geometry->rightEye.x()) < 4);
        QVERIFY(turned.geometry->leftEye.x() > turned.geometry->rightEye.x());
    }

    void aTiltedHeadIsSaidNotMended() {
        const cv::Mat turn =
            cv::getRotationMatrix2D({float(sample.bgr.cols) / 2, float(sample.bgr.rows) / 3}, -12, 0.9);
        cv::Mat tilted;
        cv::warpAffine(sample.bgr, tilted, turn, sample.bgr.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        const double before = *finding(made(sample), "roll")->value;
        const Portrait portrait = made(with(tilted));
        const double after = *finding(portrait, "roll")->value;
        QVERIFY2(std::abs(after - before - 12) < 3, qPrintable(QString::number(after)));
        QCOMPARE(verdict(portrait, "roll"), QStringLiteral("fail left"));
    }

    void spoiledPicturesCarryTheirFinding_data() {
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("blur") << "blur"
                              << "sharpness"
                              << "fail blurred";
        QTest::newRow("dark") << "dark"
                              << "exposure"
                              << "fail dark";
        QTest::newRow("half in shadow") << "shadow"
                                        << "light-even"
                                        << "fail right";
        QTest::newRow("black and white") << "grey"
                                         << "colour-cast"
                                         << "fail grey";
        QTest::newRow("green light") << "green"
                                     << "colour-cast"
                                     << "fail cast";
        QTest::newRow("small") << "small"
                               << "source-resolution"
                               << "fail low";
        QTest::newRow("hair cut") << "cut"
                                  << "hair-top"
                                  << "fail cut";
        QTest::newRow("drawing") << "drawing"
                                 << "natural-picture"
                                 << "fail drawing";
    }

    void spoiledPicturesCarryTheirFinding() {
        QFETCH(QString, spoil);
        QFETCH(QString, id);
        QFETCH(QString, wanted);
        const Portrait straight = made(sample);
        cv::Mat bgr = sample.bgr.clone();
        if (spoil == QLatin1String("blur")) cv::GaussianBlur(bgr, bgr, {}, 2.2 * straight.crop->width / 480);
        if (spoil == QLatin1String("dark")) bgr.convertTo(bgr, CV_8U, 0.15);
        if (spoil == QLatin1String("grey"))
            cv::cvtColor(bgr, bgr, cv::COLOR_BGR2GRAY), cv::cvtColor(bgr, bgr, cv::COLOR_GRAY2BGR);
        if (spoil == QLatin1String("green")) cv::multiply(bgr, cv::Scalar(0.6, 1.1, 0.45), bgr);
        if (spoil == QLatin1String("small")) cv::resize(bgr, bgr, {}, 0.35, 0.35, cv::INTER_AREA);
        if (spoil == QLatin1String("cut"))
            bgr = bgr.rowRange(int(*straight.geometry->hairTop +
                                   0.3 * (straight.geometry->leftEye.y() - *straight.geometry->hairTop)),
                               bgr.rows)
                      .clone();
        if (spoil == QLatin1String("shadow")) {
            const int middle = int((straight.geometry->faceLeft + straight.geometry->faceRight) / 2);
            cv::Mat right = bgr.colRange(middle, bgr.cols);
            right.convertTo(right, CV_8U, 0.45);
        }
        if (spoil == QLatin1String("drawing")) {
            for (int i = 0; i < 8; ++i) {
                cv::Mat flatter;
                cv::bilateralFilter(bgr, flatter, 9, 40, 5);
                bgr = flatter;
            }
            bgr = bgr / 48 * 48 + 24;
        }
        QCOMPARE(verdict(made(with(bgr)), id.toLatin1().constData()), wanted);
    }

    void withoutExactlyOneFaceThereIsNoPortrait() {
        const Portrait none = made(with(cv::Mat(600, 500, CV_8UC3, cv::Scalar(120, 130, 140))));
        QVERIFY(none.jpeg.isEmpty());
        QCOMPARE(verdict(none, "face-count"), QStringLiteral("fail none"));
        QCOMPARE(none.findings.size(), 1);
        cv::Mat twice;
        cv::hconcat(sample.bgr, sample.bgr, twice);
        const Portrait two = made(with(twice));
        QVERIFY(two.jpeg.isEmpty());
        QCOMPARE(verdict(two, "face-count"), QStringLiteral("fail many"));
        QCOMPARE(*finding(two, "face-count")->value, 2.);
        const auto matte = personMatte(with(twice), *vision);
        QVERIFY(matte);
        QCOMPARE(matte->size(), twice.size());
    }

    void aPlateOfAnotherSizeIsSaidAndNotUsed() {
        const Picture plate = with(cv::Mat(100, 100, CV_8UC3, cv::Scalar::all(200)));
        const Portrait portrait = *standardize(sample, spec, *vision, &plate);
        QCOMPARE(verdict(portrait, "plate-unfit"), QStringLiteral("warn size"));
        QVERIFY(*portrait.background != BackgroundSource::Plate);
        QVERIFY(!portrait.jpeg.isEmpty());
    }

    void aFinishedPortraitPassesItsOwnFileChecks() {
        const Portrait portrait = made(sample);
        const Portrait judged = *judge(*decodePicture(portrait.jpeg), spec, *vision);
        for (const char* id : {"file-format", "file-size", "file-dpi", "background-even", "eye-line",
                               "hair-top", "face-width"})
            QCOMPARE(verdict(judged, id), verdict(portrait, id));
        QCOMPARE(judged.bytes, portrait.bytes);
    }

    void theSamePersonIsTheSame() {
        cv::Mat darker;
        sample.bgr.convertTo(darker, CV_8U, 0.8);
        const auto a = faceTemplate(sample, *vision), b = faceTemplate(with(darker), *vision);
        QVERIFY(a && b);
        QCOMPARE(int(compareFaces(*a, *b).band), int(Band::Same));
        QVERIFY(!faceTemplate(with(cv::Mat(300, 300, CV_8UC3, cv::Scalar::all(90))), *vision));
    }

    void anyCutOfThePictureIsAnswered() {
        QRandomGenerator random(99);
        for (int round = 0; round < 25; ++round) {
            const int width = 40 + random.bounded(sample.bgr.cols - 40),
                      height = 40 + random.bounded(sample.bgr.rows - 40);
            const cv::Rect cut(random.bounded(sample.bgr.cols - width + 1),
                               random.bounded(sample.bgr.rows - height + 1), width, height);
            const auto portrait = standardize(with(sample.bgr(cut).clone()), spec, *vision);
            QVERIFY2(portrait, qPrintable(portrait ? QString() : portrait.error().sentence()));
            if (portrait->crop) QVERIFY(portrait->crop->y + portrait->crop->height <= height);
        }
    }

    void tinyPicturesDoNoHarm() {
        for (const cv::Size size : {cv::Size(1, 1), cv::Size(3, 500), cv::Size(700, 2), cv::Size(16, 16)}) {
            const auto portrait =
                standardize(with(cv::Mat(size, CV_8UC3, cv::Scalar::all(100))), spec, *vision);
            QVERIFY(portrait);
            QVERIFY(portrait->jpeg.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestStandardize)
#include "tst_standardize.moc"
