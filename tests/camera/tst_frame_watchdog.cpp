#include "ui/camera/frame_watchdog.h"

#include <QTest>

using namespace mianguan;
using State = FrameWatchdog::State;

class TestFrameWatchdog : public QObject {
    Q_OBJECT
private:
    /// Frames thirty times a second from one time to another, asked every quarter of a second; when it first
    /// was in `wanted`.
    static qint64 firstSeen(FrameWatchdog& dog, qint64 from, qint64 to, State wanted, bool frames,
                            bool alike) {
        for (qint64 ms = from; ms < to; ms += 33) {
            if (frames) dog.frame(ms, alike ? 77 : size_t(ms));
            if (ms % 250 < 33 && dog.check(ms) == wanted) return ms;
        }
        return -1;
    }

private Q_SLOTS:
    void withoutACameraNothingIsSaid() {
        FrameWatchdog dog;
        QCOMPARE(dog.check(100'000), State::Off);
        dog.unplugged();
        QCOMPARE(dog.check(100'000), State::Off);
    }
    void frozenWithinTwoSeconds_data() {
        QTest::addColumn<bool>("frames");
        QTest::newRow("no frame comes") << false;
        QTest::newRow("the same one comes") << true;
    }
    void frozenWithinTwoSeconds() {
        QFETCH(bool, frames);
        FrameWatchdog dog;
        dog.start(0);
        QCOMPARE(firstSeen(dog, 0, 5000, State::Frozen, true, false), -1);
        const qint64 noticed = firstSeen(dog, 5000, 20'000, State::Frozen, frames, true);
        QVERIFY2(noticed > 5500 && noticed <= 7000, qPrintable(QString::number(noticed)));
        QVERIFY(firstSeen(dog, noticed, noticed + 300, State::Live, true, false) >= 0); // by itself
    }
    void aShortStallIsNoTrouble() {
        FrameWatchdog dog;
        dog.start(0);
        dog.frame(10, 1);
        QCOMPARE(dog.check(1400), State::Live);
        dog.frame(1450, 2);
        QCOMPARE(dog.check(2900), State::Live);
    }
    void aCameraMayTakeItsTimeToStart() {
        FrameWatchdog dog;
        dog.start(1000);
        QCOMPARE(dog.check(5000), State::Starting);
        QCOMPARE(dog.check(7100), State::Silent);
        dog.frame(7200, 5);
        QCOMPARE(dog.check(7300), State::Live);
    }
    void unpluggedUntilItIsStartedAgain() {
        FrameWatchdog dog;
        dog.start(0);
        dog.frame(10, 1);
        dog.unplugged();
        QCOMPARE(dog.check(20), State::Gone);
        dog.start(5000);
        QCOMPARE(dog.check(5010), State::Starting);
    }
    void whatTheCameraSaysItselfIsOverWithTheNextFrame() {
        FrameWatchdog dog;
        dog.failed(5);
        QCOMPARE(dog.check(10), State::Off);
        dog.start(0);
        dog.frame(10, 1);
        QCOMPARE(dog.check(20), State::Live);
        dog.failed(30);
        QCOMPARE(dog.check(40), State::Starting);
        QCOMPARE(dog.check(3000), State::Starting); // nor does it stand still
        dog.frame(3010, 1);
        QCOMPARE(dog.check(3020), State::Live);
    }
    void theSentenceNamesTheCamera() {
        for (const State state : {State::Silent, State::Frozen, State::Gone})
            QVERIFY(troubleOf(state, QStringLiteral("Cam 7")).contains(QStringLiteral("“Cam 7”")));
        for (const State state : {State::Off, State::Starting, State::Live})
            QVERIFY(troubleOf(state, QStringLiteral("Cam 7")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFrameWatchdog)
#include "tst_frame_watchdog.moc"
