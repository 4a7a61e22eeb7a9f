#include "core/portrait/standardize.h"
#include "core/vision/vision.h"
#include "tests/portrait/findings.h"
#include "tests/portrait/sample.h"
#include "tests/portrait/spoiled/spoiled.h"

#include <QTest>
#include <QTimeZone>

#include <opencv2/imgproc.hpp>

using namespace mianguan;

/// The checks that read light, eyes, clothes and origin from the picture itself, on the sample photograph
/// spoiled in one known way at a time.
class TestSignals : public QObject, test::Sample {
    Q_OBJECT

    Mesh mesh;
    Portrait straight;
    const QDate today{2026, 6, 15};

    double unit() const { return straight.crop->width / spec.size.width(); }

    Portrait made(const cv::Mat& bgr) const {
        Picture picture = sample;
        picture.bgr = bgr;
        return *standardize(picture, spec, *vision);
    }

    cv::Mat spoiledBy(const QString& what) const {
        using namespace spoiled;
        const cv::Mat& bgr = sample.bgr;
        if (what == QLatin1String("noise")) return noisy(bgr, 12, unit());
        if (what == QLatin1String("jpeg")) return jpeg(bgr, 10);
        if (what == QLatin1String("shadow")) return shadowed(bgr, mesh, 0.25, 0.03);
        if (what == QLatin1String("soft shade")) return shadowed(bgr, mesh, 0.6, 0.5);
        if (what == QLatin1String("hot spot")) return burnt(bgr, mesh, Spot::Forehead, 0.3);
        if (what == QLatin1String("red eyes")) return redEyed(bgr, mesh);
        if (what == QLatin1String("clothes of the background"))
            return dressed(bgr, mesh, *vision, spec.background);
        if (what == QLatin1String("blue clothes")) return dressed(bgr, mesh, *vision, {60, 110, 200});
        if (what == QLatin1String("navy clothes")) return dressed(bgr, mesh, *vision, {25, 32, 62});
        if (what == QLatin1String("dark clothes")) return dressed(bgr, mesh, *vision, {35, 35, 45});
        if (what == QLatin1String("screen")) return fromScreen(bgr, 2.6);
        if (what == QLatin1String("bezel")) return withBezel(bgr);
        if (what == QLatin1String("halftone")) return halftoned(bgr, 3.3);
        if (what == QLatin1String("print")) return asPrint(bgr);
        return bgr;
    }

    Picture taken(const QDate& day) const {
        Picture picture = sample;
        picture.facts.takenMs = QDateTime(day, QTime(12, 0), QTimeZone(8 * 3600)).toMSecsSinceEpoch();
        return picture;
    }

private Q_SLOTS:
    void initTestCase() {
        if (!load()) QSKIP(missing);
        mesh = *spoiled::meshOf(sample.bgr, *vision);
        straight = made(sample.bgr);
    }

    void theSampleItselfPasses_data() {
        QTest::addColumn<QByteArray>("id");
        for (const char* id :
             {"hot-spots", "red-eye", "noise", "compression", "recapture", "clothes-contrast"})
            QTest::newRow(id) << QByteArray(id);
    }
    void theSampleItselfPasses() {
        QFETCH(QByteArray, id);
        QCOMPARE(verdict(straight, id.constData()), QStringLiteral("pass "));
    }

