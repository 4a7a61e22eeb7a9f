#include "core/decoder/decoder_pool.h"
#include "core/decoder/untrusted_picture.h"
#include "tests/decoder/processes.h"
#include "tests/image/making/making.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <random>

using namespace mianguan;

namespace {

QList<QByteArray> samples() {
    const cv::Mat photo = making::sample(160, 120);
    const QByteArray exif = making::exifBlock({.orientation = 6, .dpi = 72, .taken = "2024:06:01 12:00:00"});
    return {making::jpeg(photo, {.exif = exif, .profile = making::displayP3()}),
            making::jpeg(photo, {.kind = making::JpegKind::Progressive}),
            making::png(photo, {.exif = exif, .profile = making::displayP3()}),
            making::webp(photo, {.lossless = false, .exif = exif}),
            making::tiff({photo}, {.tiled = true, .compression = 5, .orientation = 6}),
            making::tiff({photo}, {.compression = 7}),
            making::heic(photo, {.turn = 6, .exif = exif, .profile = making::displayP3()}),
            making::heic(photo, {.depth = 10})};
}

QByteArray damaged(QByteArray bytes, std::mt19937& random) {
    for (int flips = 1 + int(random() % 4); flips > 0; --flips)
        bytes[qsizetype(random() % quint32(bytes.size()))] ^= char(1 << random() % 8);
    return random() % 4 ? bytes : bytes.left(qsizetype(random() % quint32(bytes.size())));
}

bool same(const Result<Picture>& a, const Result<Picture>& b) {
    if (a.has_value() != b.has_value()) return false;
    if (!a) return a.error() == b.error();
    return a->facts == b->facts && a->bgr.size() == b->bgr.size() &&
           cv::norm(a->bgr, b->bgr, cv::NORM_INF) == 0;
}

QString saying(const Result<Picture>& picture) {
    return picture ? QStringLiteral("a picture") : picture.error().sentence();
}

} // namespace

/// The product's own child gives what this process would.
class TestPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFormatIsTheSame() {
        for (const QByteArray& bytes : samples()) {
            const auto here = decodePicture(bytes), there = decodeUntrusted(bytes);
            QVERIFY2(here && same(here, there), qPrintable(saying(there)));
        }
    }

    void largePicturesAreTheSame() {
        for (const int orientation : {1, 6}) {
            const QByteArray bytes = making::jpeg(making::sample(2400, 1800),
                                                  {.exif = making::exifBlock({.orientation = orientation})});
            QVERIFY(same(decodePicture(bytes), decodeUntrusted(bytes)));
        }
    }

    void whatComesIsOnesOwn() {
        const QByteArray bytes = making::jpeg(making::sample(400, 300));
        auto first = decodeUntrusted(bytes);
        QVERIFY(first);
        const cv::Mat kept = first->bgr.clone();
        first->bgr.setTo(cv::Scalar::all(7));
        const auto second = decodeUntrusted(making::jpeg(cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(200))));
        QCOMPARE(cv::norm(first->bgr, cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(7)), cv::NORM_INF), 0.0);
        QVERIFY(same(decodePicture(bytes), decodeUntrusted(bytes)));
        QVERIFY(cv::norm(kept, second->bgr, cv::NORM_INF) > 0);
    }

    void damagedOnesAndGoodOnesBetween() {
        const QList<QByteArray> good = samples();
        std::mt19937 random(20261120);
        int refused = 0;
        for (int i = 0; i < 200; ++i) {
            const QByteArray& whole = good.at(i % good.size());
            const QByteArray bytes = damaged(whole, random);
            const auto here = decodePicture(bytes), there = decodeUntrusted(bytes);
            QVERIFY2(same(here, there), qPrintable(QString::number(i) + saying(here) + saying(there)));
            refused += !here;
            QVERIFY2(same(decodePicture(whole), decodeUntrusted(whole)), "a good one after a damaged one");
        }
        QVERIFY(refused > 50);
    }

    void bombsAreRefused() {
        const auto bomb = decodeUntrusted(making::pngHeader(10'900, 11'000)); // within the limits, and empty
        QVERIFY(!bomb);
        QCOMPARE(bomb.error().kind, ErrorKind::Unreadable);
        QCOMPARE(decodeUntrusted(making::pngHeader(60'000, 60'000)).error().kind, ErrorKind::TooLarge);
        QVERIFY(decodeUntrusted(samples().first()));
    }

    void nothingLeaks() {
        const QByteArray bytes = making::jpeg(making::sample(320, 240)), broken = bytes.left(900);
        QVERIFY(decodeUntrusted(bytes));
        const int before = openDescriptors();
        const QList<int> children = childrenOf(getpid());
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(decodeUntrusted(i % 10 ? bytes : broken).has_value(), i % 10 != 0);
        QCOMPARE(openDescriptors(), before);
        QCOMPARE(childrenOf(getpid()), children); // one and the same all along
    }

    void severalAtATime() {
        const QList<QByteArray> good = samples();
        QList<Picture> right;
        for (const QByteArray& bytes : good)
            right << *decodePicture(bytes);
        std::atomic<int> wrong = 0;
        QThreadPool pool;
        pool.setMaxThreadCount(8);
        for (int i = 0; i < 160; ++i)
            pool.start([&, i] {
                const qsizetype which = i % good.size();
                if (!same(decodeUntrusted(good.at(which)), right.at(which))) ++wrong;
            });
        pool.waitForDone();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(childrenOf(getpid()).size() <= QThread::idealThreadCount());
    }

    void errorsNameTheFile() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("毕业照.jpg")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(samples().first().left(700));
        file.close();
        const auto here = readPicture(file.fileName()), there = readUntrusted(file.fileName());
        QVERIFY(!here && same(here, there));
        QCOMPARE(there.error().where, file.fileName());
        QVERIFY(same(readPicture(QStringLiteral("/none.jpg")), readUntrusted(QStringLiteral("/none.jpg"))));
        QVERIFY(same(decodePicture("GIF89a"), decodeUntrusted("GIF89a")));
    }
};

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
