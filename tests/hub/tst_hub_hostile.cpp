#include "core/wire/limits.h"
#include "core/work/enrolment_key.h"
#include "tests/hub/two_desks.h"

#include <QMutex>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

Draft crowded(int values) {
    QCborArray all;
    for (int i = 0; i < values; ++i)
        all += 0;
    return plain(EventType::feesCounted, {}, {{u"counted"_s, all}});
}

/// What a closing's page holds at the most.
Draft fullPage() {
    QCborArray all;
    for (int i = 0; i < 20'000; ++i)
        all += QCborArray{Id::random().bytes(), Id::random().bytes()};
    return plain(EventType::feesCounted, {},
                 {{u"counted"_s, QCborArray()}, {u"instead"_s, all}, {u"uncounted"_s, QCborArray()}});
}

Draft nested(int depth) {
    QCborArray inner;
    for (int i = 1; i < depth; ++i)
        inner = QCborArray{inner};
    return plain(EventType::feesCounted, {}, {{u"counted"_s, inner}});
}

/// A graduate's row with a picture of the list in it, say.
Draft large(const Id& subject, qsizetype bytes) {
    Draft draft = enrolled(subject, northSchool());
    draft.content.insert(u"padding"_s, QByteArray(bytes, 'x'));
    return draft;
}

/// How many rows went into each statement that stores events.
class InsertWatch : public StatementWatch {
public:
    Result<void> before(const QString& sql) override {
        const QMutexLocker lock(&guard);
        if (sql.startsWith(u"INSERT INTO event "_s)) most = std::max(most, sql.count(u"), ("_s) + 1);
        return {};
    }
    Result<void> after(const QString&) override { return {}; }
    qsizetype most = 0;

private:
    QMutex guard;
};

} // namespace

/// What an enrolled station may send to do harm: it ends, stops and blocks nothing.
class HubHostileTest : public QObject, private TwoDesks {
    Q_OBJECT

    InsertWatch watch;

