#include "core/work/closing_tables.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/fee_tables.h"
#include "core/work/journal.h"
#include "core/work/name_tables.h"
#include "core/work/upcast.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace mianguan {

namespace {

constexpr qint64 notYet = std::numeric_limits<qint64>::max(); ///< in the place of a closing's position

/// `taken` has every payment as it was recorded, `counting` what each closing says of one.
QStringList schema() {
    return {
        QStringLiteral(
            "CREATE TABLE taken (position INTEGER PRIMARY KEY, event BLOB NOT NULL UNIQUE, subject "
            "BLOB NOT NULL, user BLOB, time INTEGER NOT NULL, state INTEGER NOT NULL, cents "
            "INTEGER NOT NULL, method TEXT, receipt TEXT, paid_on TEXT, elsewhere INTEGER NOT "
            "NULL)"),
        QStringLiteral("CREATE INDEX taken_subject ON taken (subject)"),
        QStringLiteral("CREATE TABLE counting (event BLOB NOT NULL, closing INTEGER NOT NULL, counts INTEGER "
                       "NOT NULL, instead BLOB, PRIMARY KEY (event, closing)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX counting_closing ON counting (closing)"),
        QStringLiteral("CREATE TABLE fee_closing (position INTEGER PRIMARY KEY, id BLOB NOT NULL, "
                       "user BLOB, time INTEGER NOT NULL, content BLOB NOT NULL)"),
    };
}

QVariant orNull(const Id& id) {
    return id.isNull() ? QVariant(QMetaType(QMetaType::QByteArray)) : id.bytes();
}

Result<void> addTaken(Statements& tables, const Record& record) {
    const Payment paid = paymentIn(contentOf(record));
    return tables.run(QStringLiteral("INSERT INTO taken VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {record.position, record.event.id.bytes(), record.event.subject.bytes(),
                       record.event.user.bytes(), record.event.timeMs, int(paid.state), paid.cents,
                       feeMethodFrom(paid.method), paid.receipt, paid.paidOn, record.adopted});
}

/// One of an earlier version names no payments: it counted whatever was recorded since the one before, by the
/// ledger's order and no clock's, each in the place of the graduate's one before.
Result<void> countAll(Statements& tables, qint64 closing) {
    return tables.run(
        QStringLiteral(
            "INSERT INTO counting SELECT event, ?, 1, (SELECT event FROM taken AS earlier WHERE "
            "earlier.subject = taken.subject AND NOT earlier.elsewhere AND earlier.position < "
            "taken.position ORDER BY earlier.position DESC LIMIT 1) FROM taken WHERE NOT elsewhere "
            "AND position < ? AND event NOT IN (SELECT event FROM counting)"),
        {closing, closing});
}

Result<void> count(Statements& tables, qint64 closing, const QList<FeeEntry>& entries) {
    for (const FeeEntry& entry : entries)
        if (auto counted =
                tables.run(QStringLiteral("INSERT INTO counting VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"),
                           {entry.payment.bytes(), closing, entry.counts, orNull(entry.instead)});
            !counted)
            return counted;
    return {};
}

Result<void> close(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    const QList<FeeEntry> entries = feeClosingIn(content).day.entries;
    const auto counted =
        entries.isEmpty() ? countAll(tables, record.position) : count(tables, record.position, entries);
    if (!counted) return counted;
    return tables.run(QStringLiteral("INSERT INTO fee_closing VALUES (?, ?, ?, ?, ?)"),
                      {record.position, record.event.id.bytes(), record.event.user.bytes(),
                       record.event.timeMs, content.toCborValue().toCbor()});
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forgetIn(tables, {"taken"}, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::feeSettled) return addTaken(tables, record);
    return type == EventType::feesClosed && !record.adopted ? close(tables, record) : Result<void>();
}

/// How each payment of this desk counts now, where no closing has counted it so.
QString pendingEntries() {
    return QStringLiteral(
               "SELECT payment.event, %1 AS closing, 1 AS counts, earlier.event AS instead FROM payment LEFT "
               "JOIN payment AS earlier ON earlier.position = payment.replaces LEFT JOIN counting AS last ON "
               "last.event = payment.event AND last.closing = (SELECT MAX(closing) FROM counting WHERE event "
               "= payment.event) WHERE NOT payment.elsewhere AND (last.event IS NULL OR NOT last.counts OR "
               "last.instead IS NOT earlier.event) UNION ALL SELECT last.event, %1, 0, NULL FROM counting AS "
               "last WHERE last.counts AND last.closing = (SELECT MAX(closing) FROM counting WHERE event = "
               "last.event) AND NOT EXISTS (SELECT 1 FROM payment WHERE payment.event = last.event) AND "
               "EXISTS (SELECT 1 FROM taken WHERE taken.event = last.event)")
        .arg(notYet);
}

QString entriesOf(qint64 closing) {
    return QStringLiteral("SELECT event, closing, counts, instead FROM counting WHERE closing = %1")
        .arg(closing);
}

/// Of entries with what an earlier closing said of the same payments.
const QLatin1String priorOf("counting AS prior ON prior.event = entry.event AND prior.closing = (SELECT "
                            "MAX(closing) FROM counting WHERE event = entry.event AND closing < "
                            "entry.closing)");

/// What entries come to: each payment, what it takes the place of taken off, what was counted before too.
QString partsOf(const QString& entries) {
    return QStringLiteral(
               "WITH entry(event, closing, counts, instead) AS (%1), side AS (SELECT event, instead, 1 AS "
               "sign FROM entry WHERE counts UNION "
               "ALL SELECT prior.event, prior.instead, -1 FROM entry JOIN %2 WHERE prior.counts), part AS "
               "(SELECT user, state, method, sign AS one, sign * cents AS cents FROM side JOIN taken ON "
               "taken.event = side.event UNION ALL SELECT taken.user, earlier.state, earlier.method, -sign, "
               "-sign * earlier.cents FROM side JOIN taken ON taken.event = side.event JOIN taken AS earlier "
               "ON earlier.event = side.instead) ")
        .arg(entries, priorOf);
}

QString paidBy(const char* payment) {
    return QStringLiteral("IIF(%1.state = %2, %1.cents, 0)")
        .arg(QLatin1String(payment))
        .arg(int(FeeState::Paid));
}

} // namespace

