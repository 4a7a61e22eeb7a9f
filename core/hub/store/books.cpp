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
    const auto rows = writer.run(QStringLiteral("SELECT name, value FROM counter ORDER BY name") + hold);
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
    const auto rows =
        writer.run(QStringLiteral("SELECT %1 FROM station WHERE id = ?").arg(stationColumns()), {id.bytes()});
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
        QStringLiteral(
            "SELECT home, scope, position, lineage, roles, person_key FROM person JOIN person_grant "
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
        grants +=
            {person.id.bytes(), grant.position, cell(grant.lineage), grant.roles.toInt(), cell(grant.key)};
    people[person.id] = person;
    return {};
}

Result<bool> Books::reviewsOwn(const QString& school) {
    const auto known = schools.find(school);
    if (known != schools.end()) return known->second;
    const auto rows =
        writer.run(QStringLiteral("SELECT reviews_own FROM school WHERE name IN (?, '*') ORDER BY name DESC"),
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
    return readEach(
        QStringLiteral("SELECT %1 FROM subject WHERE id IN (%2)").arg(subjectColumns(), QLatin1String("%1")),
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
    return &subjects[id]; // nobody's is blank
}

/// Who it is another name of, or itself.
Result<Books::Kept<SubjectRow>*> Books::personKept(const Id& name) {
    const auto kept = subjectKept(name);
    if (!kept || (*kept)->row.subject.person.isNull()) return kept;
    return subjectKept((*kept)->row.subject.person);
}

Result<Subject> Books::whoIs(const Id& name) {
    return personKept(name).map([](const Kept<SubjectRow>* kept) { return kept->row.subject; });
}

Result<Subject> Books::subject(const Id& id) {
    return subjectKept(id).map([](const Kept<SubjectRow>* kept) { return kept->row.subject; });
}

Result<void> Books::put(const Subject& subject) {
    const auto kept = subjectKept(subject.id);
    if (!kept) return Fail(kept.error());
    const int waiting = (*kept)->row.subject.waiting;
    (*kept)->row.subject = subject;
    (*kept)->row.subject.waiting = waiting;
    (*kept)->changed = true;
    return subject.person.isNull() || waiting == 0 ? Result<void>() : passWaiting((*kept)->row);
}

/// What waits is counted for the person, also what came before it was known who that is.
Result<void> Books::passWaiting(SubjectRow& name) {
    return subjectKept(name.subject.person).map([&](Kept<SubjectRow>* person) {
        person->row.subject.waiting += std::exchange(name.subject.waiting, 0);
        person->changed = true;
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

Result<Id> Books::firstOf(const Subject& subject, const QString& enrolment) {
    const QByteArray digest = keys.digestOf(subject.school, enrolment);
    if (const auto known = enrolments.find(digest); known != enrolments.end()) return known->second;
    const auto rows =
        writer.run(QStringLiteral("SELECT subject FROM number WHERE digest = ? ORDER BY (SELECT "
                                  "MIN(position) FROM event WHERE event.subject = number.subject), subject"),
                   {QVariant(digest)});
    if (!rows) return Fail(rows.error());
    const Id first = (*rows)->next() ? nameAt<Id>(**rows, 0) : subject.id;
    if (first == subject.id) numbers += {digest, subject.id.bytes()};
    return enrolments.emplace(digest, first).first->second;
}

Result<QList<Id>> Books::otherNames(const Id& person) {
    if (auto written = flush(); !written) return Fail(written.error());
    const auto rows =
        writer.run(QStringLiteral("SELECT id FROM subject WHERE person = ? OR given = ? ORDER BY id"),
                   {person.bytes(), person.bytes()});
    if (!rows) return Fail(rows.error());
    QList<Id> names;
    while ((*rows)->next())
        names += nameAt<Id>(**rows, 0);
    return names;
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

} // namespace mianguan::hub
