#include "core/base/cbor.h"
#include "core/work/closing_tables.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/journal.h"
#include "core/work/lineage_tables.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

/// How payments count now, where no closing of whoever took them has counted them so.
QString pendingWhere(const QString& condition) {
    return QStringLiteral(
               "INSERT INTO pending SELECT taken.event, taken.position, taken.station, taken.adopted, "
               "payment.event IS NOT "
               "NULL, earlier.event FROM taken LEFT JOIN payment ON payment.event = taken.event LEFT JOIN "
               "payment AS earlier ON earlier.position = payment.replaces LEFT JOIN counting AS last ON "
               "last.event = taken.event AND last.closing = (SELECT MAX(one.closing) FROM counting AS one "
               "JOIN fee_closing ON fee_closing.position = one.closing WHERE one.event = taken.event AND %1) "
               "WHERE %2 AND IIF(payment.event IS NULL, last.counts, last.event IS NULL OR NOT last.counts "
               "OR last.instead IS NOT earlier.event)")
        .arg(onOneSide("fee_closing", "taken"), condition);
}

QString whenever(const char* change, const char* table, const char* row) {
    return QStringLiteral("CREATE TRIGGER pending_%2_%1 AFTER %1 ON %2 BEGIN DELETE FROM pending WHERE event "
                          "= %3.event; %4; END")
        .arg(QLatin1String(change), QLatin1String(table), QLatin1String(row),
             pendingWhere(QStringLiteral("taken.event = %1.event").arg(QLatin1String(row))));
}

/// `taken` has every payment as it was recorded, `counting` what each closing says of one, `pending` what the
/// next one is to say: nothing but what the others and `payment` come to, whichever way they came about.
QStringList schema() {
    return {
        QStringLiteral(
            "CREATE TABLE taken (position INTEGER PRIMARY KEY, event BLOB NOT NULL UNIQUE, subject "
            "BLOB NOT NULL, user BLOB, time INTEGER NOT NULL, state INTEGER NOT NULL, cents "
            "INTEGER NOT NULL, method TEXT, receipt TEXT, paid_on TEXT, station BLOB NOT NULL, adopted "
            "INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX taken_subject ON taken (subject)"),
        QStringLiteral("CREATE TABLE counting (event BLOB NOT NULL, closing INTEGER NOT NULL, counts INTEGER "
                       "NOT NULL, instead BLOB, PRIMARY KEY (event, closing)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX counting_closing ON counting (closing)"),
        QStringLiteral("CREATE TABLE fee_closing (position INTEGER PRIMARY KEY, id BLOB NOT NULL, "
                       "user BLOB, time INTEGER NOT NULL, station BLOB NOT NULL, adopted INTEGER NOT NULL, "
                       "content BLOB NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE fee_page (digest BLOB PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE pending (event BLOB PRIMARY KEY, position INTEGER NOT NULL, station "
                       "BLOB NOT NULL, adopted INTEGER "
                       "NOT NULL, counts INTEGER NOT NULL, instead BLOB) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX pending_side ON pending (adopted, station)"),
        whenever("INSERT", "payment", "NEW"),
        whenever("DELETE", "payment", "OLD"),
        whenever("INSERT", "taken", "NEW"),
        whenever("DELETE", "taken", "OLD"),
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
    return tables.run(QStringLiteral("INSERT INTO taken VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {record.position, event.id.bytes(), event.subject.bytes(), event.user.bytes(),
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

Result<void> keepPage(Statements& tables, const Record& record) {
    const QCborMap page = contentOf(record);
    return tables.run(QStringLiteral("INSERT INTO fee_page VALUES (?, ?) ON CONFLICT DO NOTHING"),
                      {feePageDigest(page).bytes(), page.toCborValue().toCbor()});
}

/// A page that did not come here leaves the closing with less than it says, so that its sums are not judged.
Result<void> countPage(Statements& tables, qint64 closing, const Hash& digest) {
    const auto kept =
        tables.rows(QStringLiteral("SELECT content FROM fee_page WHERE digest = ?"), {digest.bytes()});
    if (!kept || kept->isEmpty()) return kept.map([](const QList<QVariantList>&) {});
    const QCborMap page = readCbor(kept->first().first().toByteArray()).toMap();
    return count(tables, closing, feeEntriesIn(page)).and_then([&] {
        return tables.run(QStringLiteral("DELETE FROM fee_page WHERE digest = ?"), {digest.bytes()});
    });
}

Result<void> countNamed(Statements& tables, qint64 closing, const QCborMap& content) {
    const QList<FeeEntry> entries = feeEntriesIn(content);
    const QList<Hash> pages = feePagesIn(content);
    if (entries.isEmpty() && pages.isEmpty()) return countAll(tables, closing);
    for (const Hash& page : pages)
        if (auto counted = countPage(tables, closing, page); !counted) return counted;
    return count(tables, closing, entries);
}

/// At once of all that a closing names: one by one takes twice as long.
Result<void> settlePending(Statements& tables, qint64 closing) {
    static const QString named = QStringLiteral("IN (SELECT event FROM counting WHERE closing = ?)");
    return tables.run(QStringLiteral("DELETE FROM pending WHERE event ") + named, {closing}).and_then([&] {
        return tables.run(pendingWhere(QStringLiteral("taken.event ") + named), {closing});
    });
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
    if (record.event.tombstone) return forgetIn(tables, {"taken"}, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::feeSettled) return addTaken(tables, record);
    if (type == EventType::feesCounted) return keepPage(tables, record);
    return type == EventType::feesClosed ? close(tables, record) : Result<void>();
}

} // namespace

Projection::Module closingModule() { return {QStringLiteral("closings"), 3, schema(), apply, {}, true}; }

} // namespace mianguan
