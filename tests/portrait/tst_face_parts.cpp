#include "core/portrait/standardize.h"
#include "core/vision/vision.h"
#include "tests/portrait/findings.h"
#include "tests/portrait/sample.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

namespace {

const QStringList byParts{
    QStringLiteral("ears-visible"), QStringLiteral("brows-visible"), QStringLiteral("hair-over-eyes"),
    QStringLiteral("glasses-tint"), QStringLiteral("glasses-frame"), QStringLiteral("head-cover"),
    QStringLiteral("earrings"),     QStringLiteral("necklace"),      QStringLiteral("occlusion")};

bool parsed(const Portrait& portrait) {
    return std::any_of(portrait.times.begin(), portrait.times.end(),
                       [](const StageTime& time) { return time.stage == QLatin1String("parse"); });
}

/// Draws on a picture by the face in it, in units of the distance between the eyes.
class Painter {
public:
    Painter(const Picture& picture, const FaceGeometry& face) : bgr(picture.bgr.clone()) {
        left = point(face.leftEye), right = point(face.rightEye), chin = point(face.chin);
        middle = (left + right) / 2, unit = float(cv::norm(left - right));
    }

    void rectangle(cv::Point2f from, cv::Point2f to, const cv::Scalar& colour) {
        cv::rectangle(bgr, place(from), place(to), colour, cv::FILLED, cv::LINE_AA);
    }

    void hair(cv::Point2f from, cv::Point2f to) {
        const cv::Rect area = cv::Rect(place(from), place(to)) & cv::Rect({}, bgr.size());
        cv::Mat strands(1, area.width, CV_32FC3), block;
        for (int x = 0; x < area.width; ++x)
            strands.at<cv::Vec3f>(0, x) = cv::Vec3f(28, 46, 66) * (1 + 0.3F * std::sin(float(x) * 1.7F));
        cv::repeat(strands, area.height, 1, block);
        block.convertTo(bgr(area), CV_8U);
    }

    void glasses(double light, bool mirrored) {
        for (const cv::Point2f& eye : {left, right}) {
            cv::Mat lens = cv::Mat::zeros(bgr.size(), CV_8U), behind;
            const cv::Size axes(cvRound(0.46F * unit), cvRound(0.38F * unit));
            cv::ellipse(lens, eye + cv::Point2f(0, 0.08F * unit), axes, 0, 0, 360, 255, cv::FILLED);
            bgr.convertTo(behind, CV_8U, light);
            behind.copyTo(bgr, lens);
            cv::ellipse(bgr, eye + cv::Point2f(0, 0.08F * unit), axes, 0, 0, 360, {30, 26, 26},
                        std::max(1, cvRound(0.05F * unit)), cv::LINE_AA);
            if (mirrored)
                cv::rectangle(bgr, eye + cv::Point2f(-0.2F, 0.12F) * unit,
                              eye + cv::Point2f(0.15F, 0.3F) * unit, {250, 252, 246}, cv::FILLED);
        }
        cv::line(bgr, right + cv::Point2f(0.46F * unit, 0), left - cv::Point2f(0.46F * unit, 0), {30, 26, 26},
                 std::max(1, cvRound(0.06F * unit)), cv::LINE_AA);
    }

    cv::Mat bgr;

private:
    static cv::Point2f point(QPointF p) { return {float(p.x()), float(p.y())}; }
    cv::Point place(cv::Point2f p) const { return middle + p * unit; }
    cv::Point2f left, right, chin, middle;
    float unit = 1;
};

} // namespace

/// The checks that look at the parts of a face: on the sample photograph painted over in one way at a time,
/// on real photographs where they are, and without the optional model.
class TestFaceParts : public QObject, test::Sample {
    Q_OBJECT

    QString photos = qEnvironmentVariable("MIANGUAN_PHOTOS");

    Portrait made(const Picture& picture) const { return *standardize(picture, spec, *vision); }

    /// Another models folder: all of the real one but the face parser.
    static void linkModels(const QString& into) {
        const QDir folder(Vision::modelFolder());
        for (const QString& file : folder.entryList({QStringLiteral("*.onnx")}))
            if (file != QLatin1String("face_parsing.onnx"))
                QVERIFY(QFile::link(folder.absoluteFilePath(file), into + QLatin1Char('/') + file));
    }

private Q_SLOTS:
    void initTestCase() {
        if (!load()) QSKIP(missing);
    }

    void theSampleShowsTeethAndWearsNothing() {
        const Portrait portrait = made(sample);
        QCOMPARE(verdict(portrait, QStringLiteral("teeth")), QStringLiteral("fail shown"));
        if (!vision->faceParser) QSKIP("the optional face parser is not here");
        QVERIFY(parsed(portrait));
        for (const char* id : {"brows-visible", "hair-over-eyes", "glasses-glare", "glasses-tint",
                               "glasses-frame", "head-cover", "necklace", "occlusion"})
            QCOMPARE(verdict(portrait, QLatin1String(id)), QStringLiteral("pass "));
    }

