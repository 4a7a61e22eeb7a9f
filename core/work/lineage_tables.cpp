#include "core/work/lineage_tables.h"

#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE lineage (station BLOB PRIMARY KEY) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE succession (station BLOB NOT NULL, before BLOB NOT NULL, PRIMARY KEY "
                       "(station, before)) WITHOUT ROWID"),
    };
}

/// A place that is taken may be heard of before or after whoever took it.
Result<void> follow(Statements& tables) {
    return tables.run(QStringLiteral("INSERT OR IGNORE INTO lineage WITH RECURSIVE chain(station) AS (SELECT "
                                     "station FROM lineage UNION SELECT before FROM succession JOIN chain "
                                     "USING (station)) SELECT station FROM chain"),
                      {});
}

Result<void> succeed(Statements& tables, const Id& station, const Id& before) {
    if (before.isNull()) return {};
    return tables
        .run(QStringLiteral("INSERT OR IGNORE INTO succession VALUES (?, ?)"),
             {station.bytes(), before.bytes()})
        .and_then([&] { return follow(tables); });
}

/// Those before it are this desk's as far as it takes their place.
Result<void> begin(Statements& tables, const Record& started) {
    const Id& station = started.event.station;
    const bool copied =
        textIn(contentOf(started), QLatin1String("cause")) == nameOf(Beginning::UnknownMachine);
    const Id before = copied ? Id() : predecessorIn(started).value_or(Head()).station;
    return tables.run(QStringLiteral("DELETE FROM lineage"), {})
        .and_then(
            [&] { return tables.run(QStringLiteral("INSERT INTO lineage VALUES (?)"), {station.bytes()}); })
        .and_then([&] { return succeed(tables, station, before); });
}

/// Whoever wrote a chain elsewhere may say what it likes of it: there the hub's word counts.
Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.body.isNull()) return {};
    if (type == EventType::stationStarted && !record.adopted) return begin(tables, record);
    if (type != EventType::stationEnrolled && type != EventType::stationChanged) return {};
    const QCborMap content = contentOf(record);
    return succeed(tables, idIn(content, QLatin1String("station")), idIn(content, QLatin1String("replaces")));
}

} // namespace

Projection::Module lineageModule() { return {QStringLiteral("lineage"), 1, schema(), apply, {}, true}; }

QString ofThisDesk(const char* table) {
    return QStringLiteral("(NOT %1.adopted OR %1.station IN (SELECT station FROM lineage))")
        .arg(QLatin1String(table));
}

QString onOneSide(const char* table, const char* other) {
    return QStringLiteral("%1 = %2").arg(ofThisDesk(table), ofThisDesk(other));
}

} // namespace mianguan
