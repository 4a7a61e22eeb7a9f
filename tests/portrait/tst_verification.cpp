#include "core/base/csv.h"
#include "core/portrait/verification.h"
#include "core/vision/vision.h"
#include "tests/portrait/card_like.h"
#include "tests/portrait/faces.h"

#include <QFile>
#include <QHash>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

FaceTemplate withQuality(FaceTemplate face, void (*spoil)(FaceQuality&)) {
    spoil(face.quality);
    return face;
}

Picture pictureOf(const cv::Mat& bgr) {
    Picture picture;
    picture.bgr = bgr;
    return picture;
}

struct Labelled {
    QString a, b;
    bool same;
};

} // namespace

class TestVerification : public QObject {
    Q_OBJECT

    std::shared_ptr<Vision> vision;
    cv::Mat sample;

    cv::Mat blurred(double share) const {
        cv::Mat soft;
        cv::GaussianBlur(sample, soft, {}, share * sample.cols);
        return soft;
    }
    Hindrances hindrances(const cv::Mat& bgr) const {
        const auto face = faceTemplate(pictureOf(bgr), *vision);
        return face ? hindrancesOf(face->quality, likenessBands().quality) : Hindrances{Hindrance::TooSmall};
    }

private Q_SLOTS:
    void initTestCase() {
        if (auto loaded = Vision::load()) vision = *loaded;
        if (auto picture = readPicture(qEnvironmentVariable("MIANGUAN_SAMPLE"))) sample = picture->bgr;
    }

    void bothEmbeddingsMustAgree() {
        const FaceTemplate one = madeFace(1);
        QVERIFY(compareFaces(one, madeFace(1, 0.9)).band == Band::Same);
        QVERIFY(compareFaces(one, madeFace(2)).band == Band::Different);
        QVERIFY(compareFaces(one, madeFace(1, 0.4)).band == Band::Unsure);
        FaceTemplate torn = madeFace(1);
        torn.mobile = madeFace(2).mobile;
        QVERIFY(compareFaces(one, torn).band == Band::Unsure);
    }

    void aReducedPictureHasItsOwnLimits() {
        const FaceTemplate one = madeFace(1), likely = madeFace(1, 0.22);
        QVERIFY(compareFaces(one, likely).band == Band::Different);
        const FaceTemplate small = withQuality(likely, [](FaceQuality& q) { q.width = 59; });
        QVERIFY(compareFaces(one, small).reduced);
        QVERIFY(compareFaces(one, small).band == Band::Unsure);
        QVERIFY(compareFaces(small, one).reduced);
    }

