#include "core/hub/store/books.h"

namespace mianguan::hub {

namespace {

/// " ON CONFLICT (id) DO UPDATE SET a = excluded.a, …" for all but the first column.
QString replacing(const QString& columns) {
    QStringList sets;
    for (const QString& column : columns.split(QLatin1String(", ")).mid(1))
        sets += QStringLiteral("%1 = excluded.%1").arg(column);
    return QStringLiteral(" ON CONFLICT (id) DO UPDATE SET ") + sets.join(QLatin1String(", "));
}

const QLatin1String onceOnly(" ON CONFLICT DO NOTHING");

} // namespace

Result<void> Books::flushSubjects() {
    QList<QVariantList> rows;
    for (auto& [id, kept] : subjects) {
        if (!kept.changed) continue;
        rows += cellsOf(kept.row);
        kept.known = true;
        kept.changed = false;
    }
    return writer.insert(QStringLiteral("subject"), subjectColumns(), rows, replacing(subjectColumns()));
}

Result<void> Books::flushStations() {
    QList<QVariantList> rows;
    for (auto& [id, kept] : stations) {
        if (!kept.changed) continue;
        rows += cellsOf(kept.row);
        kept.known = true;
        kept.changed = false;
    }
    return writer.insert(QStringLiteral("station"), stationColumns(), rows, replacing(stationColumns()));
}

Result<void> Books::flushEvents() {
    QMap<qint64, QVariantList> fresh; // in order of arrival, which is the table's
    for (auto& [id, kept] : events) {
        if (!kept.known) {
            fresh.insert(kept.row.arrived, cellsOf(kept.row));
        } else if (kept.changed) {
            const EventRow& row = kept.row;
            const auto updated =
                run(QStringLiteral("UPDATE event SET outcome = ?, code = ?, position = ?, body = ?, "
                                   "accepted = ? WHERE id = ?"),
                    {int(row.outcome), codeCell(row.code),
                     row.position == 0 ? noNumber() : QVariant(row.position), bytesCell(row.body),
                     int(row.accepted), row.id.bytes()});
            if (!updated) return updated;
        }
    }
    events.clear();
    return writer.insert(QStringLiteral("event"), eventColumns(), fresh.values());
}

Result<void> Books::flushRest() {
    struct Waiting {
        const char* table;
        const char* columns;
        QList<QVariantList>* rows;
    };
    for (const Waiting& one :
         {Waiting{"person_grant", "person, position, lineage, roles, person_key", &grants},
          Waiting{"audience", "name, position", &audiences},
          Waiting{"awaited", "subject, hash, event", &awaited},
          Waiting{"blob", "subject, hash, size", &blobs}, Waiting{"number", "digest, subject", &numbers}}) {
        const auto written =
            writer.insert(QLatin1String(one.table), QLatin1String(one.columns), *one.rows, onceOnly);
        if (!written) return written;
        one.rows->clear();
    }
    const auto dropped = readEach(QStringLiteral("DELETE FROM lease WHERE subject IN (%1)"), leasesGone,
                                  [](const QSqlQuery&) {});
    if (!dropped) return dropped;
    leasesGone.clear();
    return {};
}

Result<void> Books::flush() {
    if (auto written = flushSubjects(); !written) return written;
    if (auto written = flushStations(); !written) return written;
    if (auto written = flushEvents(); !written) return written;
    if (auto written = flushRest(); !written) return written;
    const QString sql = QStringLiteral("UPDATE counter SET value = ? WHERE name = ?");
    if (last != lockedAt)
        if (auto written = run(sql, {last, QStringLiteral("position")}); !written) return written;
    if (lastArrived != lockedArrived)
        if (auto written = run(sql, {lastArrived, QStringLiteral("arrived")}); !written) return written;
    lockedAt = last;
    lockedArrived = lastArrived;
    return {};
}

} // namespace mianguan::hub
