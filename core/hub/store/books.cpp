#include "core/hub/store/books.h"

#include "core/base/clock.h"
#include "core/keys/seal.h"

#include <QCoreApplication>

namespace mianguan::hub {

namespace {

constexpr qsizetype chunks[] = {64, 8, 1}; // of ids in one statement, so that few are prepared

qsizetype chunkWithin(qsizetype left) {
    for (const qsizetype size : chunks)
        if (size <= left) return size;
    return 1;
}

Fail purgedKey(const Id& subject) {
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("Hub", "The key of these pictures is gone: they were purged"),
                subject.hex());
}

Fail brokenEvent(const Id& event) {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Hub", "An event in the hub's database was changed or damaged"),
                event.hex(),
                QCoreApplication::translate("Hub", "Verify the hub; delete nothing."));
}

Result<Event> headerOf(const EventRow& row) {
    const Result<Event> event = decodeHeader(row.header);
    return event && event->id == row.id ? event : Result<Event>(brokenEvent(row.id));
}

} // namespace

Books::Books(SqlWriter& sqlWriter, const HubKeys& hubKeys, bool ofPostgres, const Id& hub)
    : writer(sqlWriter), keys(hubKeys), postgres(ofPostgres), ownStation(hub) {}

Result<void> Books::run(const QString& sql, const QVariantList& values) {
    return writer.run(sql, values).map([](QSqlQuery*) {});
}

Result<void> Books::readEach(const QString& sql, const QList<Id>& ids,
                             const std::function<void(const QSqlQuery&)>& visit) {
    for (qsizetype done = 0; done < ids.size();) {
        const qsizetype count = chunkWithin(ids.size() - done);
        QVariantList cells;
        for (const Id& id : ids.mid(done, count))
            cells += id.bytes();
        const auto rows = writer.run(sql.arg(marks(count)), cells);
        if (!rows) return Fail(rows.error());
        while ((*rows)->next())
            visit(**rows);
        done += count;
    }
    return {};
}

Result<void> Books::lock() {
    const QString hold = postgres ? QStringLiteral(" FOR UPDATE") : QString();
    const auto rows =
        writer.run(QStringLiteral("SELECT name, value FROM counter ORDER BY name") + hold);
    if (!rows) return Fail(rows.error());
    while ((*rows)->next())
        ((*rows)->value(0).toString() == QLatin1String("position") ? last : lastArrived) =
            numberAt(**rows, 1);
    lockedAt = last;
    lockedArrived = lastArrived;
    return {};
}

// Stations and people.

Result<Books::Kept<StationRow>*> Books::stationKept(const Id& id) {
    const auto known = stations.find(id);
    if (known != stations.end()) return &known->second;
    const auto rows = writer.run(
        QStringLiteral("SELECT %1 FROM station WHERE id = ?").arg(stationColumns()), {id.bytes()});
    if (!rows) return Fail(rows.error());
    Kept<StationRow> kept;
    kept.known = (*rows)->next();
    if (kept.known) kept.row = stationAt(**rows);
    return &stations.emplace(id, kept).first->second;
}

Result<std::optional<StationRow>> Books::stationRow(const Id& id) {
    const auto kept = stationKept(id);
    if (!kept) return Fail(kept.error());
    return (*kept)->row.station.id.isNull() ? std::nullopt : std::optional((*kept)->row);
}

Result<std::optional<Station>> Books::station(const Id& id) {
    return stationRow(id).map([](const std::optional<StationRow>& row) {
        return row ? std::optional(row->station) : std::nullopt;
    });
}

Result<void> Books::put(const Station& station) {
    return stationKept(station.id).map([&](Kept<StationRow>* kept) {
        kept->row.station = station;
        kept->changed = true;
    });
}

void Books::setHead(const Id& station, const Head& head) {
    Kept<StationRow>& kept = stations.at(station);
    kept.row.head = head;
    kept.changed = true;
}

