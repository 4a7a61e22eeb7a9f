#include "core/hub/rules/learn.h"
#include "core/hub/store/epoch.h"
#include "core/hub/store/hub_store_private.h"
#include "core/keys/seal.h"

#include <QCoreApplication>
#include <QSqlError>

namespace mianguan::hub {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

Fail stopped() { return fail(ErrorKind::Cancelled, text(QT_TRANSLATE_NOOP("Hub", "The check was stopped"))); }

/// A reading of everything as it stood at one moment.
class Moment {
public:
    Moment(const Database& data, bool postgres) : database(data) {
        begun = database
                    .run(postgres ? QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                                  : QStringLiteral("BEGIN"))
                    .map([](const QSqlQuery&) {});
    }
    ~Moment() {
        if (begun) (void)database.run(QStringLiteral("ROLLBACK"));
    }
    Q_DISABLE_COPY_MOVE(Moment)
    Result<void> begun;

private:
    const Database& database;
};

/// Where one station's chain, or an adopted branch of it, has been followed to.
struct Link {
    Id station;
    qint64 branch = -1;
    Head end;
};

class Check {
public:
    Check(const HubStore::Private& hub, const Progress& progress, const std::stop_token& stop)
        : d(hub), tell(progress), stopping(stop), replay(hub.hub) {}

    Result<HubVerification> run() {
        for (const auto part : {&Check::readTables, &Check::followChains, &Check::followLog, &Check::compare,
                                &Check::readBlobs})
            if (auto done = (this->*part)(); !done) return Fail(done.error());
        return found;
    }

private:
    void blame(const char* words, const QString& what) { found.problems += text(words).arg(what); }
    Result<void> goOn() const { return stopping.stop_requested() ? Result<void>(stopped()) : Result<void>(); }

    template <class Visit>
    Result<void> each(const QString& sql, Visit visit) {
        auto rows = d.database->run(sql);
        if (!rows) return Fail(rows.error());
        while (rows->next()) {
            if (auto going = goOn(); !going) return going;
            visit(*rows);
        }
        if (rows->lastError().isValid()) return d.server.place.failed(rows->lastError(), d.database->place());
        return {};
    }

    Result<void> readTables() {
        const auto stationsRead = each(QStringLiteral("SELECT %1 FROM station").arg(stationColumns()),
                                       [this](const QSqlQuery& row) {
                                           const StationRow station = stationAt(row);
                                           stations.insert(station.station.id, station);
                                       });
        if (!stationsRead) return stationsRead;
        const auto counted = each(QStringLiteral("SELECT COUNT(*) FROM event"),
                                  [this](const QSqlQuery& row) { total = numberAt(row, 0); });
        if (!counted) return counted;
        return each(QStringLiteral("SELECT %1 FROM subject").arg(subjectColumns()),
                    [this](const QSqlQuery& row) {
                        const SubjectRow subject = subjectAt(row);
                        subjects.insert(subject.subject.id, subject);
                    });
    }

    // Each event by itself and in its chain.

    Result<void> followChains() {
        const auto followed =
            each(QStringLiteral("SELECT %1 FROM event ORDER BY station, branch, seq").arg(eventColumns()),
                 [this](const QSqlQuery& row) { follow(eventAt(row)); });
        if (!followed) return followed;
        endOf(link);
        return {};
    }

    void follow(const EventRow& row) {
        ++found.events;
        if (tell) tell(found.events, total * 2);
        const Result<Event> event = decodeHeader(row.header);
        if (!event) return blame(QT_TRANSLATE_NOOP("Hub", "Event %1 cannot be read"), row.id.hex());
        const Hash hash = Hash::of(row.header);
        checkColumns(row, *event);
        checkSignatures(row, *event);
        checkBody(row, *event);
        if (row.station != link.station || row.branch != link.branch) {
            endOf(link);
            link = {row.station, row.branch, {}};
            if (row.branch != 0) link.end = {row.station, row.seq - 1, event->previous};
        }
        if (event->seq != link.end.seq + 1 || event->previous != link.end.hash)
            blame(QT_TRANSLATE_NOOP("Hub", "Event %1 does not follow the one before it"), row.id.hex());
        link.end = {row.station, event->seq, hash};
        const Id person = subjects.value(row.subject).subject.person;
        if (row.position != 0) return;
        ++waiting[person.isNull() ? row.subject : person];
        accepted.insert(row.id, row.accepted);
    }

