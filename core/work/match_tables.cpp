#include "core/work/match_tables.h"

#include "core/work/event_contents.h"
#include "core/work/journal.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE tied (photo BLOB NOT NULL, graduate BLOB NOT NULL, PRIMARY KEY (photo, "
                       "graduate)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX tied_graduate ON tied (graduate)"),
    };
}

Result<void> forget(Statements& tables, const Id& subject) {
    return tables.run(QStringLiteral("DELETE FROM tied WHERE photo = ? OR graduate = ?"),
                      {subject.bytes(), subject.bytes()});
}

Result<void> apply(Statements& tables, const Record& record) {
    if (record.event.tombstone) return forget(tables, record.event.subject);
    const QList<Id> two = tiedBy(record);
    if (two.isEmpty()) return {};
    return tables.run(QStringLiteral("INSERT INTO tied VALUES (?, ?) ON CONFLICT DO NOTHING"),
                      {two[0].bytes(), two[1].bytes()});
}

} // namespace

Projection::Module matchModule() { return {QStringLiteral("matches"), 1, schema(), apply, {}, true}; }

QList<Id> tiedBy(const Record& record) {
    if (!isOfMatch(record.event.type) || record.body.isNull()) return {};
    const Id graduate = idIn(contentOf(record), QLatin1String("graduate"));
    return graduate.isNull() ? QList<Id>() : QList<Id>{record.event.subject, graduate};
}

QSet<Id> MatchTables::tiedTo(const Id& subject) const {
    QSet<Id> all;
    eachRow(lists,
            QStringLiteral("SELECT graduate FROM tied WHERE photo = ? UNION SELECT photo FROM tied WHERE "
                           "graduate = ?"),
            {subject.bytes(), subject.bytes()}, [&](const QSqlQuery& row) { all += named<Id>(row, 0); });
    return all;
}

} // namespace mianguan