Result<void> Books::heard(const Id& station, qint64 position) {
    return stationKept(station).map([&](Kept<StationRow>* kept) {
        if (!kept->known || kept->row.heard >= position) return;
        kept->row.heard = position;
        kept->changed = true;
    });
}

Result<std::optional<Person>> Books::person(const Id& id) {
    const auto known = people.find(id);
    if (known != people.end()) return known->second;
    const auto rows = writer.run(
        QStringLiteral("SELECT home, scope, position, lineage, roles, person_key FROM person JOIN person_grant "
                       "ON person_grant.person = person.id WHERE id = ? ORDER BY position"),
        {id.bytes()});
    if (!rows) return Fail(rows.error());
    std::optional<Person> found;
    while ((*rows)->next()) {
        const QSqlQuery& row = **rows;
        if (!found) found = Person{id, nameAt<Id>(row, 0), Scope::fromText(row.value(1).toString()), {}};
        found->grants += Grant{numberAt(row, 2), nameAt<Id>(row, 3), Roles::fromInt(int(numberAt(row, 4))),
                               nameAt<PublicKey>(row, 5)};
    }
    return people.emplace(id, found).first->second;
}

Result<void> Books::put(const Person& person) {
    const auto before = this->person(person.id);
    if (!before) return Fail(before.error());
    if (!*before) {
        const auto added = run(QStringLiteral("INSERT INTO person (id, home, scope) VALUES (?, ?, ?)"),
                               {person.id.bytes(), cell(person.home), textCell(person.scope.text())});
        if (!added) return added;
    }
    for (const Grant& grant : person.grants.mid(*before ? (*before)->grants.size() : 0))
        grants += {person.id.bytes(), grant.position, cell(grant.lineage), grant.roles.toInt(),
                   cell(grant.key)};
    people[person.id] = person;
    return {};
}

Result<bool> Books::reviewsOwn(const QString& school) {
    const auto known = schools.find(school);
    if (known != schools.end()) return known->second;
    const auto rows = writer.run(
        QStringLiteral("SELECT reviews_own FROM school WHERE name IN (?, '*') ORDER BY name DESC"),
        {textCell(school)});
    if (!rows) return Fail(rows.error());
    const bool allowed = (*rows)->next() && numberAt(**rows, 0) != 0;
    return schools.emplace(school, allowed).first->second;
}

Result<void> Books::setReviewsOwn(const QString& school, bool allowed) {
    schools.clear(); // what holds for all holds for each that has no rule of its own
    return run(QStringLiteral("INSERT INTO school (name, reviews_own) VALUES (?, ?) ON CONFLICT (name) "
                              "DO UPDATE SET reviews_own = excluded.reviews_own"),
               {textCell(school), int(allowed)});
}

// Subjects.

Result<void> Books::preload(const QList<Id>& ids) {
    QList<Id> missing;
    for (const Id& id : ids)
        if (!id.isNull() && !subjects.contains(id)) {
            subjects[id].row.subject.id = id;
            missing += id;
        }
    return readEach(QStringLiteral("SELECT %1 FROM subject WHERE id IN (%2)").arg(subjectColumns(), QLatin1String("%1")),
                    missing, [this](const QSqlQuery& row) {
                        const SubjectRow found = subjectAt(row);
                        subjects[found.subject.id] = {found, true, false};
                    });
}

Result<Books::Kept<SubjectRow>*> Books::subjectKept(const Id& id) {
    if (auto loaded = preload({id}); !loaded) {
        subjects.erase(id);
        return Fail(loaded.error());
    }
    return &subjects.at(id);
}

Result<Subject> Books::subject(const Id& id) {
    return subjectKept(id).map([](const Kept<SubjectRow>* kept) { return kept->row.subject; });
}

Result<void> Books::put(const Subject& subject) {
    return subjectKept(subject.id).map([&](Kept<SubjectRow>* kept) {
        const int waiting = kept->row.subject.waiting;
        kept->row.subject = subject;
        kept->row.subject.waiting = waiting;
        kept->changed = true;
    });
}

