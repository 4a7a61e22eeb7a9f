#include "core/portrait/standardize.h"
#include "core/vision/vision.h"

#include <QDirIterator>
#include <QTest>

using namespace mianguan;

/// Real photographs, where they are: what must hold for each of them, whoever it shows.
class TestPhotos : public QObject {
    Q_OBJECT

    std::shared_ptr<Vision> vision;
    QString folder = qEnvironmentVariable("MIANGUAN_PHOTOS");
    Specification spec = *loadSpecification(defaultSpecificationId());

    static Status statusOf(const Portrait& portrait, const char* id) {
        for (const Finding& f : portrait.findings)
            if (f.id == QLatin1String(id)) return f.status;
        return Status::NotAssessed;
    }

    void addFiles(const QString& below) {
        QTest::addColumn<QString>("path");
        QDirIterator files(folder + below, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(folder.size()))) << path;
        }
    }

private Q_SLOTS:
    void initTestCase() {
        auto loaded = Vision::load();
        if (!loaded || !QFileInfo::exists(folder + QStringLiteral("/portraits")))
            QSKIP("the models or the photographs are not here");
        vision = *loaded;
    }

    void everyPortraitIsToTheSpecificationOrSaysWhyNot_data() { addFiles(QStringLiteral("/portraits")); }
    void everyPortraitIsToTheSpecificationOrSaysWhyNot() {
        QFETCH(QString, path);
        const auto picture = readPicture(path);
        QVERIFY(picture);
        const auto portrait = standardize(*picture, spec, *vision);
        QVERIFY(portrait);
        QCOMPARE(statusOf(*portrait, "face-count"), Status::Pass);
        QCOMPARE(portrait->size, cv::Size(480, 640));
        QCOMPARE(portrait->dpi, 300);
        QVERIFY(portrait->quality >= 60);
        const bool inWindow = portrait->bytes >= 20480 && portrait->bytes <= 40000;
        QCOMPARE(statusOf(*portrait, "file-size") == Status::Pass, inWindow);
        const double scale = 480 / portrait->crop->width;
        const double eyes =
            ((portrait->geometry->leftEye.y() + portrait->geometry->rightEye.y()) / 2 - portrait->crop->y) *
            scale;
        QCOMPARE(statusOf(*portrait, "eye-line") == Status::Pass, eyes >= 200 && eyes <= 300);
        const auto hair = portrait->geometry->hairTop;
        const double top = hair ? (*hair - portrait->crop->y) * scale : -1;
        QCOMPARE(statusOf(*portrait, "hair-top") == Status::Pass, top >= 50 && top <= 110);
        QVERIFY(portrait->crop->y + portrait->crop->height <= picture->bgr.rows);
    }

    void closedEyesAreSeen_data() { addFiles(QStringLiteral("/negatives/closed_eyes")); }
    void closedEyesAreSeen() { negative("eyes-open"); }

    void openMouthsAreSeen_data() { addFiles(QStringLiteral("/negatives/mouth_open")); }
    void openMouthsAreSeen() { negative("mouth-closed"); }

    void tiltsAreSeen_data() { addFiles(QStringLiteral("/negatives/roll_tilt")); }
    void tiltsAreSeen() { negative("roll"); }

    void noOneAndManyAreRefused_data() {
        addFiles(QStringLiteral("/negatives/no_face"));
        addFiles(QStringLiteral("/negatives/multiple_faces"));
    }
    void noOneAndManyAreRefused() {
        QFETCH(QString, path);
        const auto portrait = standardize(*readPicture(path), spec, *vision);
        QCOMPARE(statusOf(*portrait, "face-count"), Status::Fail);
        QVERIFY(portrait->jpeg.isEmpty());
    }

private:
    void negative(const char* id) {
        QFETCH(QString, path);
        QCOMPARE(statusOf(*standardize(*readPicture(path), spec, *vision), id), Status::Fail);
    }
};

QTEST_GUILESS_MAIN(TestPhotos)
#include "tst_photos.moc"
