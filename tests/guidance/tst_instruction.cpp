#include "core/guidance/instruction_hold.h"
#include "core/guidance/instruction_need.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace mianguan;
using enum Instruction;

namespace {

const Specification& spec() {
    static const Specification loaded = *loadSpecification(defaultSpecificationId());
    return loaded;
}

Finding measured(const char* id, double value) {
    Finding finding;
    finding.id = QLatin1String(id);
    finding.value = value;
    return finding;
}

Situation wellSeated() { return {1, {240, 0, 250, 80}, {}, 0.01}; }

Situation with(const char* id, double value) {
    Situation situation = wellSeated();
    situation.findings = {measured(id, value)};
    return situation;
}

QList<Instruction> all() {
    QList<Instruction> list;
    for (int i = 0; i <= int(Ready); ++i)
        list += Instruction(i);
    return list;
}

} // namespace

class TestInstruction : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyInstructionHasNameAndWordsOfItsOwn() {
        QSet<QString> names, texts;
        for (const Instruction each : all()) {
            names += instructionName(each);
            texts += sentenceOf(each);
            QVERIFY(!sitterSentenceOf(each).isEmpty());
        }
        QCOMPARE(names.size(), all().size());
        QCOMPARE(texts.size(), all().size());
    }
    void aSitterIsToldNothingOfLamps() {
        QCOMPARE(sitterSentenceOf(TooDark), sitterSentenceOf(LightLeft));
        QCOMPARE(sitterSentenceOf(TurnLeft), sentenceOf(TurnLeft));
    }

    void eachMeasureAsksForItsRemedy_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* id, double value, Instruction wanted) {
            QTest::addRow("%s %g", id, value) << QByteArray(id) << value << instructionName(wanted);
        };
        row("roll", 8, TiltRight); // leans to his left
        row("roll", -8, TiltLeft);
        row("yaw", 15, TurnRight); // looks to his left
        row("yaw", -15, TurnLeft);
        row("pitch", 20, ChinDown); // tipped back
        row("pitch", -20, ChinUp);
        row("eyes-open", 0.1, OpenEyes);
        row("mouth-closed", 0.3, CloseMouth);
        row("light-even", 0.6, LightLeft); // picture-right, his left, is the darker
        row("light-even", -0.6, LightRight);
        row("exposure", 20, TooDark);
        row("exposure", 97, TooBright);
        row("colour-cast", 120, ColourCast);
        row("sharpness", 0.1, Blurred);
        row("glasses-glare", 0.1, Glare);
        row("source-resolution", 0.6, ComeCloser);
        row("centring", -40, MoveLeft); // picture-left is his right
        row("hair-top", 20, SitLower);
        row("eye-line", 320, SitHigher);
    }
    void eachMeasureAsksForItsRemedy() {
        QFETCH(QByteArray, id);
        QFETCH(double, value);
        QFETCH(QString, wanted);
        const QList<Instruction> needs = needsOf(with(id.constData(), value), spec());
        QCOMPARE(needs.size(), 1);
        QCOMPARE(instructionName(needs.first()), wanted);
    }
    void thePlaceInTheRegion() {
        QVERIFY(needsOf(wellSeated(), spec()).isEmpty());
        const auto at = [](SitterPlace place) { return needsOf({1, place, {}, 0}, spec()); };
        QCOMPARE(at({340, 0, 250, 40}), QList{MoveBack});
        QCOMPARE(at({240, -90, 250, 80}), QList{MoveLeft});
        QCOMPARE(at({240, 90, 250, 80}), QList{MoveRight});
        QCOMPARE(at({240, 0, 400, 200}), QList{SitHigher});
        QCOMPARE(at({240, 0, 150, -20}), QList{SitLower});
    }
    void theFirstIsTheMostImportant() {
        Situation situation = with("eyes-open", 0.1);
        situation.findings += measured("roll", 8);
        situation.place.faceWidth = 400;
        situation.movement = 1;
        QCOMPARE(needsOf(situation, spec()), (QList{MoveBack, TiltRight, OpenEyes, HoldStill}));
        situation.faces = 2;
        QCOMPARE(needsOf(situation, spec()), QList{SeveralFaces});
        situation.faces = 0;
        QCOMPARE(needsOf(situation, spec()), QList{NoFace});
    }
    void whatIsSaidEndsOnlyWellInsideItsLimits() {
        const Situation nearly = with("roll", 2.9), well = with("roll", 2.6);
        QVERIFY(needsOf(nearly, spec()).isEmpty());
        QCOMPARE(needsOf(nearly, spec(), TiltRight), QList{TiltRight});
        QVERIFY(needsOf(well, spec(), TiltRight).isEmpty());
        QVERIFY(needsOf(nearly, spec(), TiltLeft).isEmpty());
        QCOMPARE(needsOf(with("eyes-open", 0.52), spec(), OpenEyes), QList{OpenEyes});
        QVERIFY(needsOf(with("eyes-open", 0.6), spec(), OpenEyes).isEmpty());
    }
    void aCheckSwitchedOffAsksForNothing() {
        Specification lenient = spec();
        lenient.checks.remove(QStringLiteral("roll"));
        Situation tilted = with("roll", 30);
        QVERIFY(needsOf(tilted, lenient).isEmpty());
    }

    void theFirstIsSaidAtOnce() {
        InstructionHold hold;
        QCOMPARE(hold.next({TurnLeft}, 1000), TurnLeft);
    }
    void aBlinkIsNoClosedEye() {
        InstructionHold hold;
        hold.next({}, 0);
        for (int ms = 33; ms < 433; ms += 33)
            QCOMPARE(hold.next({OpenEyes}, ms), Ready);
        QCOMPARE(hold.next({}, 450), Ready);
        for (int ms = 500; ms < 900; ms += 33)
            hold.next({OpenEyes}, ms);
        QCOMPARE(hold.next({OpenEyes}, 1000), OpenEyes);
    }
    void unsolvedItStaysLongEnoughToBeRead() {
        InstructionHold hold;
        hold.next({TurnLeft}, 0);
        for (int ms = 33; ms < 600; ms += 33)
            QCOMPARE(hold.next({MoveBack, TurnLeft}, ms), TurnLeft);
        QCOMPARE(hold.next({MoveBack, TurnLeft}, 610), MoveBack);
    }
    void solvedItGoesAfterAMoment() {
        InstructionHold hold;
        hold.next({TurnLeft}, 0);
        QCOMPARE(hold.next({}, 100), TurnLeft);
        QCOMPARE(hold.next({}, 260), Ready);
    }
    /// Any needs at any pace: one unsolved stays its time, and what is needed long enough is said.
    void neverFlickersAndNeverForgets() {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            InstructionHold hold;
            qint64 ms = 0, since = 0;
            Instruction shown = hold.next({NoFace}, ms);
            for (int i = 0; i < 300; ++i) {
                ms += 10 + random.bounded(60);
                QList<Instruction> needs;
                for (const Instruction each : all())
                    if (each != Ready && random.bounded(20) == 0) needs += each;
                const Instruction next = hold.next(needs, ms);
                if (next != shown) {
                    const bool solved = needs.isEmpty() ? shown != Ready : !needs.contains(shown);
                    QVERIFY(solved || ms - since >= InstructionHold::leastShown);
                    QVERIFY(next == Ready ? needs.isEmpty() : needs.contains(next));
                    shown = next;
                    since = ms;
                }
            }
            for (int i = 0; i < 60; ++i)
                hold.next({ChinUp}, ms += 33);
            QCOMPARE(hold.shown(), ChinUp);
        }
    }
};

QTEST_GUILESS_MAIN(TestInstruction)
#include "tst_instruction.moc"