Result<Key> Books::keyOf(const Id& subject) {
    if (subject.isNull()) return keys.station().copy();
    const auto known = subjectKeys.find(subject);
    if (known != subjectKeys.end()) return known->second.copy();
    const auto kept = subjectKept(subject);
    if (!kept) return Fail(kept.error());
    SubjectRow& row = (*kept)->row;
    if (row.subject.purged) return purgedKey(subject);
    const bool fresh = row.wrapped.isEmpty();
    Result<Key> key = fresh ? Key::random() : unsealKey(keys.wrapping(), row.wrapped, subject.bytes());
    if (!key) return key;
    if (fresh) row.wrapped = sealKey(keys.wrapping(), *key, subject.bytes());
    (*kept)->changed = (*kept)->changed || fresh;
    subjectKeys.emplace(subject, key->copy());
    return key;
}

Result<void> Books::index(const Subject& subject, const QString& number) {
    numbers += {keys.digestOf(subject.school, number), subject.id.bytes()};
    return {};
}

// Blobs and leases.

void Books::storedBlob(const Id& subject, const Hash& hash, qint64 size) {
    blobs += {subject.bytes(), hash.bytes(), size};
    blobsHere[{subject, hash}] = true;
}

Result<bool> Books::holdsBlob(const Id& subject, const Hash& hash) {
    const auto known = blobsHere.find({subject, hash});
    if (known != blobsHere.end()) return known->second;
    const auto rows = writer.run(QStringLiteral("SELECT 1 FROM blob WHERE subject = ? AND hash = ?"),
                                 {subject.bytes(), hash.bytes()});
    if (!rows) return Fail(rows.error());
    return blobsHere.emplace(std::pair(subject, hash), (*rows)->next()).first->second;
}

Result<bool> Books::leased(const Subject& subject, const Id& station, const Id& user) {
    if (subject.submission.isNull() || leasesGone.contains(subject.id)) return false;
    const auto rows =
        writer.run(QStringLiteral("SELECT 1 FROM lease WHERE subject = ? AND submission = ? AND station = ? "
                                  "AND person = ? AND until >= ?"),
                   {subject.id.bytes(), subject.submission.bytes(), station.bytes(), cell(user), nowMs()});
    if (!rows) return Fail(rows.error());
    return (*rows)->next();
}

Result<void> Books::dropLease(const Id& subject) {
    leasesGone += subject;
    return {};
}

// Events.

Result<QSet<Id>> Books::known(const QList<Id>& ids) {
    QSet<Id> found;
    for (const auto& [id, kept] : events)
        found += id;
    for (const char* table : {"event", "quarantine"}) {
        const QString sql = QStringLiteral("SELECT id FROM %1 WHERE id IN (%2)");
        const auto read = readEach(sql.arg(QLatin1String(table), QLatin1String("%1")), ids,
                                   [&](const QSqlQuery& row) { found += nameAt<Id>(row, 0); });
        if (!read) return Fail(read.error());
    }
    return found;
}

Result<std::optional<EventRow>> Books::eventRow(const Id& id) {
    const auto known = events.find(id);
    if (known != events.end()) return known->second.row;
    const auto rows =
        writer.run(QStringLiteral("SELECT %1 FROM event WHERE id = ?").arg(eventColumns()), {id.bytes()});
    if (!rows) return Fail(rows.error());
    return (*rows)->next() ? std::optional(eventAt(**rows)) : std::nullopt;
}

Result<EventRow*> Books::pending(const Id& id) {
    const auto row = eventRow(id);
    if (!row) return Fail(row.error());
    if (!*row) return brokenEvent(id);
    const auto kept = events.try_emplace(id, Kept<EventRow>{**row, true, false}).first;
    kept->second.changed = true;
    return &kept->second.row;
}

