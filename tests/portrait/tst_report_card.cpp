#include "core/portrait/report_card.h"

#include <QTest>

using namespace mianguan;

class TestReportCard : public QObject {
    Q_OBJECT

    const Specification spec = *loadSpecification(defaultSpecificationId());
    const FaceGeometry face{{640, 600}, {440, 620}, {540, 900}, 250, 380, 720};

    static Finding finding(const char* id, Status status) {
        return {QString::fromLatin1(id), status, {}, {}, {}, 0, {}};
    }

private Q_SLOTS:
    void guidesAreInPixelsOfThePortrait() {
        const Guides guides = guidesOf(spec, Crop{60, 120, 960, 1280}, face);
        QCOMPARE(guides.photo, QSizeF(480, 640));
        QCOMPARE(*guides.eyeLineAt, (610 - 120) / 2.);
        QCOMPARE(*guides.hairTopAt, (250 - 120) / 2.);
        QCOMPARE(guides.face->low, (380 - 60) / 2.);
        QCOMPARE(guides.face->high, (720 - 60) / 2.);
        QCOMPARE(guides.eyeLine.low, 200.);
        QCOMPARE(guides.eyeLine.high, 300.);
    }

    void measuresSayWhetherTheyAreInside() {
        const QList<GuideFigure> measures = figuresOf(guidesOf(spec, Crop{60, 120, 960, 1280}, face));
        QCOMPARE(measures.size(), 3);
        QCOMPARE(measures[0].id, QStringLiteral("hair-top"));
        QCOMPARE(*measures[0].value, 65.);
        QVERIFY(measures[0].inside());
        QCOMPARE(*measures[2].value, 170.);
        QVERIFY(!measures[2].inside()); // 180 to 300
    }

    void whatWasNotMeasuredHasNoValue() {
        FaceGeometry cut = face;
        cut.hairTop.reset();
        const auto cutOnes = figuresOf(guidesOf(spec, Crop{60, 120, 960, 1280}, cut));
        QVERIFY(!cutOnes[0].value && !cutOnes[0].inside() && cutOnes[1].value);
        for (const GuideFigure& measure : figuresOf(guidesOf(spec, {}, face)))
            QVERIFY(!measure.value && measure.window.high > 0);
    }

    void findingsAreGroupedInTheirOrder() {
        const ReportCard card =
            reportCard(spec, {}, {},
                       {finding("a", Status::Pass), finding("b", Status::Fail), finding("c", Status::Warn),
                        finding("d", Status::NotAssessed), finding("e", Status::Fail)});
        QCOMPARE(card.toMend.size(), 2);
        QCOMPARE(card.toMend[0].id, QStringLiteral("b"));
        QCOMPARE(card.toMend[1].id, QStringLiteral("e"));
        QCOMPARE(card.toLookAt.size(), 1);
        QCOMPARE(card.passed.size(), 1);
        QCOMPARE(card.notAssessed.size(), 1);
        QVERIFY(!card.fine());
        QVERIFY(reportCard(spec, {}, {}, {finding("d", Status::NotAssessed)}).fine());
    }
};

QTEST_GUILESS_MAIN(TestReportCard)
#include "tst_report_card.moc"
