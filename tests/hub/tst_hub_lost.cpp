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
    Desk second;
    std::unique_ptr<HubPlace> restoredPlace;
    QList<wire::SentEvent> ofFirst, ofSecond; ///< what the hub loses

    /// Two desks of one school, and a backup; what follows is lost with the hub.
    void beginTwo() {
        restoredPlace.reset();
        ofFirst.clear();
        ofSecond.clear();
        begin();
        second = {};
        second.open(*hub);
        sure(hub->backUp(place->path(QStringLiteral("backup"))));
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
    void loseHub() {
        restoredPlace = std::make_unique<HubPlace>(!place->address().isEmpty());
        const QString keys = restoredPlace->options().folder + QStringLiteral("/keys");
        QDir().mkpath(keys);
        QFile::copy(place->path(QStringLiteral("hub/keys/hub.key")), keys + QStringLiteral("/hub.key"));
        hub.reset();
        sure(HubStore::restore(place->path(QStringLiteral("backup")), restoredPlace->options()));
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