Projection::Module closingModule() { return {QStringLiteral("closings"), 1, schema(), apply, {}, true}; }

QList<FeeLine> ClosingTables::lines(const QString& entries) const {
    QList<FeeLine> all;
    eachRow(
        lists,
        partsOf(entries) +
            QStringLiteral("SELECT user, state, method, SUM(one), SUM(cents) FROM part WHERE state <> %1 "
                           "GROUP BY user, state, method HAVING SUM(one) <> 0 OR SUM(cents) <> 0 ORDER BY "
                           "user, state, method")
                .arg(int(FeeState::Open)),
        {}, [&](const QSqlQuery& row) {
            all += FeeLine{named<Id>(row, 0),
                           {},
                           FeeState(row.value(1).toInt()),
                           row.value(2).toString(),
                           row.value(3).toInt(),
                           row.value(4).toLongLong()};
        });
    return all;
}

QList<FeeCorrection> ClosingTables::corrections(const QString& entries) const {
    QList<FeeCorrection> all;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT later.user, "
                           "later.subject, %2, %3 FROM entry JOIN taken AS "
                           "later ON later.event = entry.event JOIN taken AS earlier ON earlier.event = "
                           "entry.instead LEFT JOIN %4 WHERE prior.event IS NULL AND earlier.state <> %5 "
                           "ORDER BY later.position")
                .arg(entries, paymentColumns("earlier"), paymentColumns("later"), priorOf)
                .arg(int(FeeState::Open)),
            {}, [&](const QSqlQuery& row) {
                all += FeeCorrection{named<Id>(row, 0), named<Id>(row, 1), {}, {},
                                     paymentAt(row, 2), paymentAt(row, 8)};
            });
    return all;
}

QList<ClosingTables::Found> ClosingTables::changes() const {
    QList<Found> all;
    eachRow(lists,
            QStringLiteral(
                "WITH entry(event, closing, counts, instead) AS (SELECT event, closing, counts, instead FROM "
                "counting UNION ALL %1) SELECT "
                "prior.closing, entry.closing, taken.user, taken.subject, %2, entry.counts, "
                "IIF(entry.counts, %3 - IFNULL(%4, 0), 0) - IIF(prior.counts, %3 - IFNULL(%5, 0), 0), "
                "counted.time, IFNULL(righted.time, 0) FROM entry JOIN %6 JOIN taken ON taken.event = "
                "entry.event JOIN fee_closing AS counted ON counted.position = prior.closing LEFT JOIN "
                "fee_closing AS righted ON righted.position = entry.closing LEFT JOIN taken AS now ON "
                "now.event = entry.instead LEFT JOIN taken AS was ON was.event = prior.instead ORDER BY "
                "entry.closing, taken.position")
                .arg(pendingEntries(), paymentColumns("taken"), paidBy("taken"), paidBy("now"), paidBy("was"),
                     priorOf),
            {}, [&](const QSqlQuery& row) {
                all += Found{row.value(0).toLongLong(),
                             row.value(1).toLongLong(),
                             {named<Id>(row, 2),
                              named<Id>(row, 3),
                              {},
                              {},
                              paymentAt(row, 4),
                              row.value(10).toBool(),
                              row.value(11).toLongLong(),
                              row.value(12).toLongLong(),
                              row.value(13).toLongLong()}};
            });
    return all;
}