    void aSpoiledPictureCarriesItsFinding_data() {
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* spoil, const char* id, const char* wanted) {
            QTest::newRow(spoil) << QString::fromLatin1(spoil) << QByteArray(id)
                                 << QString::fromLatin1(wanted);
        };
        row("noise", "noise", "fail grain");
        row("jpeg", "compression", "fail blocks");
        row("shadow", "face-shadow", "fail shadow");
        row("hot spot", "hot-spots", "fail burnt");
        row("red eyes", "red-eye", "fail red");
        row("clothes of the background", "clothes-contrast", "fail same-colour");
        row("blue clothes", "clothes-contrast", "warn same-colour");
        row("navy clothes", "clothes-contrast", "pass ");
        row("dark clothes", "clothes-contrast", "pass ");
        row("screen", "recapture", "fail pattern");
        row("bezel", "recapture", "fail frame");
        row("halftone", "recapture", "fail pattern");
        row("print", "recapture", "fail frame");
    }
    void aSpoiledPictureCarriesItsFinding() {
        QFETCH(QString, spoil);
        QFETCH(QByteArray, id);
        QFETCH(QString, wanted);
        QCOMPARE(verdict(made(spoiledBy(spoil)), id.constData()), wanted);
    }

    void blocksAreFoundAfterAChangeOfSize() {
        const double before = *finding(straight, "compression")->value;
        for (const double size : {0.75, 1.3}) {
            const double after =
                *finding(made(spoiled::jpegAtSize(sample.bgr, 8, size)), "compression")->value;
            QVERIFY2(after > 4 * before, qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
        }
    }

    void aHardShadowIsToldFromASoftOne() {
        const double hard = *finding(made(spoiledBy(QStringLiteral("shadow"))), "face-shadow")->value;
        const double soft = *finding(made(spoiledBy(QStringLiteral("soft shade"))), "face-shadow")->value;
        QVERIFY2(soft < hard - 0.15, qPrintable(QStringLiteral("%1 %2").arg(soft).arg(hard)));
    }

    void eyesThatLookAsideAreSeen() {
        const auto side = [&](double across) {
            return verdict(made(spoiled::lookingAside(sample.bgr, mesh, across, 0)), "gaze");
        };
        QVERIFY2(side(0.2).endsWith(QLatin1String(" left")), qPrintable(side(0.2)));
        QVERIFY2(side(-0.2).endsWith(QLatin1String(" right")), qPrintable(side(-0.2)));
    }

    void closedOrTinyEyesAreNotJudged() {
        cv::Mat tiny;
        cv::resize(sample.bgr, tiny, {}, 0.3, 0.3, cv::INTER_AREA);
        const Portrait portrait = made(tiny);
        QCOMPARE(verdict(portrait, "gaze"), QStringLiteral("not-assessed "));
    }

    void theBoxLiesInThePicture() {
        const QRectF whole(0, 0, sample.bgr.cols, sample.bgr.rows);
        for (const char* spoil : {"hot spot", "shadow", "clothes of the background"})
            for (const Finding& f : made(spoiledBy(QString::fromLatin1(spoil))).findings)
                if (f.box) QVERIFY2(whole.adjusted(-1, -1, 1, 1).contains(*f.box), qPrintable(f.id));
    }

    void theAgeIsCountedToTheDayOfJudging_data() {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("wanted");
        const QString usual = defaultSpecificationId(), xinjiang = QStringLiteral("xinjiang-white");
        QTest::newRow("today") << usual << 0 << QStringLiteral("pass ");
        QTest::newRow("a year") << usual << 366 << QStringLiteral("pass ");
        QTest::newRow("over a year") << usual << 367 << QStringLiteral("warn old");
        QTest::newRow("to come") << usual << -3 << QStringLiteral("warn future");
        QTest::newRow("half a year") << xinjiang << 184 << QStringLiteral("pass ");
        QTest::newRow("over half a year") << xinjiang << 185 << QStringLiteral("warn old");
    }
    void theAgeIsCountedToTheDayOfJudging() {
        QFETCH(QString, profile);
        QFETCH(int, days);
        QFETCH(QString, wanted);
        const Specification own = *loadSpecification(profile);
        const Picture picture = taken(today.addDays(-days));
        const Portrait portrait = *standardize(picture, own, *vision, nullptr, today);
        QCOMPARE(verdict(portrait, "picture-age"), wanted);
        QCOMPARE(*finding(portrait, "picture-age")->value, double(days));
        if (profile == spec.id) QCOMPARE(portrait.jpeg, straight.jpeg); // the day changes no byte
    }

    void withoutADateOrADayTheAgeIsNotAssessed() {
        QCOMPARE(verdict(straight, "picture-age"), QStringLiteral("not-assessed "));
        QCOMPARE(verdict(*standardize(taken(today), spec, *vision), "picture-age"),
                 QStringLiteral("not-assessed "));
        QCOMPARE(verdict(*standardize(sample, spec, *vision, nullptr, today), "picture-age"),
                 QStringLiteral("not-assessed "));
    }

    void aSelfieIsToldByTheCamera() {
        QCOMPARE(verdict(straight, "selfie"), QStringLiteral("not-assessed "));
        Picture picture = sample;
        picture.facts.camera.lens = QStringLiteral("iPhone 13 front camera 2.71mm f/2.2");
        QCOMPARE(verdict(*standardize(picture, spec, *vision), "selfie"),
                 QStringLiteral("warn front-camera"));
        picture = sample;
        picture.facts.mirrored = true;
        QCOMPARE(verdict(*standardize(picture, spec, *vision), "selfie"), QStringLiteral("warn mirrored"));
        picture = sample;
        picture.facts.camera.subjectDistance = 0.4;
        QCOMPARE(verdict(*standardize(picture, spec, *vision), "selfie"), QStringLiteral("warn near"));
        picture.facts.camera.subjectDistance = 2;
        QCOMPARE(verdict(*standardize(picture, spec, *vision), "selfie"), QStringLiteral("pass "));
    }

    void aTableOfLowQualityIsBelieved() {
        Picture picture = sample;
        picture.facts.quality = 15;
        QCOMPARE(verdict(*standardize(picture, spec, *vision), "compression"), QStringLiteral("fail blocks"));
        picture.facts.quality = 90;
        QCOMPARE(verdict(*standardize(picture, spec, *vision), "compression"), QStringLiteral("pass "));
    }

    void slopingShouldersAreMeasured() {
        const QString folder = qEnvironmentVariable("MIANGUAN_PHOTOS") + QStringLiteral("/portraits/");
        const QString path = folder + QStringLiteral("p054.jpg");
        if (!QFileInfo::exists(path)) QSKIP("the photographs are not here");
        Picture picture = *readPicture(path);
        cv::resize(picture.bgr, picture.bgr, {}, 0.3, 0.3, cv::INTER_AREA);
        const auto face = spoiled::meshOf(picture.bgr, *vision);
        QVERIFY(face);
        const cv::Mat upright = picture.bgr;
        const auto slope = [&](double degrees) {
            picture.bgr = degrees == 0 ? upright : spoiled::sloped(upright, *face, degrees);
            return *standardize(picture, spec, *vision);
        };
        const Portrait level = slope(0), right = slope(14), left = slope(-14);
        QCOMPARE(verdict(level, "shoulders-level"), QStringLiteral("pass "));
        QCOMPARE(verdict(right, "shoulders-level"), QStringLiteral("fail left"));
        QCOMPARE(verdict(left, "shoulders-level"), QStringLiteral("fail right"));
        const double change =
            *finding(right, "shoulders-level")->value - *finding(left, "shoulders-level")->value;
        QVERIFY2(change > 16 && change < 30, qPrintable(QString::number(change)));
    }
};

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
