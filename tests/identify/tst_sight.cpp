#include "core/identify/code_reader.h"
#include "core/identify/reading/text_reader.h"
#include "core/identify/sight.h"
#include "tests/decoder/processes.h"
#include "tests/identify/made_code.h"

#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>
#include <thread>
#include <unistd.h>

using namespace mianguan;
using namespace std::chrono_literals;

namespace {

CardFace someFace() {
    return {QStringLiteral("张三"),
            QStringLiteral("汉"),
            QStringLiteral("北京市"),
            PrintedSex::Female,
            QDate(1949, 12, 31),
            QStringLiteral("11010519491231002X"),
            {0.5, 0.25, 1, 0, 0.75, 1},
            {cv::Point2f(1, 2), {3, 4}, {5, 6}, {7, 8}},
            {CardTrouble::TooFar, CardTrouble::NoFace}};
}

} // namespace

/// The process that looks, what is said to it, and the models it reads with.
class TestSight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidIsUnderstood() {
        const SightTask task{SightDeed::Card, 3, {640, 480}};
        QCOMPARE(sightTaskFrom(toBytes(task)), task);
        const CodesSeen codes{{{CodeKind::Code39, "a\xFF", QStringLiteral("aÿ"), someFace().corners}}, true};
        QCOMPARE(codesSeenFrom(toBytes(codes)), codes);
        const CardSeen card{{}, someFace()}, none{{}, {}}, missing{QStringLiteral("/a/b"), {}};
        for (const CardSeen& seen : {card, none, missing})
            QCOMPARE(cardSeenFrom(toBytes(seen)), seen);
    }

    void whatCannotBeIsNotBelieved() {
        const auto isBelieved = [](const auto& change) {
            CardFace face = someFace();
            change(face);
            return cardSeenFrom(toBytes(CardSeen{{}, face})).has_value();
        };
        QVERIFY(isBelieved([](CardFace&) {}));
        QVERIFY(!isBelieved([](CardFace& face) { face.identityNumber[17] = u'1'; }));
        QVERIFY(!isBelieved([](CardFace& face) { face.birthDate = QDate(1949, 12, 30); }));
        QVERIFY(!isBelieved([](CardFace& face) { face.name = QString(300, u'张'); }));
        QVERIFY(!isBelieved([](CardFace& face) { face.confidence.name = 2; }));
        QVERIFY(!isBelieved([](CardFace& face) { face.corners[0].x = std::nanf(""); }));
        QVERIFY(!sightTaskFrom("rubbish") && !codesSeenFrom("") && !cardSeenFrom("\x9F"));
    }

    void manyCodesFitAMessage() {
        CodesSeen seen;
        for (int i = 0; i < 20; ++i)
            seen.codes.append({CodeKind::Qr, QByteArray(1000, 'x'), QString(1000, u'x'), {}});
        const QByteArray bytes = toBytes(seen);
        QVERIFY(bytes.size() < 8192);
        QCOMPARE(codesSeenFrom(bytes)->codes.size(), 3);
    }

    void childrenThatDieAreReplaced() {
        const cv::Mat code = made::code(CodeKind::Qr, "20210001", 290);
        QCOMPARE(readCodes(code)->size(), 1);
        for (const int child : childrenOf(getpid()))
            kill(child, SIGKILL);
        QTRY_VERIFY(childrenOf(getpid()).isEmpty());
        QCOMPARE(readCodes(code)->size(), 1);
    }

    void hangingEnds() {
        const Sight sight(cv::Mat(3000, 4000, CV_8U, cv::Scalar(128)));
        const auto answer = sight.ask(SightDeed::Still, 1, 0ms);
        QVERIFY(!answer && answer.error().end == SightEnd::TooLong);
        QVERIFY(sight.ask(SightDeed::Still, 1, 20s));
    }

    void picturesThatAreNotThereEndIt() {
        const Sight grey(cv::Mat(100, 100, CV_8U, cv::Scalar(128)));
        const auto answer = grey.ask(SightDeed::Card, 0, 20s); // a third of the bytes a card's picture has
        QVERIFY(!answer && answer.error().end == SightEnd::Died);
    }

    /// Whatever it thinks of a picture stays with it: there may be a name in it.
    void readingPrintsNothing() {
        QTemporaryFile heard;
        QVERIFY(heard.open());
        const int usual = dup(STDERR_FILENO);
        dup2(heard.handle(), STDERR_FILENO);
        for (const cv::Mat& picture :
             {cv::Mat(3, 900, CV_8U, cv::Scalar(255)), cv::Mat(200, 200, CV_8U, cv::Scalar(0))})
            (void)readText(picture, {TextModel::Chinese, TextLayout::Block});
        dup2(usual, STDERR_FILENO);
        close(usual);
        QCOMPARE(QFileInfo(heard.fileName()).size(), 0);
    }

    void missingModelsAreNamed() {
        const QTemporaryDir empty;
        const auto missingIn = [] {
            QString missing;
            std::thread([&] {
                const auto text = readText(cv::Mat(40, 200, CV_8U, cv::Scalar(255)), {});
                if (!text) missing = text.error().file;
            }).join();
            return missing;
        };
        qputenv("MIANGUAN_TESSDATA", empty.path().toUtf8());
        const QString file = empty.filePath(QStringLiteral("eng.traineddata")), absent = missingIn();
        QFile damaged(file);
        QVERIFY(damaged.open(QFile::WriteOnly) && damaged.write("not a model"));
        damaged.close();
        const QString broken = missingIn();
        qunsetenv("MIANGUAN_TESSDATA");
        QCOMPARE(absent, file);
        QCOMPARE(broken, file);
    }
};

QTEST_GUILESS_MAIN(TestSight)
#include "tst_sight.moc"
