#include "core/portrait/standardize.h"
#include "core/vision/vision.h"
#include "tests/portrait/findings.h"

#include <QDirIterator>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

/// For any original the face in the portrait is a pure crop and scale of it: as it is, mirrored, turned.
/// Measured against a resampling of our own that shares nothing with the product's.
class TestPureCrop : public QObject {
    Q_OBJECT

    std::shared_ptr<Vision> vision;
    Specification spec = *loadSpecification(defaultSpecificationId());

    /// Mean of the original's pixels under each of the portrait's, four by four samples each.
    static cv::Mat resampled(const cv::Mat& bgr, const Crop& crop, const cv::Size& size) {
        constexpr int samples = 4;
        const double step = crop.width / size.width / samples;
        cv::Mat fine, coarse;
        const cv::Matx23d place(step, 0, crop.x + step / 2 - 0.5, 0, step, crop.y + step / 2 - 0.5);
        cv::warpAffine(bgr, fine, place, size * samples, cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
                       cv::BORDER_REPLICATE);
        cv::resize(fine, coarse, size, 0, 0, cv::INTER_AREA);
        return coarse;
    }

    cv::Rect faceIn(const Portrait& portrait) const {
        const FaceGeometry& face = *portrait.geometry;
        const double scale = spec.size.width() / portrait.crop->width;
        const double brows = std::min(face.leftEye.y(), face.rightEye.y()) * 1.4 - face.chin.y() * 0.4;
        const cv::Rect2d box(
            cv::Point2d((face.faceLeft - portrait.crop->x) * scale, (brows - portrait.crop->y) * scale),
            cv::Point2d((face.faceRight - portrait.crop->x) * scale,
                        (face.chin.y() - portrait.crop->y) * scale));
        const cv::Rect middle(cvRound(box.x + box.width * 0.15), cvRound(box.y), cvRound(box.width * 0.7),
                              cvRound(box.height));
        return middle & cv::Rect(0, 0, spec.size.width(), spec.size.height());
    }

    /// Mean difference of neighbourhoods in the face, levels.
    double impurity(const cv::Mat& original, const Portrait& portrait) const {
        const cv::Mat shown = decodePicture(portrait.jpeg)->bgr;
        const cv::Mat pure = resampled(original, *portrait.crop, shown.size());
        const cv::Rect face = faceIn(portrait);
        cv::Mat a, b;
        cv::GaussianBlur(shown(face), a, {}, 1);
        cv::GaussianBlur(pure(face), b, {}, 1);
        const cv::Mat person = portrait.matte.empty() ? cv::Mat(face.size(), CV_8U, cv::Scalar(255))
                                                      : cv::Mat(portrait.matte(face) == 255);
        return cv::norm(a, b, cv::NORM_L1, person) / double(cv::countNonZero(person) * 3);
    }

    static Picture changed(const Picture& picture, const QString& how) {
        Picture out{{}, picture.facts};
        if (how == QLatin1String("as it is")) out.bgr = picture.bgr;
        if (how == QLatin1String("mirrored")) cv::flip(picture.bgr, out.bgr, 1);
        if (how == QLatin1String("turned"))
            cv::warpAffine(
                picture.bgr, out.bgr,
                cv::getRotationMatrix2D({float(picture.bgr.cols) / 2, float(picture.bgr.rows) / 2}, 7, 1),
                picture.bgr.size(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
        return out;
    }

private Q_SLOTS:
    void initTestCase() {
        auto loaded = Vision::load();
        if (!loaded) QSKIP("the models are not here: run installer/test.sh");
        vision = *loaded;
    }

    void theFaceIsOnlyCroppedAndScaled_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("how");
        QStringList paths;
        const QString sample = qEnvironmentVariable("MIANGUAN_SAMPLE");
        if (QFileInfo::exists(sample)) paths << sample;
        const QDir portraits(qEnvironmentVariable("MIANGUAN_PHOTOS") + QStringLiteral("/portraits"));
        const QStringList names = portraits.entryList(QDir::Files, QDir::Name);
        for (qsizetype i = 0; i < names.size(); i += 8)
            paths << portraits.filePath(names.at(i));
        for (const QString& path : paths)
            for (const char* how : {"as it is", "mirrored", "turned"})
                QTest::addRow("%s, %s", qPrintable(QFileInfo(path).fileName()), how)
                    << path << QString::fromLatin1(how);
    }
    void theFaceIsOnlyCroppedAndScaled() {
        QFETCH(QString, path);
        QFETCH(QString, how);
        const auto read = readPicture(path);
        QVERIFY(read);
        const Picture original = changed(*read, how);
        const auto portrait = standardize(original, spec, *vision);
        QVERIFY(portrait);
        if (portrait->jpeg.isEmpty()) return; // refused for its faces, so nothing was mended
        QVERIFY2(impurity(original.bgr, *portrait) < 2.5,
                 qPrintable(QString::number(impurity(original.bgr, *portrait))));
        cv::Mat mirrored;
        cv::flip(original.bgr, mirrored, 1);
        Portrait asMirrored = *portrait;
        asMirrored.crop->x = mirrored.cols - portrait->crop->x - portrait->crop->width;
        QVERIFY(impurity(mirrored, asMirrored) > 2.5);
        if (how != QLatin1String("turned")) return;
        QVERIFY(finding(*portrait, "roll"));
        const auto straight = standardize(*read, spec, *vision);
        const double change = *finding(*portrait, "roll")->value - *finding(*straight, "roll")->value;
        QVERIFY2(std::abs(std::abs(change) - 7) < 2.5, qPrintable(QString::number(change)));
    }
};

QTEST_GUILESS_MAIN(TestPureCrop)
#include "tst_pure_crop.moc"
