#include "core/hub/store/epoch.h"
#include "tests/hub/hub_program.h"
#include "tests/hub/hub_tools.h"

#include <QDir>
#include <QFile>

using namespace mianguan;
using namespace mianguan::test;

/// After a restore of the hub every station sends again in its own time: what names something that another
/// has not sent again yet waits for it, and is neither void nor counted before it.
class HubLostTest : public QObject, private HubFixture {
    Q_OBJECT
private:
    Desk second, third;
    std::unique_ptr<HubPlace> restoredPlace;
    QList<wire::SentEvent> ofFirst, ofSecond; ///< what the hub loses

    /// Two desks of one school, and a backup; what follows is lost with the hub.
    void beginTwo() {
        restoredPlace.reset();
        begin();
        third = {};
        third.open(*hub);
        second = {};
        second.open(*hub);
        backUp();
    }
    void backUp() {
        sure(hub->backUp(place->path(QStringLiteral("backup"))));
        ofFirst.clear();
        ofSecond.clear();
    }
    EventAnswer say(Desk& at, QList<wire::SentEvent>& lost, const Draft& draft, const TestPerson& who) {
        at.station.seen = sure(hub->head());
        const Written written = at.station.write(draft, who.author());
        lost += written.sent;
        return send(*hub, at.station, written);
    }
    EventAnswer sayFirst(const Draft& draft, const TestPerson& who) { return say(desk, ofFirst, draft, who); }
    EventAnswer saySecond(const Draft& draft, const TestPerson& who) {
        return say(second, ofSecond, draft, who);
    }
    Id photographAtFirst(const Id& subject) {
        sayFirst(enrolled(subject, northSchool()), desk.founder);
        keepBlob(*hub, desk.station, subject, portrait);
        return sayFirst(submitted(subject, portrait), desk.founder).id;
    }
    /// And restores it, so many turns later than by the clock.
    void loseHub(int later = 0) { loseHub(QStringLiteral("backup"), later); }
    void loseHub(const QString& backup, int later = 0) {
        restoredPlace = std::make_unique<HubPlace>(!place->address().isEmpty());
        const QString keys = restoredPlace->options().folder + QStringLiteral("/keys");
        QDir().mkpath(keys);
        QFile::copy(place->path(QStringLiteral("hub/keys/hub.key")), keys + QStringLiteral("/hub.key"));
        hub.reset();
        sure(HubStore::restore(place->path(backup), restoredPlace->options()));
        if (later > 0)
            restoredPlace->tamper(QStringLiteral("UPDATE counter SET value = value + %1 WHERE name = "
                                                 "'position'")
                                      .arg(later * epochSpan));
        hub = restoredPlace->open();
    }
    QStringList sendAgain(const Desk& at, const QList<wire::SentEvent>& events) {
        QStringList words;
        for (const EventAnswer& answer : sure(hub->submit({at.station.id()}, events)).outcomes)
            words += wordFor(answer);
        return words;
    }
    QString stateOf(const Desk& at, const wire::SentEvent& event) {
        const Id id = decodeHeader(event.header)->id;
        return wordFor(sure(hub->outcomes(at.station.id(), {id})).outcomes.value(0));
    }
    QStringList problems() const { return sure(hub->verify()).problems; }

    const QByteArray portrait = "a portrait";
    const QString waits = QStringLiteral("waiting lost-awaited");
    const QString counts = QStringLiteral("applied");

private Q_SLOTS:
    void cleanup() {
        end();
        restoredPlace.reset();
    }

