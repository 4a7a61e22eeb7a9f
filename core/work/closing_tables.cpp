#include "core/work/closing_tables.h"

#include "core/base/cbor.h"
#include "core/work/fee_events.h"
#include "core/work/fee_tables.h"
#include "core/work/journal.h"
#include "core/work/lineage_tables.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace mianguan {

namespace {

using Whose = ClosingTables::Whose;

constexpr qint64 notYet = std::numeric_limits<qint64>::max(); ///< in the place of a closing's position

QString isOf(Whose whose, const char* table) {
    return (whose == Whose::Others ? QStringLiteral("NOT ") : QString()) + ofThisDesk(table);
}

QString pendingEntries(Whose whose = Whose::ThisDesk) {
    return QStringLiteral("SELECT event, %1 AS closing, counts, instead FROM pending WHERE %2")
        .arg(notYet)
        .arg(isOf(whose, "pending"));
}

QString entriesOf(qint64 closing) {
    return QStringLiteral("SELECT event, closing, counts, instead FROM counting WHERE closing = %1")
        .arg(closing);
}

/// Of payments that more than one closing speaks of.
QString entriesSaidAgain() {
    return QStringLiteral("SELECT event, closing, counts, instead FROM counting JOIN fee_closing ON "
                          "fee_closing.position = closing WHERE %1 AND event IN (SELECT event FROM counting "
                          "GROUP BY event HAVING COUNT(*) > 1)")
        .arg(ofThisDesk("fee_closing"));
}

/// Of entries with what an earlier closing said of the same payments.
QString priorOf(Whose whose = Whose::ThisDesk) {
    return QStringLiteral("counting AS prior ON prior.event = entry.event AND prior.closing = (SELECT "
                          "MAX(one.closing) FROM counting AS one JOIN fee_closing ON fee_closing.position = "
                          "one.closing WHERE one.event = entry.event AND one.closing < entry.closing AND %1)")
        .arg(isOf(whose, "fee_closing"));
}

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
        .arg(entries, priorOf());
}

QString paidBy(const char* payment) {
    return QStringLiteral("IIF(%1.state = %2, %1.cents, 0)")
        .arg(QLatin1String(payment))
        .arg(int(FeeState::Paid));
}

} // namespace

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

/// Of those who are gone and whose payments were kept before any closing counted them.
void ClosingTables::addPurged(FeeDay& day, const QString& entries) const {
    const QString kept =
        QStringLiteral(
            "SELECT one.event, one.closing, one.counts, one.instead FROM (%1) AS one JOIN kept ON "
            "kept.event = one.event AND kept.counts IS NOT NULL AND kept.position < one.closing JOIN "
            "taken ON taken.event = one.event AND taken.subject = x''")
            .arg(entries);
    for (const FeeLine& line : lines(kept))
        if (line.state == FeeState::Paid) {
            day.purged += line.payments;
            day.purgedCents += line.cents;
        }
}

QList<FeeCorrection> ClosingTables::corrections(const QString& entries) const {
    QList<FeeCorrection> all;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT later.user, "
                           "later.subject, %2, %3 FROM entry JOIN taken AS "
                           "later ON later.event = entry.event JOIN taken AS earlier ON earlier.event = "
                           "entry.instead LEFT JOIN %4 WHERE entry.instead IS NOT NULL AND prior.event IS "
                           "NULL AND earlier.state <> %5 "
                           "ORDER BY later.position")
                .arg(entries, paymentColumns("earlier"), paymentColumns("later"), priorOf())
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
                "WITH entry(event, closing, counts, instead) AS (%1 UNION ALL %2) SELECT "
                "prior.closing, entry.closing, taken.user, taken.subject, %3, entry.counts, "
                "IIF(entry.counts, %4 - IFNULL(%5, 0), 0) - IIF(prior.counts, %4 - IFNULL(%6, 0), 0), "
                "counted.time, IFNULL(righted.time, 0) FROM entry JOIN %7 JOIN taken ON taken.event = "
                "entry.event JOIN fee_closing AS counted ON counted.position = prior.closing LEFT JOIN "
                "fee_closing AS righted ON righted.position = entry.closing LEFT JOIN taken AS now ON "
                "now.event = entry.instead LEFT JOIN taken AS was ON was.event = prior.instead WHERE "
                "entry.counts <> prior.counts OR entry.instead IS NOT prior.instead ORDER BY entry.closing, "
                "taken.position")
                .arg(entriesSaidAgain(), pendingEntries(), paymentColumns("taken"), paidBy("taken"),
                     paidBy("now"), paidBy("was"), priorOf()),
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
                           "taken.event = entry.event ORDER BY taken.position, taken.event")
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
                .arg(pendingEntries(), priorOf()),
            {}, [&](const QSqlQuery& row) {
                day.fromMs = row.value(0).toLongLong();
                day.untilMs = row.value(1).toLongLong();
            });
    day.lines = lines(pendingEntries());
    addPurged(day, pendingEntries());
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
        QStringLiteral("SELECT position, id, user, time, content, adopted FROM fee_closing WHERE %1 ORDER BY "
                       "position DESC")
            .arg(ofThisDesk("fee_closing")),
        {}, [&](const QSqlQuery& row) {
            Kept one{row.value(0).toLongLong(), row.value(5).toBool(),
                     feeClosingIn(readCbor(row.value(4).toByteArray()).toMap())};
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
        addPurged(all.last().day, entriesOf(one.position));
        for (const Found& found : changed) {
            if (found.after == one.position) all.last().day.changes += found.change;
            if (found.before == one.position) all.last().since += found.change;
        }
    }
    return all;
}

