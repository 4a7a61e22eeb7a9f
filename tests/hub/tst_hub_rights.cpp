#include "tests/hub/hub_tools.h"

#include <QFile>
#include <QRegularExpression>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A line of the contract's table.
struct Line {
    QString type;
    QStringList roles;
    bool userSigned = false, byStation = false;
};

QList<Line> contractTable() {
    QFile file(QStringLiteral(OPENAPI));
    if (!file.open(QFile::ReadOnly)) qFatal("the contract cannot be read");
    const QString table = QString::fromUtf8(file.readAll()).section(QStringLiteral("\nx-event-types:\n"), 1);
    static const QRegularExpression form(QStringLiteral(
        "^  ([a-z-]+): \\{roles: \\[([a-z, ]*)\\], user_signed: (\\w+), by_station: (\\w+)\\}$"));
    QList<Line> lines;
    for (const QString& text : table.split(QLatin1Char('\n'))) {
        const auto found = form.match(text);
        if (!found.hasMatch()) break;
        lines += Line{found.captured(1), found.captured(2).split(QStringLiteral(", "), Qt::SkipEmptyParts),
                      found.captured(3) == QLatin1String("true"), found.captured(4) == QLatin1String("true")};
    }
    return lines;
}

/// What the hub alone says, on its own chain.
bool isOfHub(const Line& line) {
    static const QStringList types{EventType::stationEnrolled, EventType::stationChanged,
                                   EventType::stationRevoked, EventType::pinAnnounced};
    return types.contains(line.type);
}

} // namespace

/// The contract's table of rights, role by role and type by type, against the hub.
class HubRightsTest : public QObject, private HubFixture {
    Q_OBJECT
private:
    EventAnswer saidBy(const Line& line, const TestPerson& who, const Id& subject) {
        Draft draft{line.type, subject, {}};
        draft.userSigned = line.userSigned;
        draft.tombstone = line.type == EventType::photoPurged;
        return desk.say(draft, who);
    }

private Q_SLOTS:
    void cleanup() { end(); }

    /// Heard, as its chain goes on from the desk's; but it never joined by a code, so it is no caller.
    void aChainHandedInMakesNoCaller_data() { onBothDatabases(); }
    void aChainHandedInMakesNoCaller() {
        begin();
        HandStation between, heir, another;
        enrol(*hub, heir, {{northSchool()}, false}, everyRole(), desk.station.id());
        const Written first = between.write(begun(between, desk.station.head, Beginning::Restored));
        const EventsAnswer taken = sure(hub->submit({heir.id()}, {first.sent}));
        QVERIFY(!taken.refusal);
        QCOMPARE(taken.outcomes.size(), 1);
        const auto known = sure(hub->station(between.id()));
        QVERIFY(known.has_value());
        QVERIFY(!sure(hub->mayCall(*known)));
        QVERIFY(sure(hub->mayCall(*sure(hub->station(heir.id())))));
        given(hub->revokeStation(heir.id(), {}));
        const Written more = another.write(begun(another, between.head, Beginning::Restored));
        QCOMPARE(sure(hub->submit({heir.id()}, {more.sent})).refusal, Refusal::NotAllowed);
        QVERIFY(!sure(hub->station(another.id())));
        QCOMPARE(sure(hub->verify()).problems, QStringList());
    }

    void nobodyDoesWhatHisRoleMayNot_data() { onBothDatabases(); }
    void nobodyDoesWhatHisRoleMayNot() {
        begin();
        const QList<Line> table = contractTable();
        QVERIFY(table.size() > 50);
        QMap<QString, TestPerson> people;
        for (const Role role : {Role::Operator, Role::Reviewer, Role::Supervisor, Role::Administrator}) {
            const TestPerson person;
            desk.say(added(person, role), desk.founder);
            people.insert(roleIds(role).first(), person);
        }
        const TestPerson stranger;
        int refused = 0, allowed = 0;
        for (const Line& line : table) {
            for (auto who = people.constBegin(); who != people.constEnd(); ++who) {
                const QString said = wordFor(saidBy(line, who.value(), Id::random()));
                const bool may = !isOfHub(line) && (line.roles.isEmpty() || line.roles.contains(who.key()));
                const QString what =
                    line.type + QStringLiteral(" by the ") + who.key() + QLatin1Char(' ') + said;
                QVERIFY2(may == (said != QLatin1String("void not-allowed")), qPrintable(what));
                ++(may ? allowed : refused);
            }
            const QString said = wordFor(saidBy(line, stranger, Id::random()));
            QVERIFY2(said.startsWith(QLatin1String("void ")),
                     qPrintable(line.type + QLatin1Char(' ') + said));
        }
        QVERIFY(refused > 60 && allowed > 60);
        QCOMPARE(sure(hub->verify()).problems, QStringList());
    }

    void aSignatureThatIsDueIsNotLeftOut_data() { onBothDatabases(); }
    void aSignatureThatIsDueIsNotLeftOut() {
        begin();
        for (Line line : contractTable()) {
            if (!line.userSigned || line.roles.isEmpty()) continue;
            line.userSigned = false;
            const QString said = wordFor(saidBy(line, desk.founder, Id::random()));
            QVERIFY2(said == QLatin1String("void person-key-wrong"),
                     qPrintable(line.type + QLatin1Char(' ') + said));
        }
    }