    HandStation cloneOfDesk() const {
        HandStation clone;
        clone.key = SigningKey::fromSeed(desk.station.key.seed().copy());
        clone.head = desk.station.head;
        return clone;
    }
    std::optional<Refusal> refusalOf(const Draft& draft) {
        HandStation trying = cloneOfDesk();
        return sure(hub->submit({trying.id()}, {trying.write(draft, desk.founder.author()).sent})).refusal;
    }
    QList<qint64> positionsReadBy(const HandStation& station) const {
        QList<qint64> all;
        for (qint64 after = 0;;) {
            const Feed feed = feedOf(station, after);
            qint64 bytes = 0;
            for (const FeedEntry& entry : feed.entries) {
                all += entry.position;
                bytes += wire::sizeOnWire(entry.event);
            }
            if (bytes > wire::limit::bodyBytes || feed.next < after) qFatal("a page that is none");
            if (feed.next == after) return all;
            after = feed.next;
        }
    }
    QStringList purged() const {
        QStringList names;
        for (const Purge& purge : sure(hub->purges()))
            names += purge.subject.hex();
        names.sort();
        return names;
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void aBodyHoldsSoMuchAndNoMore_data() { onBothDatabases(); }
    void aBodyHoldsSoMuchAndNoMore() {
        begin();
        const qint64 head = sure(hub->head());
        QCOMPARE(*refusalOf(crowded(wire::limit::eventValues)), Refusal::EventMalformed);
        QCOMPARE(*refusalOf(nested(15)), Refusal::EventMalformed);
        QCOMPARE(sure(hub->head()), head);
        QCOMPARE(wordFor(desk.say(crowded(wire::limit::eventValues - 5), desk.founder)), u"applied"_s);
        QCOMPARE(wordFor(desk.say(nested(14), desk.founder)), u"applied"_s);
        QCOMPARE(wordFor(desk.say(fullPage(), desk.founder)), u"applied"_s);
    }

    void aPageIsNoLargerThanAnAnswer_data() { onBothDatabases(); }
    void aPageIsNoLargerThanAnAnswer() {
        begin();
        HandStation province;
        enrol(*hub, province, Scope::everything());
        QList<qint64> all;
        for (int i = 0; i < 10; ++i)
            all += desk.say(large(Id::random(), 1'000'000), desk.founder).position;
        for (const HandStation* reader : {&desk.station, &province}) {
            const QList<qint64> read = positionsReadBy(*reader);
            QCOMPARE(read.mid(read.size() - 10), all);
            QVERIFY(feedOf(*reader, all.first() - 1).entries.size() < 10);
            QCOMPARE(feedOf(*reader, all.first() - 1, 1).next, all.first());
        }
    }

    void largeEventsAreWrittenFewAtOnce_data() { onBothDatabases(); }
    void largeEventsAreWrittenFewAtOnce() {
        begin();
        hub.reset();
        watch.most = 0;
        HubStore::Options options = place->options();
        options.watch = &watch;
        hub = sure(HubStore::open(options));
        const auto sendAll = [&](int count, qsizetype bytes) {
            QList<wire::SentEvent> events;
            for (int i = 0; i < count; ++i)
                events += desk.station.write(large(Id::random(), bytes), desk.founder.author()).sent;
            const EventsAnswer answer = sure(hub->submit({desk.station.id()}, events));
            QVERIFY(!answer.refusal);
            QCOMPARE(answer.outcomes.size(), count);
        };
        sendAll(20, 900'000);
        QCOMPARE(watch.most, 4);
        sendAll(20, 10);
        QCOMPARE(watch.most, 16);
    }

    void aPictureOfNobodyIsNotTaken_data() { onBothDatabases(); }
    void aPictureOfNobodyIsNotTaken() {
        begin();
        const wire::BlobName nobodys{{}, Hash::of("x")};
        QCOMPARE(*sure(hub->keep({desk.station.id()}, {{nobodys, "x"}})).first(), Refusal::OutOfScope);
        QCOMPARE(*sure(hub->keepPart({desk.station.id()}, {nobodys, 0, 1, "x"})).refusal,
                 Refusal::OutOfScope);
        QCOMPARE(problems(), QStringList());
    }

    /// Its number is the key by which another would be known to be someone.
    void nobodyTakesThePlaceOfOneToCome_data() { onBothDatabases(); }
    void nobodyTakesThePlaceOfOneToCome() {
        beginTwo();
        const QString key = enrolmentKey(enrolled(other, northSchool(), u"s-17"_s).content);
        desk.say(enrolled(first, northSchool()), desk.founder);
        QCOMPARE(wordFor(desk.say(plain(EventType::graduateChanged, first,
                                        {{u"entry"_s, QCborMap{{u"student_number"_s, key}}}}),
                                  desk.founder)),
                 u"applied"_s);
        enrolListed(second, other);
        desk.say(purging(first), desk.founder);
        QCOMPARE(purged(), QStringList(first.hex()));
        QCOMPARE(problems(), QStringList());
    }

    void ofSeveralTheFirstEnrolledIsThePerson_data() { onBothDatabases(); }
    void ofSeveralTheFirstEnrolledIsThePerson() {
        beginTwo();
        const Id later = *Id::fromHex(u"00000000000000000000000000000001");
        enrolListed(desk, first);
        desk.say(enrolled(later, northSchool()), desk.founder);
        hub.reset();
        place->tamper(
            u"INSERT INTO number (digest, subject) SELECT digest, ? FROM number WHERE subject = ?"_s,
            {later.bytes(), first.bytes()});
        openAgain();
        second.hub = hub.get();
        enrolListed(second, other);
        desk.say(purging(first), desk.founder);
        QStringList both{first.hex(), other.hex()};
        both.sort();
        QCOMPARE(purged(), both);
    }

    /// Else whoever takes the place of this chain could never begin.
    void aBranchGrowsByItsNextAlone_data() { onBothDatabases(); }
    void aBranchGrowsByItsNextAlone() {
        begin();
        HandStation clone = cloneOfDesk();
        desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        const Written aside = clone.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        QCOMPARE(*sure(hub->submit({clone.id()}, {aside.sent})).refusal, Refusal::ChainForked);
        clone.head.seq -= 1;
        const Written same = clone.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        QCOMPARE(*sure(hub->submit({clone.id()}, {same.sent})).refusal, Refusal::ChainForked);
        HandStation heir;
        enrol(*hub, heir, {{northSchool()}, false}, everyRole(), clone.id());
        QCOMPARE(send(*hub, heir, heir.write(begun(heir, clone.head, Beginning::UnknownMachine))).outcome,
                 Outcome::Applied);
        QCOMPARE(problems(), QStringList());
    }

    void aBranchOfAnotherStationIsNotGoneOnFrom_data() { onBothDatabases(); }
    void aBranchOfAnotherStationIsNotGoneOnFrom() {
        beginTwo();
        HandStation clone = cloneOfDesk();
        desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        const Written aside = clone.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        QCOMPARE(*sure(hub->submit({clone.id()}, {aside.sent})).refusal, Refusal::ChainForked);
        const Head before = second.station.head;
        second.station.head = {before.station, aside.event.seq + 7, aside.hash};
        const Written stray =
            second.station.write(enrolled(Id::random(), northSchool()), second.founder.author());
        QCOMPARE(*sure(hub->submit({second.station.id()}, {stray.sent})).refusal, Refusal::ChainGap);
    }

    /// As an earlier hub took it.
    void whoBeginsAfterAStrayBranchIsTaken_data() { onBothDatabases(); }
    void whoBeginsAfterAStrayBranchIsTaken() {
        begin();
        HandStation clone = cloneOfDesk();
        desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        for (int i = 0; i < 2; ++i) {
            const Written aside = clone.write(enrolled(Id::random(), northSchool()), desk.founder.author());
            QCOMPARE(*sure(hub->submit({clone.id()}, {aside.sent})).refusal, Refusal::ChainForked);
        }
        hub.reset();
        place->tamper(u"UPDATE quarantine SET seq = (SELECT MAX(seq) FROM quarantine)"_s);
        openAgain();
        HandStation heir;
        enrol(*hub, heir, {{northSchool()}, false}, everyRole(), clone.id());
        QCOMPARE(send(*hub, heir, heir.write(begun(heir, clone.head, Beginning::UnknownMachine))).outcome,
                 Outcome::Applied);
    }

    /// Of all that waits without a graduate only who is being added is opened.
    void whatOthersWaitWithIsLeftClosed_data() { onBothDatabases(); }
    void whatOthersWaitWithIsLeftClosed() {
        begin();
        const EventAnswer waits = desk.say(plain(QLatin1String("of-the-future"), {}));
        QCOMPARE(waits.outcome, Outcome::Waiting);
        hub.reset();
        place->tamper(u"UPDATE event SET body = header WHERE id = ?"_s, {waits.id.bytes()});
        openAgain();
        QCOMPARE(wordFor(desk.say(enrolled(Id::random(), northSchool()), TestPerson())),
                 u"void person-unknown"_s);
    }
};

QTEST_GUILESS_MAIN(HubHostileTest)
#include "tst_hub_hostile.moc"
