#include "core/work/lineage_tables.h"

#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral(
            "CREATE TABLE lineage (station BLOB PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE claimant (station BLOB PRIMARY KEY) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE succession (station BLOB NOT NULL, before BLOB NOT NULL, until INTEGER "
                       "NOT NULL, PRIMARY KEY (station, before)) WITHOUT ROWID"),
    };
}

/// A place that is taken may be heard of before or after whoever took it.
Result<void> follow(Statements& tables) {
    return tables.run(
        QStringLiteral(
            "INSERT OR IGNORE INTO lineage WITH RECURSIVE chain(station, until) AS (SELECT before, "
            "until FROM succession JOIN claimant USING (station) UNION SELECT next.before, "
            "next.until FROM succession AS next JOIN chain ON next.station = chain.station) "
            "SELECT station, MAX(until) FROM chain GROUP BY station"),
        {});
}

/// Of a store that lost something here; of a copy nobody knows whether the first machine goes on.
Result<void> begin(Statements& tables, const Record& started) {
    const QString cause = textIn(contentOf(started), QLatin1String("cause"));
    if (cause != nameOf(Beginning::Restored) && cause != nameOf(Beginning::RolledBack)) return {};
    return tables
        .run(QStringLiteral("INSERT OR IGNORE INTO claimant VALUES (?)"), {started.event.station.bytes()})
        .and_then([&] { return follow(tables); });
}

Result<void> succeed(Statements& tables, const Record& said) {
    const QCborMap content = contentOf(said);
    const Id before = idIn(content, QLatin1String("replaces"));
    if (before.isNull()) return {};
    return tables
        .run(QStringLiteral("INSERT OR IGNORE INTO succession VALUES (?, ?, ?)"),
             {idIn(content, QLatin1String("station")).bytes(), before.bytes(), said.position})
        .and_then([&] { return follow(tables); });
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.body.isNull()) return {};
    if (type == EventType::stationStarted && !record.adopted) return begin(tables, record);
    const bool saysWhose = type == EventType::stationEnrolled || type == EventType::stationChanged;
    return saysWhose ? succeed(tables, record) : Result<void>();
}

} // namespace

Projection::Module lineageModule() { return {QStringLiteral("lineage"), 2, schema(), apply, {}, true}; }

QString ofThisDesk(const char* table) {
    return QStringLiteral(
               "(NOT %1.adopted OR EXISTS (SELECT 1 FROM lineage WHERE lineage.station = %1.station "
               "AND lineage.until > %1.position))")
        .arg(QLatin1String(table));
}

QString onOneSide(const char* table, const char* other) {
    return QStringLiteral("%1 = %2").arg(ofThisDesk(table), ofThisDesk(other));
}

} // namespace mianguan