Result<QByteArray> Books::sealBody(const Event& event, const Body& body, const QByteArray& header) {
    if (body.isNull()) return QByteArray();
    const Result<Key> key = keyOf(event.keySubject());
    if (!key && key.error().kind == ErrorKind::NotFound) return QByteArray();
    if (!key) return Fail(key.error());
    return seal(*key, body.bytes(), header);
}

Result<Body> Books::openBody(const EventRow& row, const Event& event) {
    if (row.body.isNull()) return Body();
    const Result<Key> key = keyOf(event.keySubject());
    if (!key) return Fail(key.error());
    return unseal(*key, row.body, row.header).and_then(Body::fromBytes);
}

Result<void> Books::add(const Checked& checked, qint64 branch) {
    const Event& event = checked.event;
    const Result<QByteArray> body = sealBody(event, checked.body, checked.sent.header);
    if (!body) return Fail(body.error());
    EventRow row{.arrived = ++lastArrived,
                 .id = event.id,
                 .station = event.station,
                 .branch = branch,
                 .seq = event.seq,
                 .header = checked.sent.header,
                 .stationSignature = checked.sent.stationSignature,
                 .userSignature = checked.sent.userSignature,
                 .subject = event.subject,
                 .tombstone = event.tombstone,
                 .body = *body,
                 .code = {}};
    events[event.id] = {row, false, true};
    return {};
}

