#include "core/portrait/crop_solver.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace mianguan;

class TestCropSolver : public QObject {
    Q_OBJECT

    Specification spec = *loadSpecification(defaultSpecificationId());

    /// A head as people have it: eyes in the middle, hair 0.95 and chin 1.05 face widths away.
    static FaceGeometry headAt(double x, double eyes, double width) {
        FaceGeometry face;
        face.rightEye = {x - 0.22 * width, eyes};
        face.leftEye = {x + 0.22 * width, eyes};
        face.chin = {x, eyes + 0.8 * width};
        face.hairTop = eyes - 0.9 * width;
        face.faceLeft = x - width / 2;
        face.faceRight = x + width / 2;
        return face;
    }

    static CropLimits free(int width, int height) { return {{width, height}, true, false, height, height}; }

    void verifyShape(const Crop& crop, const CropLimits& limits) const {
        QCOMPARE(crop.width * spec.size.height(), crop.height * spec.size.width());
        QCOMPARE(std::fmod(crop.x, 1.), 0.);
        QVERIFY(crop.y + crop.height <= limits.picture.height);
        QVERIFY(crop.width > 0);
    }

    bool inWindows(const Crop& crop, const FaceGeometry& face) const {
        const double scale = spec.size.width() / crop.width;
        return spec.hairTop.contains((*face.hairTop - crop.y) * scale) &&
               spec.eyeLine.contains((face.leftEye.y() - crop.y) * scale) &&
               spec.faceWidth.contains((face.faceRight - face.faceLeft) * scale);
    }

private Q_SLOTS:
    void keepsEveryWindowWhenThereIsRoom() {
        const FaceGeometry face = headAt(1500, 1400, 600);
        const CropLimits limits = free(3000, 4000);
        const Crop crop = solveCrop(face, spec, limits);
        verifyShape(crop, limits);
        QVERIFY(inWindows(crop, face));
        QVERIFY(std::abs(crop.x + crop.width / 2 - 1500) <= 1);
    }

    void keepsEveryWindowForAnyOrdinaryHead() {
        QRandomGenerator random(20);
        for (int round = 0; round < 200; ++round) {
            const double width = 100 + random.bounded(900.);
            const int pictureWidth = int(width * (3 + random.bounded(3.)));
            const int pictureHeight = int(width * (4 + random.bounded(3.)));
            const FaceGeometry face = headAt(pictureWidth * (0.4 + random.bounded(0.2)),
                                             width * (1.2 + random.bounded(0.5)), width);
            const CropLimits limits = free(pictureWidth, pictureHeight);
            const Crop crop = solveCrop(face, spec, limits);
            verifyShape(crop, limits);
            QVERIFY2(inWindows(crop, face), qPrintable(QStringLiteral("width %1 picture %2×%3")
                                                           .arg(width)
                                                           .arg(pictureWidth)
                                                           .arg(pictureHeight)));
        }
    }

    void leavesTheTopButNeverTheBottom() {
        const FaceGeometry face = headAt(300, 300, 220); // hair almost at the top edge, chest cut
        const CropLimits limits = free(600, 720);
        const Crop crop = solveCrop(face, spec, limits);
        verifyShape(crop, limits);
        QVERIFY(crop.y < 102 - 50 / (480 / crop.width) + 1);
    }

    void staysInsideWhereTheBackgroundIsKept() {
        FaceGeometry face = headAt(300, 300, 220);
        CropLimits limits = free(600, 720);
        limits.mayLeave = false;
        const Crop crop = solveCrop(face, spec, limits);
        verifyShape(crop, limits);
        QVERIFY(crop.x >= 0 && crop.y >= 0 && crop.x + crop.width <= 600);
    }

    void doesNotFloatAPersonCutByTheSide() {
        const FaceGeometry face = headAt(150, 500, 260); // shoulder cut by the left edge
        CropLimits limits = free(1200, 1400);
        limits.leftFrom = 700;
        const Crop crop = solveCrop(face, spec, limits);
        verifyShape(crop, limits);
        QVERIFY(crop.x >= 0);
    }

    void hairAndEyesComeBeforeFaceWidth() {
        FaceGeometry face = headAt(1500, 1600, 500);
        face.hairTop = face.leftEye.y() - 700; // a bun: the head is much taller than wide
        const CropLimits limits = free(3000, 4000);
        const Crop crop = solveCrop(face, spec, limits);
        const double scale = spec.size.width() / crop.width;
        QVERIFY(spec.hairTop.contains((*face.hairTop - crop.y) * scale));
        QVERIFY(spec.eyeLine.contains((face.leftEye.y() - crop.y) * scale));
        QVERIFY(!spec.faceWidth.contains(500 * scale));
    }

    void alwaysAnswersSomething() {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const int width = 20 + random.bounded(2000), height = 20 + random.bounded(2000);
            const FaceGeometry face = headAt(random.bounded(double(width)), random.bounded(double(height)),
                                             5 + random.bounded(3. * width));
            CropLimits limits{{width, height},
                              random.bounded(2) == 0,
                              random.bounded(2) == 0,
                              random.bounded(height + 1),
                              random.bounded(height + 1)};
            verifyShape(solveCrop(face, spec, limits), limits);
        }
    }
};

QTEST_GUILESS_MAIN(TestCropSolver)
#include "tst_crop_solver.moc"
