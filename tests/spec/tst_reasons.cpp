#include "core/spec/reasons.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace mianguan;

namespace {

/// The ids of every check the product has or will have; the fixed list of the batch contract.
const QString checkIds = QStringLiteral("face-count source-resolution hair-top eye-line face-width "
                                        "head-height centring roll yaw pitch shoulders-level "
                                        "eyes-open gaze mouth-closed teeth ears-visible brows-visible "
                                        "hair-over-eyes glasses-glare glasses-tint glasses-frame "
                                        "head-cover earrings necklace occlusion clothes-contrast light-even "
                                        "face-shadow hot-spots exposure red-eye sharpness "
                                        "noise compression colour-cast background-even matte-quality "
                                        "natural-picture recapture selfie picture-age plate-unfit "
                                        "file-format file-size file-dpi");

/// Checks no reviewer's reason speaks of.
const QSet<QString> withoutReason = {QStringLiteral("occlusion"), QStringLiteral("exposure"),
                                     QStringLiteral("compression"), QStringLiteral("plate-unfit")};

const QStringList causes = {QString(),
                            QStringLiteral("too-high"),
                            QStringLiteral("too-low"),
                            QStringLiteral("too-large"),
                            QStringLiteral("too-small"),
                            QStringLiteral("left"),
                            QStringLiteral("right"),
                            QStringLiteral("up"),
                            QStringLiteral("down"),
                            QStringLiteral("many"),
                            QStringLiteral("uneven")};

QStringList idsOf(const QList<Reason>& reasons) {
    QStringList ids;
    for (const Reason& reason : reasons)
        ids += reason.id;
    return ids;
}

} // namespace

class TestReasons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void catalogueIsSound();
    void groupsStandTogether();
    void chineseAgreesWithPinyin();
    void finds_data();
    void finds();
    void nothingTypedIsEverything();
    void nonsenseFindsNothing();
    void everyCheckLeadsToAReason();
    void causeChoosesTheReason();
    void unknownIdsShowThemselves();
};

void TestReasons::catalogueIsSound() {
    static const QRegularExpression kebab(QStringLiteral("^[a-z]+(-[a-z]+)*$")),
        initials(QStringLiteral("^[a-z]{2,}$"));
    QSet<QString> ids, texts;
    for (const Reason& reason : rejectionReasons()) {
        QVERIFY2(kebab.match(reason.id).hasMatch(), qPrintable(reason.id));
        QVERIFY2(initials.match(reason.pinyin).hasMatch(), qPrintable(reason.id));
        QVERIFY2(!ids.contains(reason.id) && !texts.contains(reason.text), qPrintable(reason.id));
        QVERIFY(groupTitle(reason.group) != reason.group);
        ids.insert(reason.id);
        texts.insert(reason.text);
    }
    QCOMPARE(ids.size(), 64);
}

void TestReasons::groupsStandTogether() {
    QStringList order;
    for (const Reason& reason : rejectionReasons())
        if (order.value(order.size() - 1) != reason.group) order += reason.group;
    QCOMPARE(order.join(QLatin1Char(' ')),
             QStringLiteral("geometry face glasses clothes source background identity"));
}

/// The translator's comments hold the Chinese words: as many initials as characters (Latin letters stand for
/// themselves).
void TestReasons::chineseAgreesWithPinyin() {
    QFile source(QStringLiteral(REASONS_SOURCE));
    QVERIFY(source.open(QIODevice::ReadOnly));
    static const QRegularExpression pair(
        QStringLiteral("//: (\\S+)\\s+\\{\"[a-z]+\", \"[a-z-]+\", \"([a-z]+)\","));
    auto found = pair.globalMatch(QString::fromUtf8(source.readAll()));
    int count = 0;
    for (; found.hasNext(); ++count) {
        const auto match = found.next();
        const QString letters = match.captured(1).remove(QRegularExpression(QStringLiteral("[/()（）]")));
        QVERIFY2(letters.size() == match.captured(2).size(), qPrintable(match.captured(0)));
    }
    QCOMPARE(count, int(rejectionReasons().size()));
}

void TestReasons::finds_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    const auto row = [](const char* name, const char* typed, const char* first) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromLatin1(first);
    };
    row("pinyin whole", "by", "eyes-closed");
    row("pinyin beginning beats inside", "yj", "eyes-misplaced");
    row("pinyin upper case", "WLSE", "ears-hidden");
    row("pinyin inside", "jfg", "glasses-glare");
    row("word beginning", "eyes cl", "eyes-closed");
    row("word inside", "neckline", "clothes-bare");
    row("spaces around", "  hat ", "hat");
    row("id", "background-gradient", "background-gradient");
    row("part of an id", "mismatch", "face-mismatch");
}

void TestReasons::finds() {
    QFETCH(QString, typed);
    QFETCH(QString, first);
    QCOMPARE(idsOf(findReasons(typed)).value(0), first);
}

void TestReasons::nothingTypedIsEverything() {
    QCOMPARE(idsOf(findReasons({})), idsOf(rejectionReasons()));
    QCOMPARE(idsOf(findReasons(QStringLiteral("  "))), idsOf(rejectionReasons()));
}

void TestReasons::nonsenseFindsNothing() { QVERIFY(findReasons(QStringLiteral("qqqq")).isEmpty()); }

void TestReasons::everyCheckLeadsToAReason() {
    const QStringList known = idsOf(rejectionReasons());
    for (const QString& check : checkIds.split(QLatin1Char(' '))) {
        QSet<QString> reached;
        for (const QString& cause : causes)
            reached.insert(reasonForFinding(check, cause));
        reached.remove(QString());
        QVERIFY2(reached.isEmpty() == withoutReason.contains(check), qPrintable(check));
        for (const QString& reason : reached)
            QVERIFY2(known.contains(reason), qPrintable(reason));
    }
}

void TestReasons::causeChoosesTheReason() {
    const auto reason = [](const char* finding, const char* cause) {
        return reasonForFinding(QString::fromLatin1(finding), QString::fromLatin1(cause));
    };
    QCOMPARE(reason("centring", "left"), QStringLiteral("off-left"));
    QCOMPARE(reason("centring", "right"), QStringLiteral("off-right"));
    QCOMPARE(reason("face-width", "too-large"), QStringLiteral("head-too-large"));
    QCOMPARE(reason("head-height", "too-small"), QStringLiteral("head-too-small"));
    QCOMPARE(reason("pitch", "down"), QStringLiteral("head-down"));
    QCOMPARE(reason("face-count", "many"), QStringLiteral("many-faces"));
    QCOMPARE(reason("face-count", "none"), QStringLiteral("no-face"));
    QCOMPARE(reason("file-format", "size"), QStringLiteral("file-pixels"));
    QCOMPARE(reason("eyes-open", "both"), QStringLiteral("eyes-closed"));
    QCOMPARE(reason("centring", "elsewhere"), QString());
    QCOMPARE(reason("no-such-check", ""), QString());
}

void TestReasons::unknownIdsShowThemselves() {
    QCOMPARE(reasonText(QStringLiteral("from-the-future")), QStringLiteral("from-the-future"));
    QCOMPARE(groupTitle(QStringLiteral("from-the-future")), QStringLiteral("from-the-future"));
    QCOMPARE(reasonText(QStringLiteral("hat")), QStringLiteral("Hat"));
}

QTEST_APPLESS_MAIN(TestReasons)
#include "tst_reasons.moc"
