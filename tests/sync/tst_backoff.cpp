#include "core/sync/backoff.h"

#include <QTest>

using namespace mianguan::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Backoff::Time now{1'800'000'000'000};

Backoff failed(int times, double chance = 1) {
    Backoff backoff;
    for (int i = 0; i < times; ++i)
        backoff.fail(now, chance);
    return backoff;
}

} // namespace

class BackoffTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingFailedIsDueAtOnce() { QVERIFY(Backoff().isDue(now)); }

    void itDoublesUpToItsCap() {
        QCOMPARE(failed(1).next() - now, 500ms);
        QCOMPARE(failed(2).next() - now, 1000ms);
        QCOMPARE(failed(5).next() - now, 8'000ms);
        QCOMPARE(failed(9).next() - now, 128'000ms);
        QCOMPARE(failed(12).next() - now, 900'000ms);
        QCOMPARE(failed(1000).next() - now, 900'000ms);
    }

    void chanceSpreadsFromHalfToAll() {
        QCOMPARE(failed(3, 0).next() - now, 1000ms);
        QCOMPARE(failed(3, 0.5).next() - now, 1500ms);
        QSet<qint64> times;
        for (int i = 0; i < 50; ++i) {
            Backoff backoff = failed(5);
            backoff.fail(now);
            times.insert((backoff.next() - now).count());
            QVERIFY(backoff.next() - now >= 8'000ms && backoff.next() - now <= 16'000ms);
        }
        QVERIFY(times.size() > 40);
    }

    void theHubsWordIsKept() {
        Backoff backoff;
        backoff.fail(now, 0, 30s);
        QCOMPARE(backoff.next() - now, 30'000ms);
        backoff.fail(now, 0, 24h);
        QCOMPARE(backoff.next() - now, 3'600'000ms);
    }

    void itIsDueWhenItsTimeHasCome() {
        const Backoff backoff = failed(3);
        QVERIFY(!backoff.isDue(now));
        QVERIFY(!backoff.isDue(now + 1999ms));
        QVERIFY(backoff.isDue(now + 2000ms));
    }

    void aClockSetBackKeepsNobodyWaiting() { QVERIFY(failed(3).isDue(now - 24h)); }

    void successForgets() {
        Backoff backoff = failed(5);
        backoff.succeed();
        QCOMPARE(backoff, Backoff());
    }

    void itOutlivesARestart() {
        const Backoff backoff = failed(7, 0.3);
        QCOMPARE(Backoff::fromMap(backoff.toMap()), backoff);
        QCOMPARE(Backoff::fromMap(Backoff().toMap()), Backoff());
    }

    void whatCannotBeIsNoFailure() {
        for (const QCborMap& map :
             {QCborMap(), QCborMap{{"failures"_L1, "x"_L1}, {"next"_L1, 1}},
              QCborMap{{"failures"_L1, -1}, {"next"_L1, 1}}, QCborMap{{"failures"_L1, 1}, {"next"_L1, -1}}})
            QCOMPARE(Backoff::fromMap(map), Backoff());
        const Backoff many = Backoff::fromMap({{"failures"_L1, std::numeric_limits<qint64>::max()},
                                               {"next"_L1, std::numeric_limits<qint64>::max()}});
        QVERIFY(many.isDue(now));
        Backoff again = many;
        again.fail(now, 1);
        QCOMPARE(again.next() - now, 900'000ms);
    }
};

QTEST_APPLESS_MAIN(BackoffTest)
#include "tst_backoff.moc"