    void whatCannotBeComparedIsNeverDifferent_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("which");
        for (int i = 0; i <= int(Hindrance::Flat); ++i)
            QTest::newRow(qPrintable(hindranceName(Hindrance(i)))) << hindranceName(Hindrance(i)) << i;
    }
    void whatCannotBeComparedIsNeverDifferent() {
        QFETCH(int, which);
        constexpr void (*spoilers[])(FaceQuality&) = {
            [](FaceQuality& q) { q.width = 30; },   [](FaceQuality& q) { q.sharpness = 0.01; },
            [](FaceQuality& q) { q.yaw = -40; },    [](FaceQuality& q) { q.eyes = 0; },
            [](FaceQuality& q) { q.light = 20; },   [](FaceQuality& q) { q.light = 240; },
            [](FaceQuality& q) { q.contrast = 2; },
        };
        const FaceTemplate other = withQuality(madeFace(2), spoilers[which]);
        const Likeness likeness = compareFaces(madeFace(1), other);
        QVERIFY(likeness.b.contains(Hindrance(which)) && likeness.a.isEmpty());
        QVERIFY(likeness.band == Band::Unsure);
        QVERIFY(!whyNotCompared(likeness, QStringLiteral("A"), QStringLiteral("B")).isEmpty());
        const FaceTemplate same = withQuality(madeFace(1), spoilers[which]);
        const bool eyes = Hindrance(which) == Hindrance::EyesHidden;
        QVERIFY((compareFaces(madeFace(1), same).band == Band::Same) == eyes);
    }

    void limitsAreData() {
        const LikenessBands& bands = likenessBands();
        QVERIFY(!bands.version.isEmpty());
        QVERIFY(bands.reduced.different.resnet <= bands.whole.different.resnet);
        QVERIFY(bands.session.resnet >= bands.whole.same.resnet);
        QVERIFY(!bandsFrom("{}"));
        QFile file(QStringLiteral(":/likeness/bands.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray json = file.readAll();
        QVERIFY(bandsFrom(json));
        QVERIFY(!bandsFrom(json.replace("\"least\": 40", "\"lest\": 40")));
    }

    void aPictureIsAskedWhetherItCanBeCompared() {
        if (!vision || sample.empty()) QSKIP("the models or the sample photograph are not here");
        QCOMPARE(hindrances(sample), Hindrances());
        QVERIFY(!hindrances(blurred(0.0095)).isEmpty());
        const auto sharpness = [this](const cv::Mat& bgr) {
            return faceTemplate(pictureOf(bgr), *vision)->quality.sharpness;
        };
        QVERIFY(sharpness(blurred(0.004)) < 0.6 * sharpness(sample));
        cv::Mat dark, bright;
        sample.convertTo(dark, -1, 0.12);
        sample.convertTo(bright, -1, 0.25, 215);
        QVERIFY(hindrances(dark).contains(Hindrance::Dark));
        QVERIFY(hindrances(bright).contains(Hindrance::Bright));
        cv::Mat small;
        const double shrink = 30 / faceTemplate(pictureOf(sample), *vision)->quality.width;
        cv::resize(sample, small, {}, shrink, shrink, cv::INTER_AREA);
        QVERIFY(hindrances(small).contains(Hindrance::TooSmall));
    }

    /// A face so blurred that its likeness is gone is never called another person's.
    void blurNeverMakesAnother() {
        if (!vision || sample.empty()) QSKIP("the models or the sample photograph are not here");
        const auto sharp = faceTemplate(pictureOf(sample), *vision);
        for (const double share : {0.005, 0.01, 0.02, 0.03, 0.05}) {
            const auto soft = faceTemplate(pictureOf(blurred(share)), *vision);
            if (soft) QVERIFY(compareFaces(*sharp, *soft).band != Band::Different);
        }
    }

    void theSameOnACardIsNeverDifferent() {
        const QList<Labelled> pairs = labelledPairs();
        if (!vision || pairs.isEmpty()) QSKIP("the models or the photographs are not here");
        int same = 0, all = 0, turn = 0;
        for (const Labelled& pair : pairs) {
            if (!pair.same || ++turn % 5 != 0) continue; // the bench takes them all
            const auto card = onCard(pair.a, cardLooks[1]), live = whole(pair.b);
            if (!card || !live) continue;
            const Likeness likeness = compareFaces(*card, *live);
            QVERIFY2(likeness.band != Band::Different, qPrintable(pair.a + QLatin1Char(' ') + pair.b));
            ++all;
            same += likeness.band == Band::Same;
        }
        QVERIFY(all > 10);
        QVERIFY2(same > all / 2, qPrintable(QStringLiteral("%1 of %2").arg(same).arg(all)));
    }

    void anotherOnACardIsNeverTheSame() {
        const QList<Labelled> pairs = labelledPairs();
        if (!vision || pairs.isEmpty()) QSKIP("the models or the photographs are not here");
        int called = 0, turn = 0;
        for (const Labelled& pair : pairs) {
            if (pair.same || ++turn % 5 != 0) continue;
            const auto card = onCard(pair.a, cardLooks[0]), live = whole(pair.b);
            if (card && live) called += compareFaces(*card, *live).band == Band::Same;
        }
        QVERIFY2(called <= 1, qPrintable(QString::number(called))); // two pictures that look like one man
    }

private:
    static QString folder() { return qEnvironmentVariable("MIANGUAN_PHOTOS"); }

    static QList<Labelled> labelledPairs() {
        QFile file(folder() + QStringLiteral("/pairs.csv"));
        QList<Labelled> pairs;
        if (!file.open(QIODevice::ReadOnly)) return pairs;
        file.readLine();
        while (!file.atEnd()) {
            const QStringList cells = csvCells(QString::fromUtf8(file.readLine().trimmed()));
            if (cells.size() > 2) pairs += {cells[0], cells[1], cells[2] == QLatin1String("1")};
        }
        return pairs;
    }
    std::optional<FaceTemplate> whole(const QString& name) {
        if (!wholes.contains(name)) {
            std::optional<FaceTemplate> made;
            if (const auto picture = readPicture(folder() + QLatin1Char('/') + name))
                if (const auto face = faceTemplate(*picture, *vision)) made = *face;
            wholes.insert(name, made);
        }
        return wholes.value(name);
    }
    std::optional<FaceTemplate> onCard(const QString& name, const CardLook& look) const {
        const auto picture = readPicture(folder() + QLatin1Char('/') + name);
        if (!picture) return std::nullopt;
        const FoundFaces found = findFaces(picture->bgr, *vision);
        if (!found.mesh) return std::nullopt;
        const auto card = decodePicture(asOnCard(picture->bgr, geometryOf(*found.mesh), look));
        if (!card) return std::nullopt;
        const auto face = faceTemplate(*card, *vision);
        return face ? std::optional(*face) : std::nullopt;
    }

    QHash<QString, std::optional<FaceTemplate>> wholes;
};

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"