Result<void> Books::quarantine(const Checked& checked) {
    const Event& event = checked.event;
    const Result<QByteArray> body = sealBody(event, checked.body, checked.sent.header);
    if (!body) return Fail(body.error());
    return run(QStringLiteral("INSERT INTO quarantine (id, station, seq, hash, header, station_signature, "
                              "user_signature, subject, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
               {event.id.bytes(), event.station.bytes(), event.seq, checked.hash.bytes(), checked.sent.header,
                checked.sent.stationSignature, bytesCell(checked.sent.userSignature), cell(event.subject),
                bytesCell(*body)});
}

Result<void> Books::settle(const Record& record, const Judgement& judgement, const QStringList& audience) {
    const auto row = pending(record.event.id);
    if (!row) return Fail(row.error());
    if ((*row)->position != 0) return brokenEvent(record.event.id); // no event is settled twice
    const bool waited = (*row)->code.has_value();
    (*row)->outcome = judgement.outcome;
    (*row)->code = judgement.code;
    (*row)->position = ++last;
    if (record.body.isNull()) (*row)->body = {};
    for (const QString& name : audience)
        audiences += {name, last};
    if (!waited) return {};
    if (!record.event.subject.isNull()) {
        const auto subject = subjectKept(record.event.subject);
        if (!subject) return Fail(subject.error());
        --(*subject)->row.subject.waiting;
        (*subject)->changed = true;
    }
    return run(QStringLiteral("DELETE FROM awaited WHERE subject = ? AND event = ?"),
               {record.event.subject.bytes(), record.event.id.bytes()});
}

Result<void> Books::wait(const Record& record, Refusal code, const QList<Hash>& hashes) {
    const auto row = pending(record.event.id);
    if (!row) return Fail(row.error());
    const bool waited = (*row)->code.has_value();
    (*row)->outcome = Outcome::Waiting;
    (*row)->code = code;
    for (const Hash& hash : hashes)
        awaited += {record.event.subject.bytes(), hash.bytes(), record.event.id.bytes()};
    if (waited || record.event.subject.isNull()) return {};
    return subjectKept(record.event.subject).map([](Kept<SubjectRow>* kept) {
        ++kept->row.subject.waiting;
        kept->changed = true;
    });
}

Result<Unsettled> Books::unsettledFrom(const EventRow& row) {
    const Result<Event> event = headerOf(row);
    if (!event) return Fail(event.error());
    Result<Body> body = openBody(row, *event);
    if (!body) return Fail(body.error());
    return Unsettled{{0, *event, Hash::of(row.header), *body}, *row.code};
}

Result<std::optional<Unsettled>> Books::unsettled(const Id& id) {
    const auto row = eventRow(id);
    if (!row) return Fail(row.error());
    if (!*row || (*row)->position != 0 || !(*row)->code) return std::optional<Unsettled>();
    return unsettledFrom(**row).map([](const Unsettled& found) { return std::optional(found); });
}

Result<QList<Unsettled>> Books::unsettledOf(const Id& subject) {
    if (auto written = flush(); !written) return Fail(written.error());
    const auto rows = writer.run(QStringLiteral("SELECT %1 FROM event WHERE subject = ? AND position IS NULL AND "
                                                "code IS NOT NULL ORDER BY arrived")
                                     .arg(eventColumns()),
                                 {subject.bytes()});
    if (!rows) return Fail(rows.error());
    QList<EventRow> waiting;
    while ((*rows)->next())
        waiting += eventAt(**rows);
    QList<Unsettled> all;
    for (const EventRow& row : waiting) {
        const Result<Unsettled> one = unsettledFrom(row);
        if (!one) return Fail(one.error());
        all += *one;
    }
    return all;
}

Result<void> Books::adopt(const EventRow& row, qint64 branch) {
    EventRow adopted = row;
    adopted.arrived = ++lastArrived;
    adopted.branch = branch;
    events[row.id] = {adopted, false, true};
    return run(QStringLiteral("DELETE FROM quarantine WHERE id = ?"), {row.id.bytes()});
}

Result<QList<Record>> Books::setAside(const Head& end) {
    QList<Record> branch;
    QList<EventRow> found;
    for (Hash hash = end.hash; !hash.isNull();) {
        const auto rows = writer.run(
            QStringLiteral("SELECT 0, id, station, 0, seq, header, station_signature, user_signature, subject, 0, "
                           "body, 1, NULL, NULL FROM quarantine WHERE hash = ? AND station = ?"),
            {hash.bytes(), end.station.bytes()});
        if (!rows) return Fail(rows.error());
        if (!(*rows)->next()) break;
        EventRow row = eventAt(**rows);
        row.outcome = Outcome::Waiting;
        const Result<Event> event = headerOf(row);
        if (!event) return Fail(event.error());
        row.tombstone = event->tombstone;
        const Result<Body> body = openBody(row, *event);
        if (!body && body.error().kind != ErrorKind::NotFound) return Fail(body.error());
        branch.prepend({0, *event, hash, body.value_or(Body())});
        found.prepend(row);
        hash = event->previous;
    }
    const qint64 number = lastArrived + 1;
    for (const EventRow& row : std::as_const(found))
        if (auto adopted = adopt(row, number); !adopted) return Fail(adopted.error());
    return branch;
}

/// Late bodies find no key. What the connection still remembers goes with the transaction.
Result<void> Books::bury(const Id& subject) {
    const auto kept = subjectKept(subject);
    if (!kept) return Fail(kept.error());
    (*kept)->row.wrapped = {};
    (*kept)->changed = true;
    subjectKeys.erase(subject);
    if (auto written = flush(); !written) return written;
    for (const char* sql :
         {"UPDATE event SET body = NULL WHERE subject = ? AND tombstone = 0 AND body IS NOT NULL",
          "UPDATE quarantine SET body = NULL WHERE subject = ?", "DELETE FROM blob WHERE subject = ?",
          "DELETE FROM awaited WHERE subject = ?", "DELETE FROM number WHERE subject = ?",
          "DELETE FROM lease WHERE subject = ?",
          "INSERT INTO burial (subject) VALUES (?) ON CONFLICT (subject) DO NOTHING"})
        if (auto done = run(QLatin1String(sql), {subject.bytes()}); !done) return done;
    blobsHere.clear();
    gone += subject;
    return {};
}

} // namespace mianguan::hub