    void checkColumns(const EventRow& row, const Event& event) {
        const bool agree = row.id == event.id && row.station == event.station && row.seq == event.seq &&
                           row.subject == event.subject && row.tombstone == event.tombstone;
        const bool settled = (row.position != 0) == (row.outcome != Outcome::Waiting);
        if (!agree || !settled) blame(QT_TRANSLATE_NOOP("Hub", "Event %1 was changed"), row.id.hex());
    }

    void checkSignatures(const EventRow& row, const Event& event) {
        const PublicKey key = stations.value(row.station).station.key;
        const bool byUser =
            event.signer.isNull() || event.signer.verifies(signedByUser(row.header), row.userSignature);
        if (!key.verifies(signedByStation(row.header), row.stationSignature) || !byUser)
            blame(QT_TRANSLATE_NOOP("Hub", "A signature of event %1 is not right"), row.id.hex());
    }

    void checkBody(const EventRow& row, const Event& event) {
        const SubjectRow& subject = subjects.value(row.subject);
        if (row.body.isNull()) {
            const bool may = subject.subject.purged || row.code == Refusal::Purged;
            if (!may) blame(QT_TRANSLATE_NOOP("Hub", "The content of event %1 is missing"), row.id.hex());
            return;
        }
        const Result<QByteArray> body = d.bodyOf(row, subject.wrapped);
        if (!body || Hash::of(*body) != event.body)
            blame(QT_TRANSLATE_NOOP("Hub", "The content of event %1 was changed"), row.id.hex());
    }

    void endOf(const Link& chain) {
        if (chain.branch != 0) return;
        if (stations.value(chain.station).head != chain.end)
            blame(QT_TRANSLATE_NOOP("Hub", "The end of the records of station %1 is missing"),
                  chain.station.hex());
    }

    // The log, learned again.

    Result<void> followLog() {
        replay.stations[d.hub] = d.ownStation();
        const auto audiencesRead =
            each(QStringLiteral("SELECT position, name FROM audience"), [this](const QSqlQuery& row) {
                audiences[numberAt(row, 0)].insert(row.value(1).toString());
            });
        if (!audiencesRead) return audiencesRead;
        qint64 last = 0, learned = 0;
        const auto read =
            each(QStringLiteral("SELECT %1 FROM event WHERE position IS NOT NULL ORDER BY position")
                     .arg(eventColumns()),
                 [&](const QSqlQuery& row) {
                     const EventRow event = eventAt(row);
                     const bool follows = event.position == last + 1 || isEpochBetween(last, event.position);
                     if (!follows)
                         blame(QT_TRANSLATE_NOOP("Hub", "Before position %1 of the log one is missing"),
                               QString::number(event.position));
                     last = event.position;
                     if (tell) tell(total + ++learned, total * 2);
                     learnAgain(event);
                 });
        if (!read) return read;
        return each(QStringLiteral("SELECT value FROM counter WHERE name = 'position'"),
                    [&](const QSqlQuery& row) {
                        const qint64 head = numberAt(row, 0);
                        if (head != last && !isEpochBetween(last, head + 1))
                            blame(QT_TRANSLATE_NOOP("Hub", "After position %1 of the log some are missing"),
                                  QString::number(last));
                    });
    }

    void learnAgain(const EventRow& row) {
        const SubjectRow& subject = subjects.value(row.subject);
        if (subject.subject.purged) { // nothing is left to learn from
            purgesSeen += row.tombstone && row.outcome == Outcome::Applied ? row.subject : Id();
            return;
        }
        const Result<Case> known = d.caseAgain(replay, row, subject.wrapped);
        if (!known && known.error().kind == ErrorKind::NotFound)
            return blame(QT_TRANSLATE_NOOP("Hub", "Event %1 is of an unknown station"), row.id.hex());
        if (!known) return; // said already
        if (!isHandedRight(*known, row))
            blame(QT_TRANSLATE_NOOP("Hub", "Event %1 is not handed to whom it concerns"), row.id.hex());
        if (row.outcome != Outcome::Applied) return;
        letStand += letStandBy(known->record);
        if (auto learned = learn(replay, *known); !learned)
            blame(QT_TRANSLATE_NOOP("Hub", "Event %1 cannot be learned from"), row.id.hex());
    }

