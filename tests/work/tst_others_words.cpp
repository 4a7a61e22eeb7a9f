#include "core/spec/finding_messages.h"
#include "core/work/consent_events.h"
#include "core/work/event_texts.h"
#include "core/work/graduate_events.h"
#include "core/work/people_events.h"
#include "tests/hub/hand_station.h"
#include "tests/work/collecting_driver.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr qsizetype million = 1 << 20;

QCborArray letters(int count) {
    QCborArray all;
    for (int i = 0; i < count; ++i)
        all += QString(QChar(u'一' + i % 20'000));
    return all;
}

} // namespace

/// Another station of the school may write what it likes: this desk's lists stay of a size, and open.
class OthersWordsTest : public QObject, protected CollectingDriver {
    Q_OBJECT

    HandStation other;
    qint64 place = 0;

    HubEntry entryFor(const Draft& draft) {
        const Written made = other.write(draft, TestPerson().author());
        return {made.sent, made.record(), {Settlement::Outcome::Applied, ++place, {}, {}, {}}};
    }
    void take(const QList<HubEntry>& entries) {
        HubLog log;
        log.entries = entries;
        log.peers += other.key.publicKey();
        log.cursor = place;
        log.atEnd = true;
        orDie(store->hubDesk().change([&](HubBook& book) { return book.take(log); }));
    }
    void take(const Draft& draft) { take({entryFor(draft)}); }
    void takeSubmission(const Id& subject, QCborMap content) {
        content.insert(QStringLiteral("session"), session.bytes());
        content.insert(QStringLiteral("shots"), 1);
        take(plain(EventType::photoSubmitted, subject, content));
    }
    void looksSoundWhenOpenedAgain() {
        QCOMPARE(orDie(verify(*store)), QStringList());
        openAgain();
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

private Q_SLOTS:
    void init() {
        place = 0;
        other = HandStation();
        open(2);
    }
    void cleanup() { close(); }

    /// None that an honest event can hold is beyond.
    void honestEventsAreTakenWhole() {
        QStringList faults;
        for (const FindingMessage& message : findingMessages())
            faults += QLatin1String(message.id);
        takeSubmission(graduateNumbered(*store, 1),
                       {{QStringLiteral("faults"), QCborArray::fromStringList(faults)}});
        faults.removeDuplicates();
        QCOMPARE(store->faults(session, 10).faults.size(), faults.size());
    }

    void barsAndFaultsAreCounted() {
        const Id subject = graduateNumbered(*store, 1);
        take(userSigned(EventType::ruleOverridden, subject,
                        {{QStringLiteral("session"), session.bytes()},
                         {QStringLiteral("bars"), letters(200'000)},
                         {QStringLiteral("reason"), QStringLiteral("x")}}));
        take(plain(EventType::graduateArrived, subject, {{QStringLiteral("session"), session.bytes()}}));
        QCOMPARE(orDie(store->graduate(subject)).overrides.size(), mostTexts);
        takeSubmission(subject, {{QStringLiteral("faults"), letters(200'000)}});
        QCOMPARE(store->faults(session, 10).faults.size(), mostTexts);
        looksSoundWhenOpenedAgain();
    }

    void textsAreCut() {
        const Id subject = Id::random(), stranger = Id::random();
        RosterEntry entry = entryOf(77);
        entry.name = QString(million, u'字');
        entry.className = u'x' + QStringLiteral("\U0002070E").repeated(million / 2);
        take(enrolment(subject, goodBatch(), entry));
        const GraduateDetail shown = orDie(store->graduate(subject));
        QCOMPARE(shown.entry.name.size(), longestText);
        QCOMPARE(shown.entry.className.size(), longestText - 1); // no half of a character
        takeSubmission(stranger, {{QStringLiteral("label"), QString(million, u'字')}});
        QCOMPARE(orDie(store->photo(stranger)).row.label.size(), longestText);
        looksSoundWhenOpenedAgain();
    }

    void noticesAreTakenWhole() {
        const ConsentText own{QStringLiteral("7"), QStringLiteral("en"), QStringLiteral("Notice"),
                              QString(3 * longestText, u'x')};
        take(consentTextSetting(own));
        QCOMPARE(store->consentText(QStringLiteral("en")).hash(), own.hash());
    }

    /// What this desk said of him is behind that in the hub's log, as long as the hub has not heard it.
    void whoseRightsAnotherDeskTookMayWhatThisOneGave() {
        TestPerson admin;
        for (const User& user : store->users())
            if (user.name == adminName()) admin.id = user.id;
        take(rolesOf(admin, Role::Operator));
        letReviewOwn(*store);
        looksSoundWhenOpenedAgain();
    }

    /// What was given to him and delivered is purged where it came in.
    void whatHeHasAgainWasNotDelivered() {
        const Id graduate = graduateNumbered(*store, 1);
        takeSubmission(graduate, {});
        const Id stray = orDie(submit(*store, handmade(1)));
        orDie(answerOf<Id>(
            [&](QObject* context, auto done) { store->match(stray, graduate, true, context, done); }));
        orDie(approve(*store, graduate));
        orDie(handOver(*store, graduate, QStringLiteral("/out"), QStringLiteral("1.jpg")));
        QVERIFY(orDie(store->photo(graduate)).row.delivered);
        take(purging(stray));
        for (const bool again : {false, true}) {
            if (again) openAgain();
            QVERIFY(!orDie(store->photo(graduate)).row.delivered);
            QCOMPARE(orDie(verify(*store)), QStringList());
        }
    }

    void noRuleLocksEveryDesk() {
        for (const qint64 minutes : {qint64(0), qint64(-1), std::numeric_limits<qint64>::max()}) {
            const QCborMap content{{QStringLiteral("lock_after_minutes"), minutes}};
            take(userSigned(EventType::policyChanged, {}, content));
            QVERIFY(checkPolicy(policyIn(content)));
            QCOMPARE(policyIn(content).lockAfter.count(), minutes > 1 ? 120 : 1);
        }
        looksSoundWhenOpenedAgain();
    }

    void onlyPicturesAreFetched() {
        QCborMap blobs{{QStringLiteral("portrait"), Hash::of("portrait").bytes()},
                       {QStringLiteral("original"), Hash::of("original").bytes()}};
        for (int i = 0; i < 20'000; ++i)
            blobs.insert(QStringLiteral("p%1").arg(i), Hash::of("portrait").bytes());
        takeSubmission(Id::random(), {{QStringLiteral("blobs"), blobs}});
        const ParcelCounts counts = orDie(store->hubDesk().questions().parcelCounts(true));
        QCOMPARE(counts.portraits, 1);
        QCOMPARE(counts.originals, 1);
    }

    /// Whoever is the first of many names is so whichever came here first, one by one or all anew.
    void theFirstOfManyNamesIsThePerson() {
        constexpr int names = 40, parts = 8;
        QList<HubEntry> entries;
        for (int i = 0; i < names; ++i)
            entries += entryFor(enrolment(Id::random(), goodBatch(), entryOf(1)));
        const Id own = graduateNumbered(*store, 1); // behind all of the log
        std::shuffle(entries.begin(), entries.end(), *QRandomGenerator::global());
        Id first;
        qint64 least = place + 1;
        for (int part = 0; part < parts; ++part) {
            const QList<HubEntry> some = entries.mid(part * names / parts, names / parts);
            for (const HubEntry& one : some)
                if (one.settlement.hub < least) {
                    least = one.settlement.hub;
                    first = one.record.event.subject;
                }
            take(some);
            QCOMPARE(graduateNumbered(*store, 1), first);
        }
        QVERIFY(first != own);
        QCOMPARE(orDie(verify(*store)), QStringList());
        for (int purged = 0; purged < 3; ++purged) {
            Draft tombstone = plain(EventType::photoPurged, graduateNumbered(*store, 1));
            tombstone.tombstone = true;
            take(tombstone);
            std::sort(entries.begin(), entries.end(), [](const HubEntry& a, const HubEntry& b) {
                return a.settlement.hub < b.settlement.hub;
            });
            QCOMPARE(graduateNumbered(*store, 1), entries[purged + 1].record.event.subject);
        }
        looksSoundWhenOpenedAgain();
    }
};

QTEST_GUILESS_MAIN(OthersWordsTest)
#include "tst_others_words.moc"