int ClosingTables::pendingCount() const {
    int count = 0;
    eachRow(lists, QStringLiteral("SELECT COUNT(*) FROM pending WHERE %1").arg(ofThisDesk("pending")), {},
            [&](const QSqlQuery& row) { count = row.value(0).toInt(); });
    return count;
}

int ClosingTables::uncounted(const QList<Id>& graduates, Whose whose) const {
    QSet<Id> people;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT DISTINCT "
                           "IFNULL(other_name.person, taken.subject) FROM entry JOIN taken ON taken.event = "
                           "entry.event LEFT JOIN other_name ON other_name.subject = taken.subject LEFT JOIN "
                           "%2 LEFT JOIN taken AS now ON now.event = entry.instead LEFT JOIN taken AS was ON "
                           "was.event = prior.instead WHERE %3 IN (taken.state, now.state, was.state)")
                .arg(pendingEntries(whose), priorOf(whose))
                .arg(int(FeeState::Paid)),
            {}, [&](const QSqlQuery& row) { people += named<Id>(row, 0); });
    return int(people.intersect(QSet<Id>(graduates.begin(), graduates.end())).size());
}

KeptPayment ClosingTables::payment(const Id& event) const {
    KeptPayment paid;
    eachRow(lists,
            QStringLiteral("SELECT event, user, state, method, cents, time FROM taken WHERE event = ?"),
            {event.bytes()}, [&](const QSqlQuery& row) {
                paid = {named<Id>(row, 0),       named<Id>(row, 1),    FeeState(row.value(2).toInt()),
                        row.value(3).toString(), row.value(4).toInt(), row.value(5).toLongLong()};
            });
    return paid;
}

KeptTakings ClosingTables::openOf(const QSet<Id>& subjects) const {
    KeptTakings takings;
    QSet<Id> payments;
    const QString sql =
        QStringLiteral(
            "WITH entry(event, closing, counts, instead) AS (%1) SELECT entry.event, entry.counts, "
            "entry.instead, prior.instead FROM taken JOIN entry ON entry.event = taken.event LEFT "
            "JOIN %2 WHERE taken.subject = ? AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.event = "
            "taken.event AND kept.counts IS NOT NULL) ORDER BY taken.position")
            .arg(pendingEntries(), priorOf());
    for (const Id& subject : subjects)
        eachRow(lists, sql, {subject.bytes()}, [&](const QSqlQuery& row) {
            takings.entries += FeeEntry{named<Id>(row, 0), row.value(1).toBool(), named<Id>(row, 2)};
            payments += {named<Id>(row, 0), named<Id>(row, 2), named<Id>(row, 3)};
        });
    for (const Id& event : payments)
        if (const KeptPayment paid = payment(event); !paid.payment.isNull()) takings.payments += paid;
    return takings;
}

/// Whether none of the payments it counted was purged since, nor any in whose place it counted them. What of
/// one that came back from the hub another closing speaks of too is not compared: of the two neither may have
/// known of the other.
bool ClosingTables::isWhole(const Kept& one) const {
    int present = 0, instead = 0, insteadPresent = 0, saidBefore = 0;
    eachRow(lists,
            QStringLiteral("WITH entry(event, closing, counts, instead) AS (%1) SELECT COUNT(taken.event), "
                           "COUNT(entry.instead) + COUNT(prior.instead), "
                           "COUNT(now.event) + COUNT(was.event), COUNT(prior.event) FROM entry LEFT JOIN "
                           "taken ON taken.event = entry.event LEFT JOIN %2 LEFT JOIN taken AS now ON "
                           "now.event = entry.instead LEFT JOIN taken AS was ON was.event = prior.instead")
                .arg(entriesOf(one.position), priorOf()),
            {}, [&](const QSqlQuery& row) {
                present = row.value(0).toInt();
                instead = row.value(1).toInt();
                insteadPresent = row.value(2).toInt();
                saidBefore = row.value(3).toInt();
            });
    if (one.adopted && saidBefore > 0) return false;
    return present == one.closing.day.payments && insteadPresent == instead;
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
