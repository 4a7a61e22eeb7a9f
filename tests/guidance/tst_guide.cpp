#include "core/guidance/guide.h"
#include "core/image/picture.h"

#include <QFileInfo>
#include <QTest>

#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace mianguan;
using enum Instruction;

/// The guide on the sample photograph, laid into frames of 1440 × 1080 in one way at a time.
class TestGuide : public QObject {
    Q_OBJECT

    std::shared_ptr<const GuideModels> models;
    Specification spec = *loadSpecification(defaultSpecificationId());
    cv::Mat sample;
    static constexpr int width = 1440, height = 1080;

    /// The photograph `zoom` times as large, its face's middle (0.44, 0.27 of it) at `face`, turned by
    /// `degrees` clockwise.
    cv::Mat framed(double zoom, cv::Point2d face = {720, 420}, double degrees = 0) const {
        const cv::Point2f at(float(sample.cols) * 0.44F, float(sample.rows) * 0.27F);
        cv::Mat place = cv::getRotationMatrix2D(at, -degrees, zoom), picture;
        place.at<double>(0, 2) += face.x - double(at.x);
        place.at<double>(1, 2) += face.y - double(at.y);
        cv::warpAffine(sample, picture, place, {width, height}, cv::INTER_AREA, cv::BORDER_REPLICATE);
        return picture;
    }

    static GuidePicture given(const cv::Mat& frame) {
        GuidePicture picture;
        cv::resize(frame, picture.bgr, {GuidePicture::side, GuidePicture::side * frame.rows / frame.cols}, 0,
                   0, cv::INTER_AREA);
        cv::cvtColor(frame, picture.grey, cv::COLOR_BGR2GRAY);
        picture.full = frame.size();
        return picture;
    }

    GuideFrame after(const cv::Mat& frame, int times = 1) const {
        Guide guide(models, spec);
        GuideFrame last;
        for (int i = 0; i < times; ++i)
            last = *guide.look(given(frame), i * 33);
        return last;
    }

    static std::optional<double> value(const GuideFrame& frame, const char* id) {
        for (const Finding& finding : frame.findings)
            if (finding.id == QLatin1String(id)) return finding.value;
        return std::nullopt;
    }

    bool needs(const GuideFrame& frame, Instruction instruction) const {
        return needsOf({frame.faces, frame.place, frame.findings, frame.movement}, spec)
            .contains(instruction);
    }

private Q_SLOTS:
    void initTestCase() {
        auto loaded = GuideModels::load();
        const QString path = qEnvironmentVariable("MIANGUAN_SAMPLE");
        if (!loaded || !QFileInfo::exists(path))
            QSKIP("the models or the sample photograph are not here: run installer/test.sh");
        models = *loaded;
        sample = readPicture(path)->bgr;
    }