QList<FeeEntry> ClosingTables::pending() const {
    QList<FeeEntry> all;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT entry.event, counts, "
                           "instead FROM entry JOIN taken ON "
                           "taken.event = entry.event ORDER BY taken.position")
                .arg(pendingEntries()),
            {}, [&](const QSqlQuery& row) {
                all += FeeEntry{named<Id>(row, 0), row.value(1).toBool(), named<Id>(row, 2)};
            });
    return all;
}

FeeDay ClosingTables::open() const {
    FeeDay day;
    day.entries = pending();
    day.payments = int(day.entries.size());
    eachRow(lists,
            QStringLiteral(
                "WITH entry(event, closing, counts, instead) AS (%1) SELECT "
                "IFNULL(MIN(IIF(prior.event IS NULL, time, NULL)), MIN(time)), "
                "IFNULL(MAX(IIF(prior.event IS NULL, time, NULL)), MAX(time)) FROM entry JOIN taken ON "
                "taken.event = entry.event LEFT JOIN %2")
                .arg(pendingEntries(), priorOf),
            {}, [&](const QSqlQuery& row) {
                day.fromMs = row.value(0).toLongLong();
                day.untilMs = row.value(1).toLongLong();
            });
    day.lines = lines(pendingEntries());
    day.corrections = corrections(pendingEntries());
    day.corrected = int(day.corrections.size());
    for (const Found& one : changes())
        if (one.after == notYet) day.changes += one.change;
    return day;
}

QList<ClosingTables::Kept> ClosingTables::kept() const {
    QList<Kept> all;
    eachRow(
        lists,
        QStringLiteral("SELECT position, id, user, time, content FROM fee_closing ORDER BY position DESC"),
        {}, [&](const QSqlQuery& row) {
            Kept one{row.value(0).toLongLong(), feeClosingIn(readCbor(row.value(4).toByteArray()).toMap())};
            one.closing.id = named<Id>(row, 1);
            one.closing.user = named<Id>(row, 2);
            one.closing.timeMs = row.value(3).toLongLong();
            all += one;
        });
    return all;
}

QList<FeeClosing> ClosingTables::closings() const {
    const QList<Found> changed = changes();
    QList<FeeClosing> all;
    for (const Kept& one : kept()) {
        all += one.closing;
        all.last().day.corrections = corrections(entriesOf(one.position));
        for (const Found& found : changed) {
            if (found.after == one.position) all.last().day.changes += found.change;
            if (found.before == one.position) all.last().since += found.change;
        }
    }
    return all;
}

int ClosingTables::uncounted(const QList<Id>& graduates) const {
    QSet<Id> subjects, people;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT DISTINCT "
                           "taken.subject FROM entry JOIN taken ON taken.event = entry.event LEFT JOIN %2 "
                           "LEFT JOIN taken AS now ON now.event = entry.instead LEFT JOIN taken AS was ON "
                           "was.event = prior.instead WHERE %3 IN (taken.state, now.state, was.state)")
                .arg(pendingEntries(), priorOf)
                .arg(int(FeeState::Paid)),
            {}, [&](const QSqlQuery& row) { subjects += named<Id>(row, 0); });
    const NameTables names(lists);
    for (const Id& subject : std::as_const(subjects))
        people += names.personOf(subject);
    return int(people.intersect(QSet<Id>(graduates.begin(), graduates.end())).size());
}

/// Whether none of the payments it counted was purged since, nor any in whose place it counted them.
bool ClosingTables::isWhole(const Kept& one) const {
    int named = 0, present = 0, instead = 0, insteadPresent = 0;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT COUNT(*), "
                           "COUNT(taken.event), COUNT(entry.instead) + COUNT(prior.instead), "
                           "COUNT(now.event) + COUNT(was.event) FROM entry LEFT JOIN taken ON taken.event = "
                           "entry.event LEFT JOIN %2 LEFT JOIN taken AS now ON now.event = entry.instead "
                           "LEFT JOIN taken AS was ON was.event = prior.instead")
                .arg(entriesOf(one.position), priorOf),
            {}, [&](const QSqlQuery& row) {
                named = row.value(0).toInt();
                present = row.value(1).toInt();
                instead = row.value(2).toInt();
                insteadPresent = row.value(3).toInt();
            });
    const bool namesThem = !one.closing.day.entries.isEmpty();
    return present == (namesThem ? named : one.closing.day.payments) && insteadPresent == instead;
}

QList<ClosingTables::Contradiction> ClosingTables::contradictions() const {
    QList<Contradiction> all;
    for (const Kept& one : kept()) {
        const FeeClosing& said = one.closing;
        if (!isWhole(one)) continue;
        FeeDay found;
        found.lines = lines(entriesOf(one.position));
        if (found.cents() != said.day.cents() || found.cashCents() != said.day.cashCents())
            all += Contradiction{said.timeMs, said.day.cents(), found.cents()};
    }
    return all;
}

} // namespace mianguan
