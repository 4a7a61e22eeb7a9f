#include "core/portrait/checks/checks.h"
#include "core/spec/wording.h"

#include <QTest>

using namespace mianguan;

class TestJudged : public QObject {
    Q_OBJECT

    Specification spec = *loadSpecification(defaultSpecificationId());

    Finding rolled(double degrees) const {
        return checks::judged({QStringLiteral("roll"), degrees, QStringLiteral("deg"),
                               QStringLiteral("right"), QStringLiteral("left"), QRectF(1, 2, 3, 4)},
                              spec);
    }

private Q_SLOTS:
    void statusFollowsTheProfile() {
        QCOMPARE(rolled(0).status, Status::Pass);
        QCOMPARE(rolled(3).status, Status::Pass);
        QCOMPARE(rolled(-4).status, Status::Warn);
        QCOMPARE(rolled(9).status, Status::Fail);
    }

    void causeIsTheSideThatWasLeft() {
        QCOMPARE(rolled(9).cause, QStringLiteral("left"));
        QCOMPARE(rolled(-9).cause, QStringLiteral("right"));
        QVERIFY(rolled(0).cause.isEmpty());
        QVERIFY(!rolled(0).box);
        QVERIFY(rolled(9).box);
    }

    void scoreFallsWithDistance() {
        QCOMPARE(rolled(0).score, 100);
        QVERIFY(rolled(0).score > rolled(2.9).score);
        QVERIFY(rolled(2.9).score > rolled(4).score);
        QVERIFY(rolled(4).score > rolled(8).score);
        QCOMPARE(rolled(90).score, 0);
    }

    void everyCheckOfEveryProfileHasWords() {
        for (const QString& id : specificationIds()) {
            const auto profile = loadSpecification(id);
            QVERIFY(profile);
            for (auto it = profile->checks.begin(); it != profile->checks.end(); ++it) {
                QVERIFY2(titleOf(it.key()) != it.key(), qPrintable(it.key()));
                Finding passed;
                passed.id = it.key(), passed.status = Status::Pass, passed.value = 1;
                QVERIFY2(messageFor(passed) != titleOf(it.key()), qPrintable(it.key()));
            }
        }
    }

    void profilesDifferWhereTheyShould() {
        QCOMPARE(spec.background, (std::array<int, 3>{100, 197, 255}));
        QCOMPARE(loadSpecification(QStringLiteral("chsi-2017-99-white"))->background,
                 (std::array<int, 3>{255, 255, 255}));
        QCOMPARE(loadSpecification(QStringLiteral("chsi-2017-99-grey"))->background,
                 (std::array<int, 3>{240, 240, 240}));
        QCOMPARE(loadSpecification(QStringLiteral("xinhua-2020"))->bytes.low, 30721.);
        QCOMPARE(spec.bytes.low, 20480.);
        QCOMPARE(spec.bytes.high, 40000.);
        QCOMPARE(int(spec.limits(QStringLiteral("head-height")).severity), int(Severity::Off));
        QCOMPARE(int(loadSpecification(QStringLiteral("xinhua-2020"))
                         ->limits(QStringLiteral("head-height"))
                         .severity),
                 int(Severity::Warn));
    }

    void unknownProfileSaysWhichThereAre() {
        const auto unknown = loadSpecification(QStringLiteral("../secret"));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
        QVERIFY(unknown.error().remedy.contains(defaultSpecificationId()));
    }
};

QTEST_GUILESS_MAIN(TestJudged)
#include "tst_judged.moc"
