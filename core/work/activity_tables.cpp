#include "core/work/activity_tables.h"

#include "core/access/user_name.h"
#include "core/work/activity_words.h"
#include "core/work/journal.h"
#include "core/work/people_events.h"
#include "core/work/people_tables.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

/// Ids and types stand once, and a small number for them in each row: 400,000 rows are to stay small.
QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE activity_name (number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE)"),
        QStringLiteral("CREATE TABLE activity (position INTEGER PRIMARY KEY, time INTEGER NOT NULL, "
                       "kind INTEGER NOT NULL, type INTEGER NOT NULL, user INTEGER, concerns INTEGER)"),
        QStringLiteral("CREATE INDEX activity_kind ON activity (kind)"),
        QStringLiteral("CREATE INDEX activity_user ON activity (user)"),
        QStringLiteral("CREATE INDEX activity_concerns ON activity (concerns)"),
    };
}

Result<void> know(Statements& tables, const QByteArray& name) {
    if (name.isEmpty()) return {};
    return tables.run(QStringLiteral("INSERT OR IGNORE INTO activity_name (name) VALUES (?)"), {name});
}

QByteArray nameOf(const Id& id) { return id.isNull() ? QByteArray() : id.bytes(); }

Result<void> apply(Statements& tables, const Record& record) {
    const Event& event = record.event;
    const ActivityKind kind = kindOf(event.type).value_or(ActivityKind::Safety);
    const QByteArray type = event.type.toUtf8();
    const QByteArray user = nameOf(event.user);
    const QByteArray concerned = nameOf(concernedBy(record));
    for (const QByteArray& name : {type, user, concerned})
        if (const auto known = know(tables, name); !known) return known;
    static const QString insertion =
        QStringLiteral("INSERT INTO activity VALUES (?, ?, ?, %1, %1, %1)")
            .arg(QStringLiteral("(SELECT number FROM activity_name WHERE name = ?)"));
    return tables.run(insertion, {record.position, event.timeMs, int(kind), type, user, concerned});
}

/// The condition of a filter and what it compares with.
struct Where {
    QString sql = QStringLiteral("1");
    QVariantList values;

    void add(const QString& condition, const QVariantList& with) {
        sql += QStringLiteral(" AND ") + condition;
        values += with;
    }
};

QVariantList peopleNamed(const Projection& lists, const QString& wanted) {
    QVariantList ids;
    for (const User& user : PeopleTables(lists).users())
        if (foldedName(user.displayName).contains(wanted)) ids += user.id.bytes();
    return ids;
}

void addConcerned(Where& where, const Projection& lists, const QString& wanted) {
    const QVariantList people = peopleNamed(lists, wanted);
    const QString marks = QStringList(people.size(), QStringLiteral("?")).join(QLatin1Char(','));
    where.add(
        QStringLiteral("concerns IN (SELECT number FROM activity_name WHERE name IN (%1) OR name IN "
                       "(SELECT subject FROM photo WHERE instr(folded, ?)) OR name IN (SELECT subject FROM "
                       "graduate WHERE instr(folded, ?)) OR name IN (SELECT home FROM photo WHERE home IS "
                       "NOT NULL AND instr(folded, ?)))")
            .arg(marks),
        people + QVariantList{wanted, wanted, wanted});
}

Where whereOf(const Projection& lists, const ActivityFilter& filter) {
    Where where;
    if (filter.kind) where.add(QStringLiteral("kind = ?"), {int(*filter.kind)});
    if (!filter.user.isNull())
        where.add(QStringLiteral("user = (SELECT number FROM activity_name WHERE name = ?)"),
                  {filter.user.bytes()});
    if (filter.fromMs > 0) where.add(QStringLiteral("time >= ?"), {filter.fromMs});
    if (filter.untilMs > 0) where.add(QStringLiteral("time < ?"), {filter.untilMs});
    const QString wanted = foldedName(filter.whom);
    if (!wanted.isEmpty()) addConcerned(where, lists, wanted);
    return where;
}

} // namespace

Projection::Module activityModule() { return {QStringLiteral("activity"), 2, schema(), apply, {}, true}; }

Id concernedBy(const Record& record) {
    const bool ofPeople = kindOf(record.event.type) == ActivityKind::People;
    return ofPeople ? userIn(contentOf(record)) : record.event.subject;
}

QList<qint64> ActivityTables::positions(const ActivityFilter& filter, qint64 first, qint64 count) const {
    const Where where = whereOf(lists, filter);
    QList<qint64> positions;
    eachRow(lists,
            QStringLiteral("SELECT position FROM activity WHERE %1 ORDER BY position DESC LIMIT ? OFFSET ?")
                .arg(where.sql),
            where.values + QVariantList{count, first},
            [&](const QSqlQuery& row) { positions += row.value(0).toLongLong(); });
    return positions;
}

qint64 ActivityTables::count(const ActivityFilter& filter) const {
    const Where where = whereOf(lists, filter);
    qint64 number = 0;
    eachRow(lists, QStringLiteral("SELECT COUNT(*) FROM activity WHERE %1").arg(where.sql), where.values,
            [&](const QSqlQuery& row) { number = row.value(0).toLongLong(); });
    return number;
}

QList<qint64> ActivityTables::ofType(const QString& eventType) const {
    QList<qint64> positions;
    eachRow(lists,
            QStringLiteral("SELECT position FROM activity WHERE kind = ? AND type = (SELECT number FROM "
                           "activity_name WHERE name = ?) ORDER BY position DESC"),
            {int(kindOf(eventType).value_or(ActivityKind::Safety)), eventType.toUtf8()},
            [&](const QSqlQuery& row) { positions += row.value(0).toLongLong(); });
    return positions;
}

} // namespace mianguan