    void aVerdictWaitsForThePhotoOfAnotherDesk_data() { onBothDatabases(); }
    void aVerdictWaitsForThePhotoOfAnotherDesk() {
        beginTwo();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        saySecond(verdict(false, subject, submission), second.reviewer);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond), QStringList{waits});
        QCOMPARE(sendAgain(desk, ofFirst), QStringList({counts, QStringLiteral("waiting blobs-awaited")}));
        QCOMPARE(stateOf(second, ofSecond[0]), waits); // the photo itself does not count yet
        keepBlob(*hub, desk.station, subject, portrait);
        QCOMPARE(stateOf(second, ofSecond[0]), QStringLiteral("applied second-opinion"));
        QCOMPARE(problems(), QStringList());
    }

    void aPersonAddedElsewhereWorksOn_data() { onBothDatabases(); }
    void aPersonAddedElsewhereWorksOn() {
        beginTwo();
        const TestPerson fresh;
        sayFirst(added(fresh, Role::Operator | Role::Administrator), desk.founder);
        const Id subject = Id::random();
        saySecond(enrolled(subject, northSchool()), fresh);
        keepBlob(*hub, second.station, subject, portrait);
        saySecond(submitted(subject, portrait), fresh);
        saySecond(removed(fresh), second.founder);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond), QStringList({waits, waits, waits}));
        keepBlob(*hub, second.station, subject, portrait);
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        for (const wire::SentEvent& event : std::as_const(ofSecond))
            QCOMPARE(stateOf(second, event).section(QLatin1Char(' '), 0, 0), counts);
        QCOMPARE(problems(), QStringList());
    }

    void aRightGivenElsewhereIsWaitedFor_data() { onBothDatabases(); }
    void aRightGivenElsewhereIsWaitedFor() {
        beginTwo();
        const Id subject = Id::random();
        sayFirst(rolesOf(second.reviewer, Role::Reviewer | Role::Operator), desk.founder);
        saySecond(enrolled(subject, northSchool()), second.founder);
        saySecond(plain(EventType::graduateArrived, subject), second.reviewer);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond), QStringList({counts, waits}));
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        QCOMPARE(stateOf(second, ofSecond[1]), counts);
        QCOMPARE(problems(), QStringList());
    }

    void aKeyGivenElsewhereIsWaitedFor_data() { onBothDatabases(); }
    void aKeyGivenElsewhereIsWaitedFor() {
        beginTwo();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        backUp();
        TestPerson renewed = second.reviewer;
        renewed.key = TestPerson().key;
        sayFirst(keyOf(renewed), desk.founder);
        saySecond(verdict(true, subject, submission), renewed);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond), QStringList{waits});
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        QCOMPARE(stateOf(second, ofSecond[0]), QStringLiteral("applied second-opinion"));
        QCOMPARE(problems(), QStringList());
    }

    void whoWasReopenedElsewhereIsPhotographedAnew_data() { onBothDatabases(); }
    void whoWasReopenedElsewhereIsPhotographedAnew() {
        beginTwo();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        const Id approval = sayFirst(verdict(true, subject, submission), desk.reviewer).id;
        backUp();
        sayFirst(aboutVerdict(EventType::graduateReopened, subject, approval), desk.supervisor);
        keepBlob(*hub, second.station, subject, "a newer portrait");
        saySecond(submitted(subject, "a newer portrait"), second.founder);
        loseHub();
        keepBlob(*hub, second.station, subject, "a newer portrait");
        QCOMPARE(sendAgain(second, ofSecond), QStringList{waits});
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        QCOMPARE(stateOf(second, ofSecond[0]), counts);
        QCOMPARE(problems(), QStringList());
    }

    /// No grant lets a station speak for the hub, or for somebody without his key.
    void whatNobodyCanBeGivenIsVoidAtOnce_data() { onBothDatabases(); }
    void whatNobodyCanBeGivenIsVoidAtOnce() {
        beginTwo();
        sayFirst(plain(EventType::graduateArrived, Id::random()), desk.founder);
        saySecond(plain(EventType::stationRevoked, {}), second.founder);
        saySecond(plain(EventType::photoApproved, Id::random()), second.founder);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond),
                 QStringList({QStringLiteral("void not-allowed"), QStringLiteral("void person-key-wrong")}));
        QCOMPARE(problems(), QStringList());
    }

    /// Which has no subject, and is not settled.
    void aVerdictNamesWhatIsNoPhoto_data() { onBothDatabases(); }
    void aVerdictNamesWhatIsNoPhoto() {
        beginTwo();
        const Id subject = Id::random();
        sayFirst(rolesOf(second.reviewer, Role::Reviewer | Role::Administrator), desk.founder);
        const Id change = saySecond(rolesOf(second.supervisor, Role::Operator), second.reviewer).id;
        saySecond(enrolled(subject, northSchool()), second.founder);
        saySecond(verdict(true, subject, change), second.founder);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond), QStringList({waits, counts, waits}));
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        QCOMPARE(stateOf(second, ofSecond[2]), QStringLiteral("void submission-unknown"));
        QCOMPARE(problems(), QStringList());
    }

    void aPhotoIsGivenToAGraduateWhoComesAgain_data() { onBothDatabases(); }
    void aPhotoIsGivenToAGraduateWhoComesAgain() {
        beginTwo();
        const Id graduate = Id::random(), stray = Id::random();
        sayFirst(enrolled(graduate, northSchool()), desk.founder);
        keepBlob(*hub, second.station, stray, portrait);
        saySecond(submitted(stray, portrait), second.founder);
        const EventAnswer match = saySecond(matched(stray, graduate), second.founder);
        saySecond(matchUndone(stray, graduate, match.id), second.founder);
        loseHub();
        keepBlob(*hub, second.station, stray, portrait);
        QCOMPARE(sendAgain(second, ofSecond), QStringList({counts, waits, waits}));
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        QCOMPARE(stateOf(second, ofSecond[1]), counts);
        QCOMPARE(stateOf(second, ofSecond[2]), counts);
        QCOMPARE(problems(), QStringList());
    }

    void whatNeverComesAgainIsEndedAtTheHub_data() { onBothDatabases(); }
    void whatNeverComesAgainIsEndedAtTheHub() {
        beginTwo();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        const EventAnswer rejected = saySecond(verdict(false, subject, submission), second.reviewer);
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond), QStringList{waits});
        const EventAnswer ended = given(hub->decide(rejected.id, false, QStringLiteral("the desk is gone")));
        QCOMPARE(wordFor(ended), QStringLiteral("void declined"));
        QCOMPARE(problems(), QStringList());
    }

    /// By the program, as whoever runs the hub does it.
    void manyThatNeverComeAgainAreEndedTogether_data() { onBothDatabases(); }
    void manyThatNeverComeAgainAreEndedTogether() {
        beginTwo();
        QList<wire::SentEvent> ofThird;
        for (int photo = 0; photo < 120; ++photo) {
            const Id subject = Id::random(), submission = photographAtFirst(subject);
            saySecond(verdict(false, subject, submission), second.reviewer);
            if (photo < 2) say(third, ofThird, verdict(false, subject, submission), third.reviewer);
        }
        loseHub();
        QCOMPARE(sendAgain(second, ofSecond).count(waits), 120);
        QCOMPARE(sendAgain(third, ofThird).count(waits), 2);
        const HubProgram program(restoredPlace->options().folder);
        const QString database = restoredPlace->options().database;
        hub.reset();
        const auto decide = [&](const QString& options) {
            const QStringList words = QStringLiteral("decide --reason gone %1").arg(options).split(u' ');
            return program.command(words, database);
        };
        const QString ofSecondDesk = QStringLiteral("--station ") + second.station.id().hex();
        const Ran listed = program.command({QStringLiteral("waiting")}, database);
        QCOMPARE(listed.said.count(QStringLiteral("\tlost-awaited\t")), 122);
        for (const QString& mistaken :
             {QStringLiteral("--all --decline"), QStringLiteral("--decline"),
              QStringLiteral("--all --decline --code blobs-awaited"),
              QStringLiteral("--all --decline --code needs-supervisor"),
              QStringLiteral("--all --code lost-awaited"),
              QStringLiteral("--all --decline --station ") + Id::random().hex(),
              QStringLiteral("--all --decline --station ") + desk.station.id().hex(),
              QStringLiteral("--all --decline %1 ").arg(ofSecondDesk) + Id::random().hex()}) {
            const Ran refused = decide(mistaken);
            QVERIFY2(refused.exit == 1 && refused.complained.size() > 20, qPrintable(mistaken));
        }
        const Ran two = decide(QStringLiteral("--all --decline --code lost-awaited ") + ofSecondDesk);
        QVERIFY2(two.said.endsWith(QStringLiteral("120 decided: 0 count, 120 do not, 0 still wait.\n")),
                 qPrintable(two.said.right(200)));
        for (const wire::SentEvent& event : std::as_const(ofSecond))
            QCOMPARE(two.said.count(decodeHeader(event.header)->id.hex()), 1);
        hub = restoredPlace->open();
        QCOMPARE(stateOf(second, ofSecond.first()), QStringLiteral("void declined"));
        QCOMPARE(stateOf(third, ofThird.first()), waits);
        hub.reset();
        const Ran rest = decide(QStringLiteral("--all --decline --code lost-awaited"));
        QVERIFY2(rest.said.contains(QStringLiteral("2 decided")), qPrintable(rest.said));
        QCOMPARE(decide(QStringLiteral("--all --decline --code lost-awaited")).exit, 1);
        hub = restoredPlace->open();
        QCOMPARE(problems(), QStringList());
    }

    /// Else an older photo would take the place of a newer one.
    void whatTheSameDeskDidAfterItWaitsBehindIt_data() { onBothDatabases(); }
    void whatTheSameDeskDidAfterItWaitsBehindIt() {
        beginTwo();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        const EventAnswer rejected = saySecond(verdict(false, subject, submission), second.reviewer);
        keepBlob(*hub, second.station, subject, "a newer portrait");
        saySecond(submitted(subject, "a newer portrait"), second.founder);
        loseHub();
        keepBlob(*hub, second.station, subject, "a newer portrait");
        QCOMPARE(sendAgain(second, ofSecond),
                 QStringList({waits, QStringLiteral("waiting earlier-awaited")}));
        given(hub->decide(rejected.id, false, QStringLiteral("the desk is gone")));
        QCOMPARE(stateOf(second, ofSecond[1]), counts);
        QCOMPARE(problems(), QStringList());
    }

    void aVerdictWaitsForThePhotoToBeGivenToWhomItIsAbout_data() { onBothDatabases(); }
    void aVerdictWaitsForThePhotoToBeGivenToWhomItIsAbout() {
        beginTwo();
        const Id graduate = Id::random(), stray = Id::random();
        sayFirst(enrolled(graduate, northSchool()), desk.founder);
        keepBlob(*hub, second.station, stray, portrait);
        const Id photo = saySecond(submitted(stray, portrait), second.founder).id;
        saySecond(matched(stray, graduate), second.founder);
        saySecond(verdict(true, graduate, photo), second.reviewer);
        loseHub();
        keepBlob(*hub, second.station, stray, portrait);
        QCOMPARE(sendAgain(second, ofSecond), QStringList({counts, waits, waits}));
        QCOMPARE(sendAgain(desk, ofFirst), QStringList{counts});
        QCOMPARE(stateOf(second, ofSecond[1]), counts);
        QCOMPARE(stateOf(second, ofSecond[2]), QStringLiteral("applied second-opinion"));
        QCOMPARE(problems(), QStringList());
    }

    /// Each names the one before it: no stack is as deep as a station can make it.
    void asManyWaitForOneAnotherAsAStationLikes_data() { onBothDatabases(); }
    void asManyWaitForOneAnotherAsAStationLikes() {
        constexpr int links = 2000, atOnce = 200;
        beginTwo();
        const Id subject = Id::random();
        sayFirst(enrolled(subject, northSchool()), desk.founder);
        second.station.seen = sure(hub->head());
        const Written first =
            desk.station.write(plain(EventType::graduateArrived, subject), desk.founder.author());
        Id named = first.event.id;
        for (int link = 0; link < links; ++link) {
            const Written one = second.station.write(
                aboutVerdict(EventType::verdictUndone, Id::random(), named), second.reviewer.author());
            named = one.event.id;
            ofSecond += one.sent;
        }
        loseHub();
        for (int done = 0; done < links; done += atOnce)
            QVERIFY(sendAgain(second, ofSecond.mid(done, atOnce)).contains(waits));
        hub.reset();
        const Ran listed = HubProgram(restoredPlace->options().folder)
                               .command({QStringLiteral("waiting")}, restoredPlace->options().database);
        QCOMPARE(listed.said.count(QStringLiteral("\tlost-awaited\t")), 1000);
        QVERIFY(listed.said.contains(QStringLiteral("there are more")));
        hub = restoredPlace->open();
        QCOMPARE(sendAgain(desk, ofFirst + QList{first.sent}), QStringList({counts, counts}));
        for (const wire::SentEvent& event : {ofSecond.first(), ofSecond.last()})
            QCOMPARE(stateOf(second, event), QStringLiteral("void verdict-unknown"));
        QCOMPARE(problems(), QStringList());
    }

    /// What was seen after the first restore is of a log that the second one lost.
    void oneBackupIsRestoredTwice_data() { onBothDatabases(); }
    void oneBackupIsRestoredTwice() {
        beginTwo();
        loseHub();
        desk.hub = second.hub = hub.get();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        saySecond(verdict(false, subject, submission), second.reviewer);
        loseHub(1);
        QCOMPARE(sendAgain(second, ofSecond), QStringList{waits});
        keepBlob(*hub, desk.station, subject, portrait);
        QCOMPARE(sendAgain(desk, ofFirst), QStringList({counts, counts}));
        QCOMPARE(stateOf(second, ofSecond[0]), QStringLiteral("applied second-opinion"));
    }

    /// Who had heard of the first restore, and of nothing since, still knew what came before it.
    void aRestoreThatWasHeardOfIsLostToo_data() { onBothDatabases(); }
    void aRestoreThatWasHeardOfIsLostToo() {
        beginTwo();
        const Id subject = Id::random(), submission = photographAtFirst(subject);
        sure(hub->backUp(place->path(QStringLiteral("later backup"))));
        loseHub(QStringLiteral("later backup"));
        desk.hub = second.hub = hub.get();
        saySecond(verdict(false, subject, submission), second.reviewer);
        loseHub(QStringLiteral("backup"), 1);
        QCOMPARE(sendAgain(second, ofSecond), QStringList{waits});
        QCOMPARE(sendAgain(desk, ofFirst), QStringList({counts, QStringLiteral("waiting blobs-awaited")}));
    }

    /// What was recorded before the backup, or since the log is read again, names what there is.
    void onlyWhatWasKnownByTheLostLogWaits_data() { onBothDatabases(); }
    void onlyWhatWasKnownByTheLostLogWaits() {
        beginTwo();
        second.station.seen = sure(hub->head());
        const Written early =
            second.station.write(verdict(true, Id::random(), Id::random()), second.reviewer.author());
        loseHub();
        QCOMPARE(sendAgain(second, {early.sent}), QStringList{QStringLiteral("void submission-unknown")});
        second.station.seen = sure(hub->head());
        const Written late =
            second.station.write(verdict(true, Id::random(), Id::random()), second.reviewer.author());
        QCOMPARE(sendAgain(second, {late.sent}), QStringList{QStringLiteral("void submission-unknown")});
        QCOMPARE(problems(), QStringList());
    }
};

QTEST_GUILESS_MAIN(HubLostTest)
#include "tst_hub_lost.moc"