    void anEmptySeat() {
        const GuideFrame frame = after(cv::Mat(height, width, CV_8UC3, cv::Scalar::all(170)));
        QCOMPARE(frame.faces, 0);
        QCOMPARE(frame.instruction, NoFace);
        QVERIFY(!frame.ready && frame.outline.isEmpty());
    }
    void twoPeople() {
        const cv::Mat one = framed(1.6)(cv::Rect(360, 0, 720, height));
        cv::Mat two;
        cv::hconcat(one, one, two);
        QCOMPARE(after(two).instruction, SeveralFaces);
    }
    void theFaceIsWhereItIs() {
        const GuideFrame frame = after(framed(2.2));
        QCOMPARE(frame.faces, 1);
        QVERIFY(frame.leftEye.x() > frame.rightEye.x()); // his left is picture-right
        QVERIFY(std::abs((frame.leftEye.x() + frame.rightEye.x()) / 2 - 0.5) < 0.04);
        QVERIFY(frame.outline.size() > 30);
        for (const QPointF& point : frame.outline)
            QVERIFY(QRectF(0, 0, 1, 1).contains(point));
        QVERIFY(frame.crop.contains(QRectF(frame.rightEye, frame.leftEye).normalized().center()));
    }
    void nearAndFar() {
        QVERIFY(needs(after(framed(4.6)), MoveBack));
        QVERIFY(needs(after(framed(0.9)), ComeCloser));
        const GuideFrame well = after(framed(2.4));
        QVERIFY(!needs(well, MoveBack) && !needs(well, ComeCloser));
    }
    /// Directions are the sitter's own: who is picture-left moves to his left.
    void aside() {
        QVERIFY(needs(after(framed(2.2, {560, 420})), MoveLeft));
        QVERIFY(needs(after(framed(2.2, {880, 420})), MoveRight));
        QVERIFY(needs(after(framed(2.2, {720, 760})), SitHigher));
        QVERIFY(needs(after(framed(2.2, {720, 190})), SitLower));
    }
    /// Clockwise in the picture is towards the sitter's left.
    void tilted() {
        const double straight = *value(after(framed(2.2)), "roll");
        const GuideFrame left = after(framed(2.2, {720, 420}, 14)),
                         right = after(framed(2.2, {720, 420}, -14));
        QVERIFY(std::abs(*value(left, "roll") - straight - 14) < 3);
        QVERIFY(needs(left, TiltRight) && !needs(left, TiltLeft));
        QVERIFY(needs(right, TiltLeft) && !needs(right, TiltRight));
    }
    void aMirroredPictureIsTheOtherWayRound() {
        cv::Mat turned;
        cv::flip(framed(2.2, {560, 420}, 10), turned, 1);
        const GuideFrame frame = after(turned);
        QVERIFY(needs(frame, MoveRight) && needs(frame, TiltLeft));
        QVERIFY(frame.leftEye.x() > frame.rightEye.x());
    }
    void spoiledLight() {
        const cv::Mat good = framed(2.2);
        cv::Mat dark, green, blurred, shaded = good.clone();
        good.convertTo(dark, CV_8U, 0.15);
        QVERIFY(needs(after(dark), TooDark));
        cv::multiply(good, cv::Scalar(0.5, 1.0, 0.9), green);
        QVERIFY(needs(after(green), ColourCast));
        cv::GaussianBlur(good, blurred, {}, 5);
        cv::Mat soft, crisp; // the sample, enlarged, is soft itself
        cv::GaussianBlur(good, soft, {}, 1.5);
        cv::addWeighted(good, 4, soft, -3, 0, crisp);
        QVERIFY(needs(after(blurred), Blurred) && !needs(after(crisp), Blurred));
        cv::Mat half = shaded.colRange(width / 2, width);
        half.convertTo(half, CV_8U, 0.4);
        QVERIFY(needs(after(shaded), LightLeft)); // picture-right is his left
    }
    void movement() {
        Guide guide(models, spec);
        GuideFrame frame;
        for (int i = 0; i < 12; ++i)
            frame = *guide.look(given(framed(2.2, {660. + 12 * i, 420})), i * 33);
        QVERIFY(needs(frame, HoldStill));
        QVERIFY(!needs(after(framed(2.2), 12), HoldStill));
    }
    /// Sensor noise alone neither moves a sitter nor changes what is said.
    void noiseIsNoMovement() {
        Guide guide(models, spec);
        const cv::Mat still = framed(2.2);
        cv::RNG random(11);
        std::optional<Instruction> said;
        for (int i = 0; i < 30; ++i) {
            cv::Mat noise(still.size(), CV_16SC3), noisy;
            random.fill(noise, cv::RNG::NORMAL, 0, 6);
            cv::add(still, noise, noisy, {}, CV_8U);
            const GuideFrame frame = *guide.look(given(noisy), i * 33);
            QVERIFY2(frame.movement < 0.04, qPrintable(QString::number(frame.movement)));
            QCOMPARE(frame.instruction, said.value_or(frame.instruction));
            said = frame.instruction;
        }
    }
    void whoComesAndGoesIsSeen() {
        Guide guide(models, spec);
        const cv::Mat empty(height, width, CV_8UC3, cv::Scalar::all(170)), seated = framed(2.2);
        QCOMPARE(guide.look(given(seated), 0)->faces, 1);
        QCOMPARE(guide.look(given(empty), 33)->faces, 0);
        QCOMPARE(guide.look(given(seated), 66)->faces, 1);
        cv::Mat two;
        cv::hconcat(seated(cv::Rect(360, 0, 720, height)), seated(cv::Rect(360, 0, 720, height)), two);
        int faces = 0;
        for (int i = 3; i < 11; ++i)
            faces = guide.look(given(two), i * 33)->faces;
        QCOMPARE(faces, 2);
    }
    /// With limits this sitter keeps, the same frame for a second is ready from its first look on.
    void readyIsCounted() {
        for (CheckLimits& limits : spec.checks)
            limits.pass = {-1e9, 1e9};
        Guide guide(models, spec);
        GuideFrame frame;
        for (int i = 0; i <= 10; ++i)
            frame = *guide.look(given(framed(2.2)), 1000 + i * 50);
        QVERIFY(frame.ready);
        QCOMPARE(frame.steadyFor, 500);
        QCOMPARE(frame.instruction, Ready);
        frame = *guide.look(given(cv::Mat(height, width, CV_8UC3, cv::Scalar::all(170))), 1600);
        QVERIFY(!frame.ready);
        QCOMPARE(frame.steadyFor, 0);
        spec = *loadSpecification(defaultSpecificationId());
    }
    void theSameFramesSayTheSame() {
        const cv::Mat frame = framed(2.2);
        const GuideFrame one = after(frame, 9), other = after(frame, 9);
        QCOMPARE(one.outline, other.outline);
        QCOMPARE(one.instruction, other.instruction);
        for (int i = 0; i < one.findings.size(); ++i)
            QCOMPARE(one.findings[i].value, other.findings[i].value);
    }
    void anySizeIsAnswered() {
        Guide guide(models, spec);
        for (const cv::Size size : {cv::Size(1, 1), cv::Size(2, 640), cv::Size(640, 3), cv::Size(640, 360)}) {
            const auto frame = guide.look({cv::Mat(size, CV_8UC3, cv::Scalar::all(90)), {}, size}, 0);
            QVERIFY(frame);
            QCOMPARE(frame->faces, 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestGuide)
#include "tst_guide.moc"
