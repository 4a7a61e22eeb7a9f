#include "tests/soak/stations/dying_database.h"
#include "tests/soak/stations/stations.h"

namespace mianguan::test {

namespace {

QString shortly(const QByteArray& bytes) { return QString::fromLatin1(bytes.left(4).toHex()); }
QString shortly(const Id& id) { return shortly(id.bytes()); }
QString shortly(const Hash& hash) { return shortly(hash.bytes()); }

QString wordsOf(const PhotoDetail& photo) {
    QStringList words{photo.row.label,
                      QString::number(int(photo.row.state)),
                      photo.row.delivered ? QStringLiteral("delivered") : QString(),
                      shortly(photo.submission),
                      shortly(photo.original),
                      shortly(photo.portrait),
                      QStringLiteral("reference ") + shortly(photo.reference),
                      QStringLiteral("verdict ") + shortly(photo.verdict),
                      photo.reasons.join(QLatin1Char(',')),
                      photo.remark,
                      photo.person,
                      QStringLiteral("match ") + shortly(photo.match)};
    for (const Attempt& attempt : photo.earlier)
        words += QStringLiteral("after %1 %2").arg(shortly(attempt.arrival)).arg(int(attempt.state));
    return words.join(QLatin1Char(' '));
}

QString wordsOf(const GraduateDetail& graduate) {
    const GraduateRow& row = graduate.row;
    return QStringList{row.name,
                       row.studentNumber,
                       row.photo ? QString::number(int(*row.photo)) : QString(),
                       QStringLiteral("fee %1").arg(int(row.fee)),
                       QStringLiteral("presence %1").arg(int(row.presence)),
                       shortly(row.session),
                       QString::number(row.shootingNumber),
                       QStringLiteral("consent %1").arg(int(row.consent)),
                       row.matched ? QStringLiteral("matched") : QString(),
                       QStringLiteral("attempts %1").arg(graduate.attempts),
                       graduate.payment ? QString::number(graduate.payment->cents) : QString()}
        .join(QLatin1Char(' '));
}

/// The first line that one has and the other has not.
QString differenceOf(const QString& one, const QString& other) {
    const QStringList a = one.split(QLatin1Char('\n')), b = other.split(QLatin1Char('\n'));
    QStringList lines;
    for (const QString& line : a)
        if (!b.contains(line)) lines += QStringLiteral("    − ") + line;
    for (const QString& line : b)
        if (!a.contains(line)) lines += QStringLiteral("    + ") + line;
    return lines.join(QLatin1Char('\n'));
}

PhotoState stateOf(const PlainLog::Photo& photo) {
    using State = PlainLog::Photo::State;
    return photo.state == State::Pending    ? PhotoState::Pending
           : photo.state == State::Approved ? PhotoState::Approved
                                            : PhotoState::Rejected;
}

/// It was put in the place of a newer one, and says so for ever. A removal that a restored hub lost, and
/// nobody has any more, counts no longer; the key that went with it does not come back.
bool isExpected(const QString& problem, bool hubRestored) {
    return problem.contains(QLatin1String("the machine remembered events that the ledger no longer had")) ||
           (hubRestored &&
            problem == QStringLiteral("The key slot of %1 is gone or damaged").arg(helperName()));
}

QString heard(const StationMachine& machine, const Id& subject) {
    QString lines;
    for (const QByteArray& line : columnOf(
             machine.station->data(),
             QStringLiteral(
                 "SELECT event.position || ' ' || substr(hex(id), 1, 8) || ' seq ' || seq || ' of ' || "
                 "lower(substr(hex(station), 1, 8)) || ' adopted ' || "
                 "adopted || ' outcome ' || IFNULL(outcome, '-') || ' hub ' || IFNULL(hub, '-') || ' ' || "
                 "IFNULL(code, '') FROM event LEFT JOIN settlement ON settlement.position = event.position "
                 "WHERE subject = ? ORDER BY event.position"),
             {subject.bytes()}))
        lines += QStringLiteral("    ") + QString::fromUtf8(line) + QLatin1Char('\n');
    return lines;
}

} // namespace

const StationMachine* Stations::reader() const {
    for (const auto& machine : machines)
        if (machine->key != revokedKey) return machine.get();
    return nullptr;
}

bool Stations::isAtHub(const Acknowledged& photo) const {
    for (const hub::Station& station : sure(hub->store->stations()))
        if (!sure(hub->store->outcomes(station.id, {photo.event})).outcomes.isEmpty()) {
            const auto state =
                sure(hub->store->blobState(station.id, {photo.subject, Hash::of(photo.portrait)}));
            return state.refusal || state.value.here;
        }
    return false;
}

/// In the branch of a copy, which the hub keeps for whoever takes its place.
bool Stations::isSetAside(const Acknowledged& photo) const {
    return !columnIn(hubFolder() + QStringLiteral("/hub.db"),
                     QStringLiteral("SELECT 1 FROM quarantine WHERE id = ?"), {photo.event.bytes()})
                .isEmpty();
}

PlainLog Stations::readLog() const {
    PlainLog log;
    for (qint64 after = 0;;) {
        const hub::Feed feed = given(hub->store->entries(reader()->key, after, 500));
        log.read(feed);
        if (feed.entries.isEmpty()) return log;
        after = feed.next;
    }
}

/// What waits at the hub for a decision stands on the page of every station that recorded it, whatever key it
/// has by now.
QString Stations::askedOfNobody() const {
    const auto lists = [](const StationMachine& machine, const Id& event) {
        const auto items = machine.station->link->items(1000);
        return std::any_of(items.begin(), items.end(), [&](const HubItem& item) {
            return item.id == event && item.kind == HubItem::Kind::ToSettle;
        });
    };
    const QString own = QStringLiteral("SELECT 1 FROM event WHERE id = ? AND adopted = 0");
    for (const hub::Waiting& waiting : sure(hub->store->waitingFor(hub->store->hub(), 1000))) {
        if (waiting.event.code != wire::Refusal::NeedsSupervisor) continue;
        const Id& event = waiting.event.id;
        for (const auto& machine : machines) {
            const bool mustTell = machine->key != revokedKey && !mustReKey(*machine) &&
                                  !columnOf(machine->station->data(), own, {event.bytes()}).isEmpty();
            if (mustTell && !QTest::qWaitFor([&] { return lists(*machine, event); }, 30'000))
                return QStringLiteral("desk %1 is not asked to decide about %2 %3")
                    .arg(machine->desk)
                    .arg(waiting.type, event.hex());
        }
    }
    return {};
}

/// Each photo whose keeping was acknowledged is known to the hub, whatever it made of it; and where it counts
/// its portrait is at the hub and at every station.
QString Stations::lostAnything(const PlainLog& log) const {
    QHash<Id, hub::EventAnswer> known;
    QList<Id> events;
    for (const Acknowledged& photo : photos)
        events += photo.event;
    for (const hub::Station& station : sure(hub->store->stations()))
        for (const hub::EventAnswer& answer : sure(hub->store->outcomes(station.id, events)).outcomes)
            known.insert(answer.id, answer);
    for (const Acknowledged& photo : photos) {
        const StationMachine& taker = *machines[size_t(photo.machine)];
        const bool turnedAway = taker.key == revokedKey && (mustReKey(taker) || isSetAside(photo));
        if (photo.lost || turnedAway) continue; // nobody lets that one in
        const QString which =
            QStringLiteral("photo %1 (%2) of %3, machine %4")
                .arg(QString::fromLatin1(photo.portrait), shortly(photo.event), shortly(photo.subject))
                .arg(photo.machine);
        if (!known.contains(photo.event))
            return which +
                   QStringLiteral(" never came to the hub from %1, now %2\n")
                       .arg(taker.station->stationName, shortly(taker.key)) +
                   heard(taker, photo.subject);
        const hub::EventAnswer answer = known[photo.event];
        if (answer.outcome == hub::Outcome::Waiting)
            return which + QStringLiteral(" still waits: ") + wordFor(answer);
        if (answer.outcome == hub::Outcome::Void || log.isPurged(photo.subject)) continue;
        const Hash portrait = Hash::of(photo.portrait);
        const auto there = sure(hub->store->blob(reader()->key, {photo.subject, portrait}));
        if (there.refusal || there.value != photo.portrait)
            return which + QStringLiteral(": the hub has no portrait");
        for (size_t i = 0; i < machines.size(); ++i) {
            if (machines[i]->key == revokedKey) continue;
            const auto here = machines[i]->store().blob(photo.subject, portrait);
            if (!here || *here != photo.portrait)
                return which + QStringLiteral(": no portrait at machine %1\n").arg(i) +
                       log.story(photo.subject);
        }
    }
    return {};
}

QString Stations::whatIsThere(const StationMachine& machine) {
    const Store& store = machine.store();
    QStringList lines;
    for (const PhotoRow& row : store.photos())
        lines += QStringLiteral("photo %1: %2")
                     .arg(shortly(row.subject), wordsOf(orDie(store.photo(row.subject))));
    for (const GraduateRow& row : store.graduates({goodBatch(), {}, {}}, 1000))
        lines += QStringLiteral("graduate %1: %2")
                     .arg(shortly(row.subject), wordsOf(orDie(store.graduate(row.subject))));
    for (const Session& session : store.sessions())
        lines += QStringLiteral("session %1 %2").arg(shortly(session.id)).arg(session.closed);
    for (const User& user : store.users())
        lines += QStringLiteral("user %1 %2 %3 %4")
                     .arg(shortly(user.id), user.name)
                     .arg(user.roles.toInt())
                     .arg(user.removed);
    lines.sort();
    lines += QStringLiteral("policy %1").arg(store.policy().lockAfter.count());
    return lines.join(QLatin1Char('\n'));
}

QString Stations::differsFromLog(const StationMachine& machine, const PlainLog& log) const {
    std::map<Id, PlainLog::Photo> missing = log.photos();
    for (const PhotoRow& row : machine.store().photos()) {
        const QString which = QStringLiteral("photo %1 (%2)").arg(shortly(row.subject), row.label);
        const auto expected = missing.find(row.subject);
        if (expected == missing.end()) return which + QStringLiteral(": the log has none");
        const PlainLog::Photo& photo = expected->second;
        const auto detail = orDie(machine.store().photo(row.subject));
        if (row.state != stateOf(photo) || detail.submission != photo.submission ||
            row.delivered != photo.delivered || detail.verdict != photo.verdict)
            return which +
                   QStringLiteral(
                       ": state %1, submission %2, delivered %3, verdict %4; by the log %5, %6, %7, %8")
                       .arg(int(row.state))
                       .arg(shortly(detail.submission))
                       .arg(row.delivered)
                       .arg(shortly(detail.verdict))
                       .arg(int(stateOf(photo)))
                       .arg(shortly(photo.submission))
                       .arg(photo.delivered)
                       .arg(shortly(photo.verdict)) +
                   QLatin1Char('\n') + log.story(row.subject) + QStringLiteral("\n  here:\n") +
                   heard(machine, row.subject);
        missing.erase(expected);
    }
    return missing.empty() ? QString()
                           : QStringLiteral("photo %1 is not there").arg(shortly(missing.begin()->first));
}

QString Stations::difference() {
    const PlainLog log = readLog();
    if (!log.problems().isEmpty()) return log.problems().join(QLatin1Char('\n'));
    if (const QString lost = lostAnything(log); !lost.isEmpty()) return lost;
    const QString first = whatIsThere(*reader());
    for (const auto& machine : machines) {
        const QString desk =
            QStringLiteral("%1 (desk %2): ").arg(machine->station->stationName).arg(machine->desk);
        auto problems = verify(machine->store());
        if (!problems) return desk + problems.error().sentence();
        problems->removeIf(
            [this](const QString& problem) { return isExpected(problem, count.hubRestores > 0); });
        if (!problems->isEmpty()) return desk + problems->join(QLatin1Char('\n'));
        if (machine->key == revokedKey) continue;
        if (const QString differs = differsFromLog(*machine, log); !differs.isEmpty()) return desk + differs;
        const QString here = whatIsThere(*machine);
        if (here != first)
            return desk + QStringLiteral("other than at desk %1\n").arg(reader()->desk) +
                   differenceOf(first, here);
    }
    count.events = log.events();
    return sure(hub->store->verify()).problems.join(QLatin1Char('\n'));
}

} // namespace mianguan::test