    void whoseKeyWasChangedIsAStranger_data() { onBothDatabases(); }
    void whoseKeyWasChangedIsAStranger() {
        begin();
        TestPerson impostor;
        impostor.id = desk.reviewer.id;
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        QCOMPARE(wordFor(desk.say(verdict(true, subject, submission), impostor)),
                 QStringLiteral("void person-key-wrong"));
        HandStation other; // another key is another station
        other.head = desk.station.head;
        const Written event = other.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        QCOMPARE(*sure(hub->submit({other.id()}, {event.sent})).refusal, Refusal::CallerUnknown);
        QCOMPARE(*sure(hub->submit({desk.station.id()}, {event.sent})).refusal, Refusal::NotAllowed);
    }

    /// Its station has purged the graduate; that nobody knows its author either is no damage.
    void whatComesWithoutItsContentNeverCounts_data() { onBothDatabases(); }
    void whatComesWithoutItsContentNeverCounts() {
        begin();
        for (const TestPerson& author : {desk.founder, TestPerson()}) {
            Written one = desk.station.write(enrolled(Id::random(), northSchool()), author.author());
            one.sent.body = {};
            QCOMPARE(wordFor(send(*hub, desk.station, one)), QStringLiteral("void purged"));
        }
        QCOMPARE(sure(hub->verify()).problems, QStringList());
    }

    /// A desk that was revoked goes on adding people until it hears of it: what they do waits with them.
    void whatSomeoneDoesWhoIsNotYetAdmitted_data() {
        QTest::addColumn<bool>("onPostgres");
        QTest::addColumn<bool>("accepted");
        for (const bool accepted : {false, true}) {
            QTest::addRow("SQLite, %d", accepted) << false << accepted;
            if (postgres()) QTest::addRow("PostgreSQL, %d", accepted) << true << accepted;
        }
    }
    void whatSomeoneDoesWhoIsNotYetAdmitted() {
        QFETCH(bool, accepted);
        begin();
        given(hub->revokeStation(desk.station.id(), QStringLiteral("stolen")));
        const TestPerson fresh;
        const Id subject = Id::random();
        const EventAnswer adding = desk.say(added(fresh, Role::Operator), desk.founder);
        QCOMPARE(wordFor(adding), QStringLiteral("waiting needs-supervisor"));
        const QString waits = QStringLiteral("waiting earlier-awaited");
        const EventAnswer enrolment = desk.say(enrolled(subject, northSchool()), fresh);
        QCOMPARE(wordFor(enrolment), waits);
        keepBlob(*hub, desk.station, subject, "a portrait");
        const EventAnswer photo = desk.say(submitted(subject, "a portrait"), fresh);
        QCOMPARE(wordFor(photo), waits);
        given(hub->decide(adding.id, accepted, QStringLiteral("looked at it")));
        const QString then =
            accepted ? QStringLiteral("applied late") : QStringLiteral("void person-unknown");
        for (const EventAnswer& one :
             sure(hub->outcomes(desk.station.id(), {enrolment.id, photo.id})).outcomes)
            QCOMPARE(wordFor(one), then);
        QCOMPARE(sure(hub->verify()).problems, QStringList());
    }

    /// Each is void, by which the next is looked at: no stack is as deep as a station can make it.
    void howeverFarOneThingLeadsToAnother_data() { onBothDatabases(); }
    void howeverFarOneThingLeadsToAnother() {
        constexpr int links = 3000, atOnce = 500;
        begin();
        given(hub->revokeStation(desk.station.id(), QStringLiteral("stolen")));
        const TestPerson fresh;
        const EventAnswer adding = desk.say(added(fresh, Role::Operator), desk.founder);
        QList<wire::SentEvent> events;
        Id photo = Id::random();
        for (int link = 0; link < links; ++link) {
            const Id next = Id::random();
            events += desk.station.write(matched(photo, next), fresh.author()).sent;
            photo = next;
        }
        for (int done = 0; done < links; done += atOnce)
            QVERIFY(!sure(hub->submit({desk.station.id()}, events.mid(done, atOnce))).refusal);
        given(hub->decide(adding.id, true, QStringLiteral("looked at it")));
        const Id last = decodeHeader(events.last().header)->id;
        QCOMPARE(wordFor(sure(hub->outcomes(desk.station.id(), {last})).outcomes.first()),
                 QStringLiteral("void graduate-unknown"));
    }

    void howManyWaitAboutOneGraduate_data() { onBothDatabases(); }
    void howManyWaitAboutOneGraduate() {
        constexpr int most = 1000, atOnce = 500;
        begin();
        for (const Id& subject : {Id::random(), Id()}) {
            QList<wire::SentEvent> events;
            for (int i = 0; i <= most; ++i)
                events += desk.station.write(plain(QLatin1String("from-tomorrow"), subject)).sent;
            for (int done = 0; done < most; done += atOnce)
                QVERIFY(!sure(hub->submit({desk.station.id()}, events.mid(done, atOnce))).refusal);
            const EventsAnswer answer = sure(hub->submit({desk.station.id()}, {events.last()}));
            QCOMPARE(answer.refusal, Refusal::TooManyWaiting);
            QCOMPARE(answer.head.seq, decodeHeader(events.last().header)->seq - 1);
            desk.station.head = {desk.station.id(), answer.head.seq, answer.head.hash};
        }
    }

    void aNameThatNoTableTakes_data() { onBothDatabases(); }
    void aNameThatNoTableTakes() {
        begin();
        const Head head = desk.station.head;
        for (const QString& school : {QStringLiteral("North") + QChar(0), QString(801, QChar(0x5b66))}) {
            const Written one = desk.station.write(enrolled(Id::random(), school), desk.founder.author());
            QCOMPARE(sure(hub->submit({desk.station.id()}, {one.sent})).refusal, Refusal::EventMalformed);
            desk.station.head = head;
        }
    }
};

QTEST_GUILESS_MAIN(HubRightsTest)
#include "tst_hub_rights.moc"