    void whatIsPaintedIsSeen_data() {
        QTest::addColumn<QString>("paint");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* paint, const char* id, const char* wanted) {
            QTest::newRow(paint) << QString::fromLatin1(paint) << QString::fromLatin1(id)
                                 << QString::fromLatin1(wanted);
        };
        row("fringe", "brows-visible", "fail both");
        row("hair over the right eye", "hair-over-eyes", "fail right");
        row("hair over the ears", "ears-visible", "warn both");
        row("mask", "occlusion", "fail mouth");
        row("clear glasses", "glasses-tint", "pass ");
        row("dark glasses", "glasses-tint", "fail tinted");
        row("mirroring glasses", "glasses-glare", "fail both");
    }

    void whatIsPaintedIsSeen() {
        QFETCH(QString, paint);
        QFETCH(QString, id);
        QFETCH(QString, wanted);
        if (!vision->faceParser) QSKIP("the optional face parser is not here");
        Painter painter(sample, *made(sample).geometry);
        if (paint == QLatin1String("fringe")) painter.hair({-1.1F, -1.1F}, {1.1F, -0.22F});
        if (paint == QLatin1String("hair over the right eye")) painter.hair({-1.1F, -1.1F}, {-0.1F, 0.25F});
        if (paint == QLatin1String("hair over the ears")) {
            painter.hair({-1.9F, -0.6F}, {-1.F, 1.4F});
            painter.hair({1.F, -0.6F}, {1.9F, 1.4F});
        }
        if (paint == QLatin1String("mask"))
            painter.rectangle({-0.85F, 0.55F}, {0.85F, 1.75F}, {236, 236, 232});
        if (paint == QLatin1String("clear glasses")) painter.glasses(1, false);
        if (paint == QLatin1String("dark glasses")) painter.glasses(0.3, false);
        if (paint == QLatin1String("mirroring glasses")) painter.glasses(1, true);
        Picture picture = sample;
        picture.bgr = painter.bgr;
        QCOMPARE(verdict(made(picture), id), wanted);
    }

    void withoutTheParserThePhotoIsMadeAndNothingPassesUnseen() {
        QTemporaryDir folder;
        linkModels(folder.path());
        const auto without = Vision::load(folder.path());
        QVERIFY(without && !(*without)->faceParser);
        const Portrait portrait = *standardize(sample, spec, **without);
        QVERIFY(!portrait.jpeg.isEmpty());
        QVERIFY(!parsed(portrait));
        for (const QString& id : byParts)
            QCOMPARE(verdict(portrait, id), QStringLiteral("not-assessed "));
        QCOMPARE(verdict(portrait, QStringLiteral("teeth")), QStringLiteral("fail shown"));
        QCOMPARE(verdict(portrait, QStringLiteral("glasses-glare")), QStringLiteral("pass "));
    }

    void aDamagedParserIsAnError() {
        QTemporaryDir folder;
        linkModels(folder.path());
        QFile file(FaceParser::fileIn(folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a network") > 0);
        file.close();
        const auto loaded = Vision::load(folder.path());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, ErrorKind::Corrupt);
        QCOMPARE(loaded.error().where, file.fileName());
    }

    void aProfileThatAsksForNoPartsDoesNotPay() {
        Specification other = spec;
        for (const QString& id : byParts + QStringList{QStringLiteral("glasses-glare")})
            other.checks[id].severity = Severity::Off;
        const Portrait portrait = *standardize(sample, other, *vision);
        QVERIFY(!parsed(portrait));
        QCOMPARE(verdict(portrait, QStringLiteral("ears-visible")), QStringLiteral("absent"));
    }

    void realPhotographs_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* file, const char* id, const char* wanted) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(id)
                                << QString::fromLatin1(wanted);
        };
        row("negatives/hat/hat_023.jpg", "head-cover", "fail hat");
        row("negatives/hat/hat_025.jpg", "head-cover", "fail hat");
        row("negatives/hat/hat_028.png", "head-cover", "fail hat");
        row("negatives/glasses_glare/gla_006.png", "glasses-glare", "fail ");
        row("negatives/occlusion/occ_010.jpg", "occlusion", "fail mouth");
        row("negatives/occlusion/occ_013.jpg", "occlusion", "fail mouth");
        row("portraits/p041.jpg", "glasses-glare", "pass ");
        row("portraits/p133.jpg", "ears-visible", "warn left");
        row("portraits/p046.jpg", "brows-visible", "fail both");
        row("portraits/p026.jpg", "teeth", "fail shown");
        row("portraits/p038.jpg", "teeth", "pass ");
    }

    void realPhotographs() {
        QFETCH(QString, file);
        QFETCH(QString, id);
        QFETCH(QString, wanted);
        const QString path = photos + QLatin1Char('/') + file;
        if (photos.isEmpty() || !QFileInfo::exists(path)) QSKIP("the photographs are not here");
        if (!vision->faceParser) QSKIP("the optional face parser is not here");
        const QString seen = verdict(made(*readPicture(path)), id);
        QVERIFY2(seen.startsWith(wanted), qPrintable(seen));
    }
};

QTEST_GUILESS_MAIN(TestFaceParts)
#include "tst_face_parts.moc"
