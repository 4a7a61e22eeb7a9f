#include "core/base/cbor.h"
#include "core/work/closing_tables.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/journal.h"
#include "core/work/lineage_tables.h"
#include "core/work/upcast.h"

#include <algorithm>

namespace mianguan {

namespace {

/// How payments count now, where no closing of whoever took them has counted them so. What was kept of one
/// holds, whatever becomes of it: the money lies there.
QString pendingWhere(const QString& condition) {
    return QStringLiteral(
               "INSERT INTO pending SELECT taken.event, taken.position, taken.station, taken.adopted, "
               "%1, %2 FROM taken LEFT JOIN kept ON kept.event = taken.event AND kept.counts IS NOT NULL "
               "LEFT JOIN payment ON payment.event = taken.event LEFT JOIN payment AS earlier ON "
               "earlier.position = payment.replaces LEFT JOIN counting AS last ON last.event = taken.event "
               "AND last.closing = (SELECT MAX(one.closing) FROM counting AS one JOIN fee_closing ON "
               "fee_closing.position = one.closing WHERE one.event = taken.event AND %3) WHERE %4 AND "
               "(kept.event IS NOT NULL OR taken.subject <> x'') AND IIF(NOT %1, last.counts, last.event IS "
               "NULL OR NOT last.counts OR last.instead IS NOT %2)")
        .arg(QStringLiteral("IIF(kept.event IS NULL, payment.event IS NOT NULL, kept.counts)"),
             QStringLiteral("IIF(kept.event IS NULL, earlier.event, kept.instead)"),
             onOneSide("fee_closing", "taken"), condition);
}

QString whenever(const char* change, const char* table, const char* row) {
    return QStringLiteral("CREATE TRIGGER pending_%2_%1 AFTER %1 ON %2 BEGIN DELETE FROM pending WHERE event "
                          "= %3.event; %4; END")
        .arg(QLatin1String(change), QLatin1String(table), QLatin1String(row),
             pendingWhere(QStringLiteral("taken.event = %1.event").arg(QLatin1String(row))));
}

/// `taken` has every payment as it was recorded, and of those purged what was `kept`, without a subject;
/// `counting` what each closing says of one, `pending` what the next one is to say: nothing but what the
/// others and `payment` come to, whichever way they came about.
QStringList schema() {
    return {
        QStringLiteral(
            "CREATE TABLE taken (event BLOB PRIMARY KEY, position INTEGER NOT NULL, subject BLOB NOT NULL, "
            "user BLOB, time INTEGER NOT NULL, state INTEGER NOT NULL, cents INTEGER NOT NULL, method TEXT, "
            "receipt TEXT, paid_on TEXT, station BLOB NOT NULL, adopted INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX taken_subject ON taken (subject)"),
        QStringLiteral(
            "CREATE TABLE kept (event BLOB PRIMARY KEY, position INTEGER NOT NULL, user BLOB, time INTEGER "
            "NOT NULL, state INTEGER NOT NULL, cents INTEGER NOT NULL, method TEXT, station BLOB NOT NULL, "
            "adopted INTEGER NOT NULL, counts INTEGER, instead BLOB) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE counting (event BLOB NOT NULL, closing INTEGER NOT NULL, counts INTEGER "
                       "NOT NULL, instead BLOB, PRIMARY KEY (event, closing)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX counting_closing ON counting (closing)"),
        QStringLiteral("CREATE TABLE fee_closing (position INTEGER PRIMARY KEY, id BLOB NOT NULL, "
                       "user BLOB, time INTEGER NOT NULL, station BLOB NOT NULL, adopted INTEGER NOT NULL, "
                       "content BLOB NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE fee_page (digest BLOB PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE fee_page_awaited (digest BLOB NOT NULL, closing INTEGER NOT NULL, "
                       "PRIMARY KEY (digest, closing)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE pending (event BLOB PRIMARY KEY, position INTEGER NOT NULL, station "
                       "BLOB NOT NULL, adopted INTEGER "
                       "NOT NULL, counts INTEGER NOT NULL, instead BLOB) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX pending_side ON pending (adopted, station)"),
        whenever("INSERT", "payment", "NEW"),
        whenever("DELETE", "payment", "OLD"),
        whenever("INSERT", "taken", "NEW"),
        whenever("DELETE", "taken", "OLD"),
        whenever("INSERT", "kept", "NEW"),
        whenever("UPDATE", "kept", "NEW"),
        QStringLiteral(
            "CREATE TRIGGER pending_lineage AFTER INSERT ON lineage BEGIN DELETE FROM pending; %1; "
            "END")
            .arg(pendingWhere(QStringLiteral("1"))),
    };
}

QVariant orNull(const Id& id) {
    return id.isNull() ? QVariant(QMetaType(QMetaType::QByteArray)) : id.bytes();
}

Result<void> addTaken(Statements& tables, const Record& record) {
    const Payment paid = paymentIn(contentOf(record));
    const Event& event = record.event;
    return tables.run(QStringLiteral("INSERT INTO taken VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
                                     "CONFLICT DO NOTHING"),
                      {event.id.bytes(), record.position, event.subject.bytes(), event.user.bytes(),
                       event.timeMs, int(paid.state), paid.cents, feeMethodFrom(paid.method), paid.receipt,
                       paid.paidOn, event.station.bytes(), record.adopted});
}

/// One of an earlier version names no payments: it counted whatever was recorded since the one before, by the
/// ledger's order and no clock's, each in the place of the graduate's one before.
Result<void> countAll(Statements& tables, qint64 closing) {
    const auto ofIts = [](const char* payment) {
        return QStringLiteral("(%1.station = closing.station OR (%2 AND %3))")
            .arg(QLatin1String(payment), ofThisDesk(payment), ofThisDesk("closing"));
    };
    return tables.run(
        QStringLiteral(
            "INSERT INTO counting SELECT event, closing.position, 1, (SELECT event FROM taken AS earlier "
            "WHERE earlier.subject = taken.subject AND %1 AND earlier.position < taken.position ORDER BY "
            "earlier.position DESC LIMIT 1) FROM taken JOIN fee_closing AS closing ON closing.position = ? "
            "WHERE %2 AND taken.position < closing.position AND NOT EXISTS (SELECT 1 FROM counting JOIN "
            "fee_closing AS other ON other.position = counting.closing WHERE counting.event = taken.event "
            "AND %3)")
            .arg(ofIts("earlier"), ofIts("taken"), onOneSide("other", "taken")),
        {closing});
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

/// At once of all that a closing names: one by one takes twice as long.
Result<void> settlePending(Statements& tables, qint64 closing) {
    static const QString named = QStringLiteral("IN (SELECT event FROM counting WHERE closing = ?)");
    return tables.run(QStringLiteral("DELETE FROM pending WHERE event ") + named, {closing}).and_then([&] {
        return tables.run(pendingWhere(QStringLiteral("taken.event ") + named), {closing});
    });
}

/// For the closing that is to come, or for one that came without it, as a hub of an earlier version let that
/// pass first.
Result<void> takePage(Statements& tables, const QCborMap& page) {
    const QByteArray digest = feePageDigest(page).bytes();
    const auto awaited = tables.rows(
        QStringLiteral("SELECT closing FROM fee_page_awaited WHERE digest = ? ORDER BY closing LIMIT 1"),
        {digest});
    if (!awaited) return Fail(awaited.error());
    if (awaited->isEmpty())
        return tables.run(QStringLiteral("INSERT INTO fee_page VALUES (?, ?) ON CONFLICT DO NOTHING"),
                          {digest, page.toCborValue().toCbor()});
    const qint64 closing = awaited->first().first().toLongLong();
    return count(tables, closing, feeEntriesIn(page))
        .and_then([&] { return settlePending(tables, closing); })
        .and_then([&] {
            return tables.run(QStringLiteral("DELETE FROM fee_page_awaited WHERE digest = ? AND closing = ?"),
                              {digest, closing});
        });
}

/// Until a page comes here the closing has less than it says, so that its sums are not judged.
Result<void> countPage(Statements& tables, qint64 closing, const Hash& digest) {
    const auto page =
        tables.rows(QStringLiteral("SELECT content FROM fee_page WHERE digest = ?"), {digest.bytes()});
    if (!page) return Fail(page.error());
    if (page->isEmpty())
        return tables.run(QStringLiteral("INSERT INTO fee_page_awaited VALUES (?, ?) ON CONFLICT DO NOTHING"),
                          {digest.bytes(), closing});
    const QCborMap content = readCbor(page->first().first().toByteArray()).toMap();
    return count(tables, closing, feeEntriesIn(content)).and_then([&] {
        return tables.run(QStringLiteral("DELETE FROM fee_page WHERE digest = ?"), {digest.bytes()});
    });
}

/// What was kept of a payment stands in its place as soon as that is gone.
Result<void> standIn(Statements& tables, const QByteArray& event) {
    return tables.run(QStringLiteral("DELETE FROM taken WHERE event = ? AND subject = x''"), {event})
        .and_then([&] {
            return tables.run(
                QStringLiteral(
                    "INSERT INTO taken SELECT event, position, x'', user, time, state, cents, method, "
                    "NULL, NULL, station, adopted FROM kept WHERE event = ? AND event NOT IN (SELECT "
                    "event FROM taken)"),
                {event});
        });
}

/// The first that says how a payment counts holds: a desk that was set back may say it twice.
Result<void> keep(Statements& tables, const Record& record, const KeptPayment& paid, const FeeEntry* entry) {
    const QByteArray event = paid.payment.bytes();
    return tables
        .run(
            QStringLiteral("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event) DO "
                           "UPDATE SET position = excluded.position, station = excluded.station, adopted = "
                           "excluded.adopted, user = excluded.user, time = excluded.time, state = "
                           "excluded.state, cents = excluded.cents, method = excluded.method, counts = "
                           "excluded.counts, instead = excluded.instead WHERE kept.counts IS NULL AND "
                           "excluded.counts IS NOT NULL"),
            {event, record.position, paid.user.bytes(), paid.timeMs, int(paid.state), paid.cents,
             feeMethodFrom(paid.method), record.event.station.bytes(), record.adopted,
             entry ? QVariant(entry->counts) : QVariant(QMetaType(QMetaType::Bool)),
             orNull(entry ? entry->instead : Id())})
        .and_then([&] { return standIn(tables, event); });
}

Result<void> takeCounted(Statements& tables, const Record& record) {
    const QCborMap page = contentOf(record);
    const KeptTakings takings = keptTakingsIn(page);
    if (takings.payments.isEmpty()) return takePage(tables, page);
    for (const KeptPayment& paid : takings.payments) {
        const auto entry = std::find_if(takings.entries.begin(), takings.entries.end(),
                                        [&](const FeeEntry& one) { return one.payment == paid.payment; });
        const FeeEntry* said = entry == takings.entries.end() ? nullptr : &*entry;
        if (auto kept = keep(tables, record, paid, said); !kept) return kept;
    }
    return {};
}

/// Of whom is purged, all but what was kept.
Result<void> forget(Statements& tables, const Id& subject) {
    const auto gone =
        tables.rows(QStringLiteral("SELECT event FROM taken WHERE subject = ?"), {subject.bytes()});
    if (!gone) return Fail(gone.error());
    if (auto forgotten = forgetIn(tables, {"taken"}, subject); !forgotten) return forgotten;
    for (const QVariantList& row : *gone)
        if (auto stands = standIn(tables, row.first().toByteArray()); !stands) return stands;
    return {};
}

Result<void> countNamed(Statements& tables, qint64 closing, const QCborMap& content) {
    const QList<FeeEntry> entries = feeEntriesIn(content);
    const QList<Hash> pages = feePagesIn(content);
    if (entries.isEmpty() && pages.isEmpty()) return countAll(tables, closing);
    for (const Hash& page : pages)
        if (auto counted = countPage(tables, closing, page); !counted) return counted;
    return count(tables, closing, entries);
}

Result<void> close(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    QCborMap sums = content;
    for (const char* named : {"counted", "instead", "uncounted", "pages"})
        sums.remove(QLatin1String(named));
    const Event& event = record.event;
    return tables
        .run(QStringLiteral("INSERT INTO fee_closing VALUES (?, ?, ?, ?, ?, ?, ?)"),
             {record.position, event.id.bytes(), event.user.bytes(), event.timeMs, event.station.bytes(),
              record.adopted, sums.toCborValue().toCbor()})
        .and_then([&] { return countNamed(tables, record.position, content); })
        .and_then([&] { return settlePending(tables, record.position); });
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::feeSettled) return addTaken(tables, record);
    if (type == EventType::feesCounted) return takeCounted(tables, record);
    return type == EventType::feesClosed ? close(tables, record) : Result<void>();
}

} // namespace

Projection::Module closingModule() { return {QStringLiteral("closings"), 4, schema(), apply, {}, true}; }

} // namespace mianguan
