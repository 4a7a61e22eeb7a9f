#include "core/work/name_tables.h"

#include "core/work/enrolment_key.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/upcast.h"

#include <algorithm>
#include <utility>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE called (subject BLOB PRIMARY KEY, enrolment BLOB NOT NULL, "
                       "position INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX called_enrolment ON called (enrolment)"),
        QStringLiteral("CREATE TABLE first_called (enrolment BLOB PRIMARY KEY, subject BLOB NOT NULL) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX first_called_subject ON first_called (subject)"),
        QStringLiteral("CREATE VIEW other_name AS SELECT called.subject AS subject, first_called.subject AS "
                       "person FROM called JOIN first_called ON first_called.enrolment = called.enrolment "
                       "WHERE called.subject <> first_called.subject"),
    };
}

using Ranks = QHash<Id, qint64>; ///< of enrolments, by whom they enrol

Id firstOf(const Ranks& ranks) {
    const auto first = std::min_element(ranks.keyValueBegin(), ranks.keyValueEnd(), [](auto a, auto b) {
        return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    return first == ranks.keyValueEnd() ? Id() : (*first).first;
}

/// Of enrolments at these positions.
Result<Ranks> ranksOf(const Ledger& ledger, const QHash<Id, qint64>& enrolled) {
    Ranks ranks;
    for (auto each = enrolled.cbegin(); each != enrolled.cend(); ++each) {
        const Result<qint64> rank = ledger.rankOf(each.value());
        if (!rank) return Fail(rank.error());
        ranks.insert(each.key(), *rank);
    }
    return ranks;
}

/// By one key, while a part of the log is read.
struct First {
    Id subject;
    bool changed = false;

    /// All are looked at only where the first goes back.
    void place(Ranks& ranks, const Id& one, qint64 rank) {
        const Id before = subject;
        const bool goesBack = one == subject && rank > ranks.value(one);
        ranks.insert(one, rank);
        if (goesBack)
            subject = firstOf(ranks);
        else if (subject.isNull() || std::pair(rank, one) < std::pair(ranks.value(subject), subject))
            subject = one;
        changed = changed || (!before.isNull() && subject != before);
    }
};

/// The first in the hub's log is the person.
Result<void> setFirst(Statements& tables, const Ledger& ledger, const QByteArray& key,
                      const QHash<Id, qint64>& enrolled) {
    const Result<Ranks> ranks = enrolled.size() == 1 ? enrolled : ranksOf(ledger, enrolled);
    if (!ranks) return Fail(ranks.error());
    return tables.run(QStringLiteral("INSERT INTO first_called VALUES (?, ?) ON CONFLICT (enrolment) DO "
                                     "UPDATE SET subject = excluded.subject"),
                      {key, firstOf(*ranks).bytes()});
}

/// Who is by that key, with the positions of their enrolments: all, or the first alone.
Result<QHash<Id, qint64>> calledBy(Statements& tables, const QByteArray& key, bool firstAlone) {
    const auto rows = tables.rows(
        firstAlone ? QStringLiteral("SELECT called.subject, position FROM first_called JOIN called ON "
                                    "called.subject = first_called.subject WHERE first_called.enrolment = ?")
                   : QStringLiteral("SELECT subject, position FROM called WHERE enrolment = ?"),
        {key});
    if (!rows) return Fail(rows.error());
    QHash<Id, qint64> all;
    for (const QVariantList& row : *rows)
        all.insert(Id::fromBytes(row[0].toByteArray()).value_or(Id()), row[1].toLongLong());
    return all;
}

Result<QList<QVariantList>> keyOf(Statements& tables, const char* table, const Id& subject) {
    return tables.rows(QStringLiteral("SELECT enrolment FROM %1 WHERE subject = ?").arg(QLatin1String(table)),
                       {subject.bytes()});
}

Result<void> forget(Statements& tables, const Ledger& ledger, const Id& subject) {
    const auto first = keyOf(tables, "first_called", subject);
    if (!first) return Fail(first.error());
    if (auto gone = forgetIn(tables, {"called", "first_called"}, subject); !gone || first->isEmpty())
        return gone;
    const QByteArray key = first->first().first().toByteArray();
    const auto left = calledBy(tables, key, false);
    if (!left) return Fail(left.error());
    return left->isEmpty() ? Result<void>() : setFirst(tables, ledger, key, *left);
}

/// One compares with the first alone, so that it does not matter how many there are.
Result<void> call(Statements& tables, const Ledger& ledger, const Record& record, const QByteArray& key) {
    const Id& subject = record.event.subject;
    const auto known = keyOf(tables, "called", subject);
    if (!known || !known->isEmpty()) return known.map([](const QList<QVariantList>&) {});
    auto compared = calledBy(tables, key, true);
    if (!compared) return Fail(compared.error());
    compared->insert(subject, record.position);
    return tables
        .run(QStringLiteral("INSERT INTO called VALUES (?, ?, ?)"), {subject.bytes(), key, record.position})
        .and_then([&] { return setFirst(tables, ledger, key, *compared); });
}

Result<void> apply(Statements& tables, const Ledger& ledger, const Record& record) {
    if (record.event.tombstone) return forget(tables, ledger, record.event.subject);
    const Hash key = enrolmentDigest(record);
    return key.isNull() ? Result<void>() : call(tables, ledger, record, key.bytes());
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
        QStringLiteral("names"), 2, schema(),
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
    QHash<Hash, First> firsts;
    for (const HubEntry& entry : log.entries) {
        const bool counts = entry.settlement.outcome == Settlement::Outcome::Applied;
        const Hash key = counts ? enrolmentDigest(entry.record) : Hash();
        if (key.isNull()) continue;
        if (!firsts.contains(key)) {
            if (auto known = meet(entry); !known) return known;
            firsts.insert(key, {firstOf(met.value(key))});
        }
        keys.insert(entry.record.event.subject, key);
        firsts[key].place(met[key], entry.record.event.subject, entry.settlement.hub);
    }
    for (auto first = firsts.cbegin(); first != firsts.cend(); ++first)
        if (first->changed)
            for (auto each = met[first.key()].keyBegin(); each != met[first.key()].keyEnd(); ++each)
                moved += *each;
    return {};
}

/// Who is by its key already.
Result<void> NamesToCome::meet(const HubEntry& enrolment) {
    const Hash key = enrolmentDigest(enrolment.record);
    return ranksOf(ledger, names.enrolled(key)).map([&](const Ranks& ranks) {
        for (auto each = ranks.keyBegin(); each != ranks.keyEnd(); ++each)
            keys.insert(*each, key);
        met.insert(key, ranks);
    });
}

QSet<Id> NamesToCome::together(const Id& subject) const {
    const auto group = met.constFind(keys.value(subject));
    return group == met.constEnd() ? names.namesOf(subject) : QSet<Id>(group->keyBegin(), group->keyEnd());
}

} // namespace mianguan
