#include "core/work/name_tables.h"

#include "core/work/enrolment_key.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/upcast.h"

#include <algorithm>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE called (subject BLOB PRIMARY KEY, enrolment BLOB NOT NULL, "
                       "position INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX called_enrolment ON called (enrolment)"),
        QStringLiteral("CREATE TABLE other_name (subject BLOB PRIMARY KEY, person BLOB NOT NULL) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX other_name_person ON other_name (person)"),
    };
}

Id firstOf(const QHash<Id, qint64>& ranks) {
    const auto first = std::min_element(ranks.cbegin(), ranks.cend());
    return first == ranks.cend() ? Id() : first.key();
}

Result<void> setPerson(Statements& tables, const Id& subject, const Id& person) {
    if (subject == person)
        return tables.run(QStringLiteral("DELETE FROM other_name WHERE subject = ?"), {subject.bytes()});
    return tables.run(QStringLiteral("INSERT INTO other_name VALUES (?, ?) ON CONFLICT (subject) DO UPDATE "
                                     "SET person = excluded.person"),
                      {subject.bytes(), person.bytes()});
}

/// The first in the hub's log is the person.
Result<void> regroup(Statements& tables, const Ledger& ledger, const QByteArray& key) {
    const auto all =
        tables.rows(QStringLiteral("SELECT subject, position FROM called WHERE enrolment = ?"), {key});
    if (!all) return Fail(all.error());
    QHash<Id, qint64> ranks;
    for (const QVariantList& row : *all) {
        const Result<qint64> rank = all->size() == 1 ? 0 : ledger.rankOf(row[1].toLongLong());
        if (!rank) return Fail(rank.error());
        ranks.insert(Id::fromBytes(row[0].toByteArray()).value_or(Id()), *rank);
    }
    const Id person = firstOf(ranks);
    for (auto each = ranks.cbegin(); each != ranks.cend(); ++each)
        if (auto set = setPerson(tables, each.key(), person); !set) return set;
    return {};
}

Result<void> forget(Statements& tables, const Ledger& ledger, const Id& subject) {
    const auto known =
        tables.rows(QStringLiteral("SELECT enrolment FROM called WHERE subject = ?"), {subject.bytes()});
    if (!known || known->isEmpty()) return known.map([](const QList<QVariantList>&) {});
    return forgetIn(tables, {"called", "other_name"}, subject).and_then([&] {
        return regroup(tables, ledger, known->first().first().toByteArray());
    });
}

Result<void> apply(Statements& tables, const Ledger& ledger, const Record& record) {
    if (record.event.tombstone) return forget(tables, ledger, record.event.subject);
    const Hash key = enrolmentDigest(record);
    if (key.isNull()) return {};
    return tables
        .run(QStringLiteral("INSERT INTO called VALUES (?, ?, ?) ON CONFLICT (subject) DO NOTHING"),
             {record.event.subject.bytes(), key.bytes(), record.position})
        .and_then([&] { return regroup(tables, ledger, key.bytes()); });
}

Result<Id> personOf(Statements& tables, const Id& subject) {
    return tables.rows(QStringLiteral("SELECT person FROM other_name WHERE subject = ?"), {subject.bytes()})
        .map([&](const QList<QVariantList>& rows) {
            return rows.isEmpty() ? subject
                                  : Id::fromBytes(rows.first().first().toByteArray()).value_or(subject);
        });
}

} // namespace

Result<Id> personIn(Statements& tables, const QCborMap& content) {
    return personOf(tables, idIn(content, QLatin1String("graduate")));
}

Hash enrolmentDigest(const Record& record) {
    if (record.event.type != EventType::graduateEnrolled || record.body.isNull()) return {};
    const QString key = enrolmentKey(contentOf(record));
    return key.isEmpty() ? Hash() : Hash::of(key.toUtf8());
}

Projection::Module nameModule(const Ledger& ledger) {
    Projection::Module module{
        QStringLiteral("names"), 1, schema(),
        [&ledger](Statements& tables, const Record& record) { return apply(tables, ledger, record); },
        [&ledger](Statements& tables, const Id& subject) { return forget(tables, ledger, subject); }};
    module.personOf = personOf;
    return module;
}

Id NameTables::personOf(const Id& subject) const {
    Id person = subject;
    eachRow(lists, QStringLiteral("SELECT person FROM other_name WHERE subject = ?"), {subject.bytes()},
            [&](const QSqlQuery& row) { person = named<Id>(row, 0); });
    return person;
}

QList<Id> NameTables::otherNames(const Id& person) const {
    QList<Id> names;
    eachRow(lists, QStringLiteral("SELECT subject FROM other_name WHERE person = ?"), {person.bytes()},
            [&](const QSqlQuery& row) { names += named<Id>(row, 0); });
    return names;
}

QSet<Id> NameTables::namesOf(const Id& subject) const {
    const Id person = personOf(subject);
    const QList<Id> others = otherNames(person);
    return QSet<Id>(others.begin(), others.end()) += person;
}

QHash<Id, qint64> NameTables::enrolled(const Hash& key) const {
    QHash<Id, qint64> all;
    eachRow(lists, QStringLiteral("SELECT subject, position FROM called WHERE enrolment = ?"), {key.bytes()},
            [&](const QSqlQuery& row) { all.insert(named<Id>(row, 0), row.value(1).toLongLong()); });
    return all;
}

QSet<Id> NameTables::metLate(qint64 after) const {
    QSet<Id> all;
    eachRow(lists,
            QStringLiteral("SELECT other_name.subject FROM other_name JOIN called ON called.subject = "
                           "other_name.subject JOIN called AS person ON person.subject = other_name.person "
                           "WHERE person.position > called.position AND person.position > ?"),
            {after}, [&](const QSqlQuery& row) { all += named<Id>(row, 0); });
    return all;
}

Result<void> NamesToCome::read(const HubLog& log) {
    for (const HubEntry& entry : log.entries)
        if (entry.settlement.outcome == Settlement::Outcome::Applied)
            if (auto done = meet(entry); !done) return done;
    return {};
}

Result<void> NamesToCome::meet(const HubEntry& enrolment) {
    const Hash key = enrolmentDigest(enrolment.record);
    if (key.isNull()) return {};
    if (!met.contains(key)) {
        const QHash<Id, qint64> known = names.enrolled(key);
        for (auto each = known.cbegin(); each != known.cend(); ++each) {
            const Result<qint64> rank = ledger.rankOf(*each);
            if (!rank) return Fail(rank.error());
            met[key].insert(each.key(), *rank);
            keys.insert(each.key(), key);
        }
    }
    QHash<Id, qint64>& ranks = met[key];
    const Id subject = enrolment.record.event.subject, before = firstOf(ranks);
    ranks.insert(subject, enrolment.settlement.hub);
    keys.insert(subject, key);
    if (before.isNull() || firstOf(ranks) == before) return {};
    for (auto each = ranks.cbegin(); each != ranks.cend(); ++each)
        moved += each.key();
    return {};
}

QSet<Id> NamesToCome::together(const Id& subject) const {
    if (!keys.contains(subject)) return names.namesOf(subject);
    const QList<Id> all = met.value(keys.value(subject)).keys();
    return QSet<Id>(all.begin(), all.end());
}

} // namespace mianguan
