#include "core/guidance/best_of_burst.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace mianguan;

namespace {

Finding judgement(const char* id, Status status, double value = 1, int score = 80) {
    Finding finding;
    finding.id = QLatin1String(id);
    finding.status = status;
    finding.value = value;
    finding.score = score;
    return finding;
}

Portrait shot(Findings findings = {}) {
    Portrait portrait;
    portrait.jpeg = "made";
    portrait.findings = std::move(findings);
    return portrait;
}

Portrait randomShot(QRandomGenerator& random) {
    Portrait portrait = shot();
    if (random.bounded(4) == 0) portrait.jpeg.clear();
    for (const char* id : {"roll", "eyes-open", "sharpness"})
        portrait.findings +=
            judgement(id, Status(random.bounded(4)), random.bounded(3) / 2., random.bounded(3));
    return portrait;
}

using Reason = BestShot::Reason;

} // namespace

class TestBestOfBurst : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofNoneThereIsNone() { QCOMPARE(bestOfBurst({}).index, -1); }
    void theOnlyOne() {
        const BestShot best = bestOfBurst({shot()});
        QCOMPARE(best.index, 0);
        QCOMPARE(int(best.reason), int(Reason::Only));
    }
    void whatCountsFirst_data() {
        QTest::addColumn<Portrait>("worse");
        QTest::addColumn<Portrait>("better");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const Portrait& worse, const Portrait& better, Reason reason) {
            QTest::newRow(name) << worse << better << int(reason);
        };
        Portrait unmade = shot();
        unmade.jpeg.clear();
        row("a portrait at all", unmade, shot({judgement("roll", Status::Fail)}), Reason::OnlyUsable);
        row("faults", shot({judgement("roll", Status::Fail)}),
            shot({judgement("roll", Status::Warn), judgement("yaw", Status::Warn)}), Reason::FewerFaults);
        row("warnings", shot({judgement("roll", Status::Warn)}), shot({judgement("roll", Status::Pass)}),
            Reason::FewerWarnings);
        row("eyes",
            shot({judgement("eyes-open", Status::Pass, 0.6), judgement("sharpness", Status::Pass, 0.9)}),
            shot({judgement("eyes-open", Status::Pass, 0.95), judgement("sharpness", Status::Pass, 0.4)}),
            Reason::EyesOpener);
        row("sharpness", shot({judgement("sharpness", Status::Pass, 0.4)}),
            shot({judgement("sharpness", Status::Pass, 0.6)}), Reason::Sharper);
        row("scores", shot({judgement("roll", Status::Pass, 1, 75)}),
            shot({judgement("roll", Status::Pass, 1, 99)}), Reason::BetterOverall);
    }
    void whatCountsFirst() {
        QFETCH(Portrait, worse);
        QFETCH(Portrait, better);
        QFETCH(int, reason);
        const BestShot best = bestOfBurst({worse, better, worse});
        QCOMPARE(best.index, 1);
        QCOMPARE(int(best.reason), reason);
        QVERIFY(!best.sentence().isEmpty());
    }
    void ofAllAlikeTheFirst() {
        const BestShot best = bestOfBurst({shot(), shot(), shot()});
        QCOMPARE(best.index, 0);
        QCOMPARE(int(best.reason), int(Reason::Earlier));
    }
    /// A total order: the best of all is the best of each pair it is in, and adding others changes nothing.
    void theWinnerWinsAgainstEach() {
        QRandomGenerator random(3);
        for (int round = 0; round < 300; ++round) {
            QList<Portrait> shots;
            for (int i = 0; i < 8; ++i)
                shots += randomShot(random);
            const int best = bestOfBurst(shots).index;
            for (int i = 0; i < shots.size(); ++i) {
                if (i == best) continue;
                const QList<Portrait> pair =
                    i < best ? QList{shots[i], shots[best]} : QList{shots[best], shots[i]};
                QCOMPARE(bestOfBurst(pair).index, i < best ? 1 : 0);
            }
            QList<Portrait> without = shots;
            without.removeAt(best == 0 ? 1 : 0);
            QCOMPARE(bestOfBurst(without).index, best == 0 ? 0 : best - 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestBestOfBurst)
#include "tst_best_of_burst.moc"
