#include "core/base/language.h"
#include "tests/ui/hub_tools.h"
#include "ui/hub/hub_indicator.h"
#include "ui/hub/hub_words.h"
#include "ui/hub/item_words.h"

#include <QApplication>
#include <QDateTime>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'800'000'000'000, minute = 60'000, hour = 60 * minute;

HubStanding waiting(HubPhase phase, qint64 events, qint64 portraits, qint64 age) {
    HubStanding standing = enrolledStanding(now, phase);
    standing.outbox = {events, portraits, 0, 40'000, now - age};
    return standing;
}

HubStanding retrying() {
    HubStanding standing = waiting(HubPhase::Retrying, 8, 4, 3 * hour);
    standing.why = {{}, u"The network is not there"_s, u"Check the cable."_s, u"hub.example"_s};
    standing.nextTryMs = now + 25'000;
    return standing;
}

} // namespace

/// What the indicator says is so: how many, how old, why, when next.
class TestHubWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, u"en"_s); }

    void eachPhaseHasAShapeAndWordsOfItsOwn() {
        QStringList icons, headlines;
        for (const HubPhase phase :
             {HubPhase::Alone, HubPhase::Enrolling, HubPhase::Connecting, HubPhase::Sending,
              HubPhase::Reading, HubPhase::InStep, HubPhase::Retrying, HubPhase::Stopped}) {
            const HubFace face = faceOf(enrolledStanding(now, phase), now);
            QVERIFY(!face.label.isEmpty() && !face.spoken.isEmpty());
            QVERIFY2(!headlines.contains(face.headline), qPrintable(face.headline));
            headlines += face.headline;
            icons += face.icon;
        }
        icons.removeDuplicates();
        QCOMPARE(icons.size(), 7); // using a code and connecting look alike
    }

    void howManyAndHowOldIsSaid() {
        const HubFace young = faceOf(waiting(HubPhase::Sending, 8, 4, 5 * minute), now);
        QCOMPARE(young.label, u"Sending 12"_s);
        QVERIFY(young.details.join(u' ').contains(u"8 records, 4 pictures"_s));
        QVERIFY(young.details.join(u' ').contains(u"5 min old"_s));
        QCOMPARE(faceOf(waiting(HubPhase::Sending, 8, 4, 3 * hour), now).label, u"Sending 12 · 3 h"_s);
    }

    void whatWaitsIsNeverInStep() {
        const HubFace face = faceOf(waiting(HubPhase::InStep, 1, 0, minute), now);
        QVERIFY(!face.label.contains(u"In step"_s) && !face.headline.contains(u"In step"_s));
        QVERIFY(face.icon != faceOf(enrolledStanding(now), now).icon);
    }

    void aHubThatIsSilentIsSaidToBe() {
        HubStanding standing = enrolledStanding(now);
        QCOMPARE(faceOf(standing, now).label, u"In step"_s);
        standing.heardMs = now - silentAfterMs - 2 * minute;
        const HubFace face = faceOf(standing, now);
        QVERIFY2(face.label.contains(u"No answer"_s) && face.label.contains(u"5 min"_s),
                 qPrintable(face.label));
        QCOMPARE(face.ink, &Tokens::warn);
        QVERIFY(face.remedy.contains(u"network"_s));
        standing.heardMs = 0;
        QVERIFY(faceOf(standing, now).label.contains(u"No answer"_s));
    }

    void theNextTryIsCountedDownForEyesAndSaidAsATimeForEars() {
        const HubFace first = faceOf(retrying(), now), later = faceOf(retrying(), now + 10'000);
        QCOMPARE(first.label, u"Offline, next try in 0:25 · 12 to send · 3 h"_s);
        QVERIFY(later.label.contains(u"0:15"_s) && later.headline.contains(u"0:15"_s));
        QCOMPARE(first.spoken, later.spoken);
        const QString time = QDateTime::fromMSecsSinceEpoch(now + 25'000).toString(u"HH:mm:ss"_s);
        QVERIFY(first.spoken.contains(time));
        QVERIFY(first.spoken.contains(u"The network is not there"_s));
        QCOMPARE(first.remedy, u"Check the cable."_s);
        QVERIFY(faceOf(retrying(), now + 60'000).headline.contains(u"now"_s));
    }

    void offlineIsQuietUntilItIsLate() {
        HubStanding standing = retrying();
        QCOMPARE(faceOf(standing, now).ink, &Tokens::quiet);
        standing.outbox.oldestMs = now - 49 * hour;
        const HubFace late = faceOf(standing, now);
        QCOMPARE(late.ink, &Tokens::warn);
        QVERIFY(late.label.contains(u"2 days"_s));
    }

    void originalsKeptBackAreNotWaitingAndAreSaid() {
        HubStanding standing = enrolledStanding(now);
        standing.metered = true;
        standing.outbox.originals = 30;
        standing.outbox.oldestMs = now - 30 * hour;
        const HubFace face = faceOf(standing, now);
        QVERIFY2(face.label.contains(u"30"_s) && !face.label.contains(u"to send"_s), qPrintable(face.label));
        QVERIFY(!face.headline.endsWith(u"hub."_s) && face.details.join(u' ').contains(u"30 originals"_s));
        standing.metered = false;
        QVERIFY(faceOf(standing, now).label.contains(u"30 to send"_s));
    }

    void aStopSaysWhyAndWhatToDo() {
        HubStanding standing = enrolledStanding(now, HubPhase::Stopped);
        standing.why = {u"station-revoked"_s,
                        u"This station may no longer work with the hub"_s,
                        u"Ask the hub's administrator."_s,
                        {}};
        const HubFace face = faceOf(standing, now);
        QCOMPARE(face.ink, &Tokens::fail);
        QVERIFY(face.why.contains(u"no longer"_s));
        QVERIFY(face.spoken.contains(u"Ask the hub's administrator."_s));
    }

    void aClockThatIsWrongIsSaid() {
        HubStanding standing = enrolledStanding(now);
        standing.clockAheadMs = 30'000;
        QVERIFY(!faceOf(standing, now).spoken.contains(u"clock"_s));
        standing.clockAheadMs = -10 * minute;
        QVERIFY(faceOf(standing, now).spoken.contains(u"10 min behind"_s));
    }

    void theIndicatorFollowsItsModel() {
        HubModel model;
        HubIndicator indicator;
        QVERIFY(indicator.isHidden()); // a practice store has none
        model.setStanding(enrolledStanding(QDateTime::currentMSecsSinceEpoch()));
        indicator.setModel(model);
        QCOMPARE(indicator.text(), u"In step"_s);
        const QString before = indicator.accessibleDescription();
        HubStanding standing = retrying();
        standing.nextTryMs = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
        model.setStanding(standing);
        QVERIFY(indicator.text().startsWith(u"Offline, next try in "_s));
        QVERIFY(indicator.accessibleDescription() != before && !indicator.accessibleName().isEmpty());
        const QString shown = indicator.text();
        QTRY_VERIFY(indicator.text() != shown); // it counts down by itself
    }

    void unsentItemsSayWhenTheyAreTriedAgain() {
        HubItem item = hubItem(HubItem::Kind::Unsent, 1, now);
        item.tries = 3;
        item.nextTryMs = now + 90'000;
        QVERIFY2(triesText(item, now).contains(u"3 times"_s) && triesText(item, now).contains(u"1:30"_s),
                 qPrintable(triesText(item, now)));
        item.nextTryMs = 0;
        QVERIFY(triesText(item, now).contains(u"not tried again"_s));
        QVERIFY(triesText(hubItem(HubItem::Kind::Void, 1, now), now).isEmpty());
    }
};

QTEST_MAIN(TestHubWords)
#include "tst_hub_words.moc"
