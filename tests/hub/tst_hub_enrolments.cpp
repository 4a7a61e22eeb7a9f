#include "core/hub/rules/station_events.h"
#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "tests/hub/hub_tools.h"

using namespace mianguan;
using namespace mianguan::test;

/// Enrolment codes, ceilings, service accounts and keys, on each database.
class HubEnrolmentsTest : public QObject, private HubFixture {
    Q_OBJECT

    Account accountOf(const QString& name) {
        const Account account{Id::random(), SigningKey::random().publicKey(), name, {{northSchool()}, false}};
        sure(hub->addAccount(account));
        return account;
    }
    static QString keyOf(const QString& which) {
        return QStringLiteral("submission-") + which.rightJustified(8, u'0');
    }
    Id submitAs(const Account& account, const QString& number, const QString& which = {}) {
        const QString key = keyOf(which.isEmpty() ? number : which);
        return given(hub->submit({account.id}, {account.id,
                                                key.toLatin1(),
                                                key.toLatin1(),
                                                northSchool(),
                                                QStringLiteral("2027"),
                                                number,
                                                QString(),
                                                {},
                                                {{QStringLiteral("portrait"), "picture " + key.toLatin1()}}}))
            .event;
    }
    /// In words; empty when it is told nothing.
    QString stateOf(const Account& account, const QString& which) {
        QStringList words;
        for (const SubmissionState& state : sure(hub->submissions(account.id, {keyOf(which)}))) {
            words += wire::outcomeId(state.outcome);
            if (state.code) words += wire::refusalId(*state.code);
            if (state.review) words += wire::reviewId(*state.review);
            words += state.reasons;
            if (!state.remark.isEmpty()) words += QStringLiteral("“%1”").arg(state.remark);
            if (state.place > 0) words += QString::number(state.place);
        }
        return words.join(u' ');
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void anEnrolmentCodeIsGoodForOneStation_data() { onBothDatabases(); }
    void anEnrolmentCodeIsGoodForOneStation() {
        begin();
        const HandStation one, other;
        const QByteArray secret = sure(hub->invite({{{northSchool()}, false}, Role::Operator}));
        const wire::Enrolment enrolled = given(hub->enrol(requestOf(one, secret)));
        QCOMPARE(enrolled.station, one.id());
        QCOMPARE(enrolled.ceiling, (QStringList{QStringLiteral("operator")}));
        QCOMPARE(given(hub->enrol(requestOf(one, secret))), enrolled); // the answer was lost
        QCOMPARE(*sure(hub->enrol(requestOf(other, secret))).refusal, Refusal::CodeUnknown);
        QCOMPARE(*sure(hub->enrol(requestOf(other, QByteArray(16, 'x')))).refusal, Refusal::CodeUnknown);
        const QByteArray old =
            sure(hub->invite({{{northSchool()}, false}, Role::Operator, {}, std::chrono::hours(-1)}));
        QCOMPARE(*sure(hub->enrol(requestOf(other, old))).refusal, Refusal::CodeUnknown);
        wire::EnrolmentRequest forged = requestOf(other, secret);
        forged.stationKey = one.key.publicKey();
        QCOMPARE(*sure(hub->enrol(forged)).refusal, Refusal::SignatureWrong);
    }

    void aCeilingBoundsWhoeverSitsThere_data() { onBothDatabases(); }
    void aCeilingBoundsWhoeverSitsThere() {
        begin();
        Desk booth;
        enrol(*hub, booth.station, {{northSchool()}, false}, Role::Operator);
        booth.hub = hub.get();
        booth.say(begun(booth.station));
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        QCOMPARE(wordFor(booth.say(verdict(true, subject, submission), desk.supervisor)),
                 QStringLiteral("void station-may-not"));
        given(hub->changeStation(booth.station.id(), {{northSchool()}, false},
                                 Role::Operator | Role::Reviewer));
        QCOMPARE(booth.say(verdict(true, subject, submission), desk.supervisor).outcome, Outcome::Applied);
        // A founder there is no more than the station may be.
        TestPerson founder;
        booth.say(founded(northSchool()), founder);
        booth.say(added(founder, everyRole()), founder);
        QCOMPARE(wordFor(booth.say(added(TestPerson(), Role::Operator), founder)),
                 QStringLiteral("void not-allowed"));
    }

    void anAccountSubmitsIntoTheSameQueue_data() { onBothDatabases(); }
    void anAccountSubmitsIntoTheSameQueue() {
        begin();
        const Id subject = Id::random();
        desk.say(enrolled(subject, northSchool(), QStringLiteral("S-17")), desk.founder);
        const Account app{
            Id::random(), SigningKey::random().publicKey(), QStringLiteral("app"), {{northSchool()}, false}};
        sure(hub->addAccount(app));
        QCOMPARE(sure(hub->account(app.id))->name, app.name);
        AccountPhoto photo{
            app.id,
            "key 1",
            "digest 1",
            northSchool(),
            QStringLiteral("2027"),
            QStringLiteral("s-17"),
            QString(),
            {},
            {{QStringLiteral("portrait"), "from the app"}, {QStringLiteral("original"), "original"}}};
        const wire::Submitted first = given(hub->submit({app.id}, photo));
        QCOMPARE(first.subject, subject);
        QCOMPARE(given(hub->submit({app.id}, photo)), first);
        photo.digest = "digest 2";
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::KeyReused);
        photo.key = "key 2";
        photo.number = QStringLiteral("S-18");
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::GraduateUnknown);
        photo.school = southSchool();
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::OutOfScope);
        QCOMPARE(desk.say(verdict(true, subject, first.event), desk.reviewer).outcome, Outcome::Applied);
        sure(hub->revokeAccount(app.id));
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::CallerUnknown);
    }

    void anAccountIsToldWhatBecameOfItsPhotos_data() { onBothDatabases(); }
    void anAccountIsToldWhatBecameOfItsPhotos() {
        begin();
        const Account app = accountOf(QStringLiteral("app")), other = accountOf(QStringLiteral("other"));
        QList<Id> graduates;
        for (const char* number : {"1", "2", "3"}) {
            graduates += Id::random();
            desk.say(enrolled(graduates.last(), northSchool(), QLatin1String(number)), desk.founder);
        }
        desk.photograph(Id::random(), "before them");
        const Id one = submitAs(app, QStringLiteral("1")), two = submitAs(app, QStringLiteral("2"));
        submitAs(other, QStringLiteral("3"));
        QCOMPARE(stateOf(app, QStringLiteral("1")), QStringLiteral("applied pending 2"));
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied pending 3"));
        QCOMPARE(stateOf(app, QStringLiteral("3")), QString()); // another's
        QCOMPARE(stateOf(other, QStringLiteral("3")), QStringLiteral("applied pending 4"));
        const QStringList all{keyOf(QStringLiteral("2")), keyOf(QStringLiteral("1")),
                              keyOf(QStringLiteral("2")), keyOf(QStringLiteral("unused"))};
        const auto states = sure(hub->submissions(app.id, all));
        QCOMPARE(states.size(), 2);
        QCOMPARE(states[0].event, two);
        QCOMPARE(states[0].place, 3);
        QCOMPARE(states[1].place, 2);

        const Id approval = desk.say(verdict(true, graduates[0], one), desk.reviewer).id;
        QCOMPARE(stateOf(app, QStringLiteral("1")), QStringLiteral("applied approved"));
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied pending 2"));
        // Locked meanwhile: a second photo of the same graduate is void.
        submitAs(app, QStringLiteral("1"), QStringLiteral("again"));
        QCOMPARE(stateOf(app, QStringLiteral("again")), QStringLiteral("void locked"));
        Draft reopening = aboutVerdict(EventType::graduateReopened, graduates[0], approval);
        reopening.content[QStringLiteral("remark")] = QStringLiteral("someone else");
        desk.say(reopening, desk.supervisor);
        QCOMPARE(stateOf(app, QStringLiteral("1")), QStringLiteral("applied rejected “someone else”"));

        Draft rejection = verdict(false, graduates[1], two);
        rejection.content[QStringLiteral("reasons")] = QCborArray{QStringLiteral("hat")};
        desk.say(rejection, desk.reviewer);
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied rejected hat"));
        Desk second;
        second.open(*hub);
        second.say(verdict(true, graduates[1], two), second.reviewer);
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied disputed"));
        submitAs(app, QStringLiteral("2"), QStringLiteral("anew"));
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied replaced"));
        desk.say(purging(graduates[1]), desk.supervisor);
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied purged"));
        QCOMPARE(stateOf(app, QStringLiteral("anew")), QStringLiteral("applied purged"));
    }

    void aKeyStandsForOneCaller_data() { onBothDatabases(); }
    void aKeyStandsForOneCaller() {
        begin();
        HubStore::Invitation invitation{{{northSchool()}, false}, {}};
        invitation.account = true;
        const HandStation app;
        const QByteArray secret = sure(hub->invite(invitation));
        const wire::Enrolment enrolled = given(hub->enrol(requestOf(app, secret)));
        QCOMPARE(enrolled.ceiling, QStringList());
        QCOMPARE(given(hub->enrol(requestOf(app, secret))), enrolled);
        QCOMPARE(sure(hub->accounts()).size(), 1);
        QVERIFY(!sure(hub->station(app.id())));
        const QByteArray second = sure(hub->invite(invitation));
        QCOMPARE(*sure(hub->enrol(requestOf(app, second))).refusal, Refusal::CodeUnknown);
        QCOMPARE(*sure(hub->enrol(requestOf(desk.station, second))).refusal, Refusal::CodeUnknown);
        openAgain();
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void theKeyThatFollowsIsAnnounced_data() { onBothDatabases(); }
    void theKeyThatFollowsIsAnnounced() {
        begin();
        const Hash pin = Hash::of("next");
        sure(hub->announcePin(pin));
        sure(hub->announcePin(pin));
        QCOMPARE(sure(hub->announcedPins()), QList<Hash>{pin});
        const auto last = decodeHeader(feedOf(desk.station).entries.last().event.header);
        QCOMPARE(last->type, EventType::pinAnnounced);
    }

    void newsAreToldOnce_data() { onBothDatabases(); }
    void newsAreToldOnce() {
        begin();
        std::atomic<qint64> told = 0;
        hub->whenSettled([&](qint64 head) { told = head; });
        desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        QTRY_COMPARE(told.load(), sure(hub->head()));
        hub->whenSettled({});
    }
};

QTEST_GUILESS_MAIN(HubEnrolmentsTest)
#include "tst_hub_enrolments.moc"
