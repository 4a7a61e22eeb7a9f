#include "core/people/roster_change.h"

#include <QTest>

using namespace mianguan;

namespace {

/// As in "name,student,candidate,identity,code,phone".
RosterEntry entryOf(const QString& cells) {
    static const RosterField fields[] = {
        RosterField::Name,           RosterField::StudentNumber, RosterField::CandidateNumber,
        RosterField::IdentityNumber, RosterField::Code,          RosterField::Phone};
    const QStringList values = cells.split(QLatin1Char(','));
    RosterEntry entry;
    for (int i = 0; i < values.size(); ++i)
        valueOf(entry, fields[i]) = values.at(i);
    return entry;
}

CheckedRoster listOf(const QStringList& rows) {
    CheckedRoster roster;
    for (const QString& row : rows)
        roster.lines += CheckedRoster::Line{int(roster.lines.size()) + 2, entryOf(row)};
    return roster;
}

QList<KnownEntry> knownOf(const QStringList& rows) {
    QList<KnownEntry> known;
    for (const QString& row : rows)
        known += KnownEntry{Id::random(), entryOf(row)};
    return known;
}

} // namespace

class RosterChangeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addedChangedUnchangedAbsent() {
        const QList<KnownEntry> known =
            knownOf({QStringLiteral("张三,1"), QStringLiteral("李四,2,,,,138"), QStringLiteral("王五,3")});
        const RosterChanges changes = compareRoster(
            listOf({QStringLiteral("赵六,4"), QStringLiteral("李四,2,,,,139"), QStringLiteral("张三,1")}),
            known);
        QCOMPARE(changes.added, QList<RosterEntry>{entryOf(QStringLiteral("赵六,4"))});
        QCOMPARE(changes.changed.size(), 1);
        const RosterChanges::Changed& change = changes.changed.first();
        QCOMPARE(change.subject, known.at(1).subject);
        QCOMPARE(change.before, known.at(1).entry);
        QCOMPARE(change.after.phone, QStringLiteral("139"));
        QCOMPARE(change.fields, QList<RosterField>{RosterField::Phone});
        QCOMPARE(changes.unchanged, 1);
        QCOMPARE(changes.absent.size(), 1);
        QCOMPARE(changes.absent.first().subject, known.at(2).subject);
        QVERIFY(changes.ambiguous.isEmpty());
    }

    void anEmptyCellErasesNothing() {
        const auto known = knownOf({QStringLiteral("张三,1,9,x,c,138")});
        const RosterChanges same = compareRoster(listOf({QStringLiteral("张三,1")}), known);
        QCOMPARE(same.unchanged, 1);
        const RosterChanges more = compareRoster(listOf({QStringLiteral("张散,1")}), known);
        QCOMPARE(more.changed.first().after, entryOf(QStringLiteral("张散,1,9,x,c,138")));
    }

    void whomARowMeans_data() {
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("outcome"); // the place meant, "new", "doubt" (new) or "whom?"
        const auto row = [](const char* name, const QStringList& known, const QString& line,
                            const char* outcome) {
            QTest::newRow(name) << known << line << QString::fromLatin1(outcome);
        };
        const QString one = QStringLiteral("张三,1,9,x,c"), two = QStringLiteral("李四,2,8,y,d");
        row("student number", {two, one}, QStringLiteral("张三,1,,,,5"), "1");
        row("candidate number", {two, one}, QStringLiteral("张三,,9,,,5"), "1");
        row("identity number", {two, one}, QStringLiteral("张三,,,x,,5"), "1");
        row("code", {two, one}, QStringLiteral("张三,,,,c,5"), "1");
        row("student number before the rest", {two, one}, QStringLiteral("张三,1,8,y,d,5"), "1");
        row("a number that comes to it", {QStringLiteral("张三,,9")}, QStringLiteral("张三,1,9"), "0");
        row("nobody", {one, two}, QStringLiteral("王五,3,7,z,e"), "new");
        row("nobody yet", {}, one, "new");
        row("second enrolment", {one}, QStringLiteral("张三,3,,x"), "doubt");
        row("candidate of another", {one}, QStringLiteral("张三,3,9"), "whom?");
        row("code of another", {one}, QStringLiteral("张三,3,,,c"), "whom?");
        row("two enrolments, no student number", {one, QStringLiteral("张三,3,,x")},
            QStringLiteral("张三,,,x"), "whom?");
        row("two enrolments, student number", {one, QStringLiteral("张三,3,,x")},
            QStringLiteral("张三,3,,x,,5"), "1");
        row("number given again", {one}, QStringLiteral("王五,1,,z"), "whom?");
        row("name corrected", {one}, QStringLiteral("张散,1,,x"), "0");
        row("identity corrected", {one}, QStringLiteral("张三,1,,z"), "0");
    }
    void whomARowMeans() {
        QFETCH(QStringList, known);
        QFETCH(QString, row);
        QFETCH(QString, outcome);
        const QList<KnownEntry> entries = knownOf(known);
        const RosterChanges changes = compareRoster(listOf({row}), entries);
        const bool meant = outcome != QStringLiteral("new") && outcome != QStringLiteral("doubt") &&
                           outcome != QStringLiteral("whom?");
        QCOMPARE(changes.added.size(),
                 outcome == QStringLiteral("new") || outcome == QStringLiteral("doubt") ? 1 : 0);
        QCOMPARE(changes.changed.size(), meant ? 1 : 0);
        if (meant) QCOMPARE(changes.changed.first().subject, entries.at(outcome.toInt()).subject);
        QCOMPARE(changes.ambiguous.size(),
                 outcome == QStringLiteral("doubt") || outcome == QStringLiteral("whom?") ? 1 : 0);
        if (!changes.ambiguous.isEmpty()) {
            QCOMPARE(changes.ambiguous.first().refused, outcome == QStringLiteral("whom?"));
            QCOMPARE(changes.ambiguous.first().row, 2);
        }
    }

    void twoRowsThatMeanOne() {
        const RosterChanges changes =
            compareRoster(listOf({QStringLiteral("张三,1"), QStringLiteral("张三,,9")}),
                          knownOf({QStringLiteral("张三,1,9")}));
        QCOMPARE(changes.unchanged, 1);
        QCOMPARE(changes.ambiguous.size(), 1);
        QCOMPARE(changes.ambiguous.first().row, 3);
        QVERIFY(changes.ambiguous.first().refused);
        QVERIFY(changes.ambiguous.first().sentence.contains(QStringLiteral("Row 2")));
    }

    /// Someone whose row has a mistake is in the list all the same.
    void whoIsLeftOutIsNotAbsent() {
        CheckedRoster roster = listOf({});
        roster.leftOut += CheckedRoster::Line{2, entryOf(QStringLiteral(",1"))};
        const RosterChanges changes =
            compareRoster(roster, knownOf({QStringLiteral("张三,1"), QStringLiteral("李四,2")}));
        QCOMPARE(changes.absent.size(), 1);
        QCOMPARE(changes.absent.first().entry.studentNumber, QStringLiteral("2"));
    }

    void everyoneOfManyIsFound() {
        QStringList rows;
        for (int i = 0; i < 20'000; ++i)
            rows += QStringLiteral("张三,%1").arg(i);
        const RosterChanges changes = compareRoster(listOf(rows), knownOf(rows));
        QCOMPARE(changes.unchanged, 20'000);
        QVERIFY(changes.absent.isEmpty());
    }
};

QTEST_APPLESS_MAIN(RosterChangeTest)
#include "tst_roster_change.moc"
