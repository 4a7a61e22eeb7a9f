#include "core/image/jpeg_writer.h"
#include "core/portrait/derivation.h"
#include "core/portrait/render.h"
#include "core/vision/vision.h"

#include <QFileInfo>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

/// A portrait proved to be its original, and the tampering that must not pass for it.
class TestDerivation : public QObject {
    Q_OBJECT

    std::shared_ptr<Vision> vision;
    Specification spec = *loadSpecification(defaultSpecificationId());
    Picture original;
    Portrait portrait;
    cv::Mat shown;

    Recipe recipe() const { return {*portrait.crop, portrait.matte}; }

    static QByteArray savedAgain(const cv::Mat& bgr) {
        JpegWindow window;
        window.aimMax = 60'000, window.bytesMax = 60'000;
        return writeJpeg(bgr, window)->bytes;
    }

    cv::Point onCheek() const {
        const double scale = spec.size.width() / portrait.crop->width;
        const QPointF place((portrait.geometry->rightEye.x() + portrait.geometry->faceLeft) / 2,
                            (portrait.geometry->rightEye.y() + portrait.geometry->chin.y()) / 2);
        return {cvRound((place.x() - portrait.crop->x) * scale),
                cvRound((place.y() - portrait.crop->y) * scale)};
    }

    Derivation of(const QByteArray& jpeg) const { return *rederive(jpeg, original, spec, recipe()); }

    static cv::Mat turned(const cv::Mat& bgr, double degrees) {
        cv::Mat out;
        cv::warpAffine(bgr, out,
                       cv::getRotationMatrix2D({float(bgr.cols) / 2, float(bgr.rows) / 2}, degrees, 1),
                       bgr.size(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
        return out;
    }

private Q_SLOTS:
    void initTestCase() {
        auto loaded = Vision::load();
        auto sample = readPicture(qEnvironmentVariable("MIANGUAN_SAMPLE"));
        if (!loaded || !sample)
            QSKIP("the models or the sample photograph are not here: run installer/test.sh");
        vision = *loaded;
        original = *sample;
        portrait = *standardize(original, spec, *vision);
        shown = decodePicture(portrait.jpeg)->bgr;
    }

    void itsRecipeAndTheModelsGiveEveryByteAgain() {
        QCOMPARE(of(portrait.jpeg).verdict, Derivation::Exact);
        QCOMPARE(rederive(portrait.jpeg, original, spec, *vision, nullptr)->verdict, Derivation::Exact);
    }

    void anotherMachinesLastBitsAreWithinTheTolerance() {
        cv::Mat jittered = portrait.matte.clone();
        jittered.forEach<uchar>([&](uchar& level, const int*) {
            if (level > 3 && level < 250) level = cv::saturate_cast<uchar>(level + 2);
        });
        const auto elsewhere = encoded(rendered(original.bgr, *portrait.crop, jittered, spec), spec);
        QVERIFY(elsewhere->bytes != portrait.jpeg);
        QCOMPARE(of(elsewhere->bytes).verdict, Derivation::Alike);
        QCOMPARE(of(savedAgain(shown)).verdict, Derivation::Alike);
    }

    void tamperingIsSeen_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"mirrored", "turned", "slimmed", "mole", "smoothed", "brightened",
                                "recoloured", "outline", "stretched"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void tamperingIsSeen() {
        QFETCH(QString, how);
        cv::Mat changed = shown.clone();
        if (how == QLatin1String("mirrored")) cv::flip(shown, changed, 1);
        if (how == QLatin1String("turned")) changed = turned(shown, 1);
        if (how == QLatin1String("slimmed"))
            cv::warpAffine(shown, changed, cv::Matx23d(0.98, 0, 4.8, 0, 1, 0), shown.size(), cv::INTER_CUBIC,
                           cv::BORDER_REPLICATE);
        if (how == QLatin1String("mole"))
            cv::circle(changed, onCheek(), 2, cv::Scalar(30, 40, 60), -1, cv::LINE_AA);
        if (how == QLatin1String("smoothed")) cv::bilateralFilter(shown, changed, 9, 30, 5);
        if (how == QLatin1String("brightened")) changed += cv::Scalar::all(5);
        if (how == QLatin1String("recoloured")) {
            const cv::Mat backdrop = portrait.matte < 3;
            changed.setTo(cv::Scalar(219, 142, 67), backdrop);
        }
        if (how == QLatin1String("outline")) {
            cv::Mat grown;
            cv::dilate(portrait.matte, grown, {}, {-1, -1}, 4);
            changed = rendered(original.bgr, *portrait.crop, grown, spec);
        }
        if (how == QLatin1String("stretched"))
            cv::resize(shown(cv::Rect(0, 8, 480, 624)), changed, shown.size());
        const Derivation found = of(savedAgain(changed));
        QCOMPARE(found.verdict, Derivation::Differs);
        QVERIFY(!found.cause.isEmpty());
    }

    void anotherOriginalIsSeen() {
        for (const int flip : {0, 1}) {
            Picture other{{}, original.facts};
            cv::flip(original.bgr, other.bgr, flip);
            QCOMPARE(rederive(portrait.jpeg, other, spec, recipe())->verdict, Derivation::Differs);
            QCOMPARE(rederive(portrait.jpeg, other, spec, *vision, nullptr)->verdict, Derivation::Differs);
        }
    }

    void aRecipeThatStretchesOrLeavesIsRefused() {
        for (const Crop& crop : {Crop{0, 0, 300, 300}, Crop{-1e9, 0, 300, 400}, Crop{0, 0, 0, 0},
                                 Crop{0, double(original.bgr.rows), 300, 400}}) {
            const auto found = rederive(portrait.jpeg, original, spec, Recipe{crop, portrait.matte});
            QCOMPARE(found->verdict, Derivation::Differs);
            QCOMPARE(found->cause, QStringLiteral("recipe"));
        }
        const Recipe small{*portrait.crop, cv::Mat::zeros(10, 10, CV_8U)};
        QCOMPARE(rederive(portrait.jpeg, original, spec, small)->cause, QStringLiteral("recipe"));
    }

    void whatIsNoPictureIsAnError() { QVERIFY(!rederive("not a picture", original, spec, recipe())); }
};

QTEST_GUILESS_MAIN(TestDerivation)
#include "tst_derivation.moc"