    /// Also by what waiting events said of a subject that the log says nothing of before.
    bool isHandedRight(const Case& event, const EventRow& row) const {
        const QStringList hear = audienceOf(event, row.outcome);
        const QSet<QString> handed = audiences.value(row.position);
        if (handed == QSet<QString>(hear.begin(), hear.end())) return true;
        const Subject& known = event.subject;
        const Subject kept = subjects.value(known.id).subject;
        const bool bySchool = known.school.isEmpty() && handed == QSet{kept.school};
        const bool byDesk = known.lineage.isNull() && handed == QSet{audienceOf(kept.lineage)};
        return row.outcome == Outcome::Applied && !row.subject.isNull() && (bySchool || byDesk);
    }

    Result<void> compare() {
        for (const StationRow& row : std::as_const(stations))
            if (replay.stations[row.station.id] != row.station)
                blame(QT_TRANSLATE_NOOP("Hub", "What is known of station %1 was changed"),
                      row.station.id.hex());
        for (const SubjectRow& row : std::as_const(subjects))
            compareSubject(row.subject);
        for (auto one = accepted.cbegin(); one != accepted.cend(); ++one)
            if (one.value() != letStand.contains(one.key()))
                blame(QT_TRANSLATE_NOOP("Hub", "Event %1 was changed"), one.key().hex());
        return comparePeople();
    }

    void compareSubject(const Subject& subject) {
        const char* changed = QT_TRANSLATE_NOOP("Hub", "What is known of graduate %1 was changed");
        if (subject.waiting != waiting.value(subject.id)) blame(changed, subject.id.hex());
        if (subject.purged) {
            if (!purgesSeen.contains(subject.id)) blame(changed, subject.id.hex());
            return;
        }
        const auto learned = replay.subjects.find(subject.id);
        const bool isKnown = learned != replay.subjects.end();
        if (asKept(isKnown ? learned->second : Subject(), subject) != subject)
            blame(changed, subject.id.hex());
    }

    Result<void> comparePeople() {
        std::map<Id, Person> people;
        const auto read = each(
            QStringLiteral("SELECT id, home, scope, position, lineage, roles, person_key FROM person JOIN "
                           "person_grant ON person_grant.person = person.id ORDER BY id, position"),
            [&](const QSqlQuery& row) {
                Person& person = people[nameAt<Id>(row, 0)];
                person.id = nameAt<Id>(row, 0);
                person.home = nameAt<Id>(row, 1);
                person.scope = Scope::fromText(row.value(2).toString());
                person.grants += Grant{numberAt(row, 3), nameAt<Id>(row, 4),
                                       Roles::fromInt(int(numberAt(row, 5))), nameAt<PublicKey>(row, 6)};
            });
        if (!read) return read;
        for (const auto& [id, person] : replay.people)
            if (people[id] != person)
                blame(QT_TRANSLATE_NOOP("Hub", "What is known of person %1 was changed"), id.hex());
        if (people.size() != replay.people.size())
            blame(QT_TRANSLATE_NOOP("Hub", "The hub knows %1 people whom no event brought in"),
                  QString::number(people.size() - replay.people.size()));
        return {};
    }

    Result<void> readBlobs() {
        return each(QStringLiteral("SELECT subject, hash FROM blob"), [this](const QSqlQuery& row) {
            ++found.blobs;
            const Id subject = nameAt<Id>(row, 0);
            const Hash hash = nameAt<Hash>(row, 1);
            const Result<Key> key = d.keyOf(subjects.value(subject));
            const bool sound = key && d.blobs.read(subject, *key, hash);
            if (!sound && !subjects.value(subject).subject.purged)
                blame(QT_TRANSLATE_NOOP("Hub", "A picture of graduate %1 is missing or damaged"),
                      subject.hex());
        });
    }

    const HubStore::Private& d;
    const Progress& tell;
    std::stop_token stopping;
    Replay replay;
    HubVerification found;
    QHash<Id, StationRow> stations;
    QHash<Id, SubjectRow> subjects;
    QHash<Id, int> waiting;
    QHash<Id, bool> accepted; ///< of each that waits, whether a supervisor let it stand …
    QSet<Id> letStand;        ///< … and what the log says they did
    QHash<qint64, QSet<QString>> audiences;
    QSet<Id> purgesSeen;
    Link link;
    qint64 total = 0;
};

} // namespace

Result<HubVerification> HubStore::verify(const Progress& progress, const std::stop_token& stop) const {
    const Moment moment(*d->database, d->server.postgres);
    if (!moment.begun) return Fail(moment.begun.error());
    return Check(*d, progress, stop).run();
}

} // namespace mianguan::hub
