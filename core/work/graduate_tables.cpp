#include "core/work/graduate_tables.h"

#include "core/access/user_name.h"
#include "core/work/journal.h"
#include "core/work/name_tables.h"

#include <algorithm>

namespace mianguan {

namespace {

/// Null is no text.
QString text(const QString& value) { return QLatin1String("") + value; }

const char rowColumns[] =
    "graduate.subject, graduate.name, graduate.student, graduate.identity, "
    "graduate.class, photo, fee, presence, graduate.number, session, home, level, batch, consent";

GraduateRow rowOf(const QSqlQuery& query, const BatchNames& batches) {
    GraduateRow row;
    row.subject = named<Id>(query, 0);
    row.name = query.value(1).toString();
    row.studentNumber = query.value(2).toString();
    row.identityNumber = query.value(3).toString();
    row.className = query.value(4).toString();
    if (!query.isNull(5)) row.photo = PhotoState(query.value(5).toInt());
    row.fee = FeeState(query.value(6).toInt());
    row.presence = Presence(query.value(7).toInt());
    row.shootingNumber = query.value(8).toInt();
    row.session = named<Id>(query, 9);
    row.matched = !query.isNull(10);
    row.level = query.value(11).toString();
    row.batch = batches.value(query.value(12).toLongLong());
    row.consent = ConsentState(query.value(13).toInt());
    return row;
}

QString conditionFor(GraduateFilter::Standing standing) {
    const auto state = [](PhotoState photo) { return QStringLiteral("photo = %1").arg(int(photo)); };
    const auto present = [](Presence presence) {
        return QStringLiteral("photo IS NULL AND presence = %1").arg(int(presence));
    };
    switch (standing) {
    case GraduateFilter::Standing::All:
        return QStringLiteral("1");
    case GraduateFilter::Standing::Expected:
        return present(Presence::Expected);
    case GraduateFilter::Standing::Arrived:
        return present(Presence::Arrived);
    case GraduateFilter::Standing::Absent:
        return present(Presence::Absent);
    case GraduateFilter::Standing::Pending:
        return state(PhotoState::Pending);
    case GraduateFilter::Standing::Approved:
        return state(PhotoState::Approved);
    case GraduateFilter::Standing::Rejected:
        return QStringLiteral("photo IN (%1, %2)")
            .arg(int(PhotoState::Rejected))
            .arg(int(PhotoState::Unmade));
    case GraduateFilter::Standing::Makeup:
        return stillOpen();
    }
    return {};
}

const char ofBatch[] = "batch = ?";

constexpr int fewFound = 50, mostLookedAt = 1000;

/// Whoever holds a text is found by reading all from end to end; by the order of the classes it takes thrice
/// as long. Of a text that very many hold the first ones do.
QString withoutIndex(const QString& condition) {
    return QStringLiteral("position IN (SELECT position FROM graduate NOT INDEXED WHERE %1 LIMIT %2)")
        .arg(condition)
        .arg(mostLookedAt);
}

struct Where {
    QStringList conditions;
    QVariantList values;
};

Where whereOf(const GraduateFilter& filter) {
    Where where{{conditionFor(filter.standing)}, {}};
    if (filter.batch) {
        where.conditions += QLatin1String(ofBatch);
        where.values += batchNumber(*filter.batch);
    }
    if (filter.className) {
        where.conditions += QStringLiteral("class = ?");
        where.values += text(*filter.className);
    }
    if (const QString wanted = foldedName(filter.text); !wanted.isEmpty()) {
        where.conditions += QStringLiteral("instr(folded, ?)");
        where.values += wanted;
    }
    return where;
}

} // namespace

QList<Batch> GraduateTables::batches() const {
    QList<Batch> all;
    eachRow(lists, QStringLiteral("SELECT school, name FROM batch ORDER BY school, name"), {},
            [&](const QSqlQuery& row) {
                all += Batch{row.value(0).toString(), row.value(1).toString()};
            });
    return all;
}

QStringList GraduateTables::classes(const Batch& batch) const {
    QStringList all;
    eachRow(lists,
            QStringLiteral("SELECT DISTINCT class FROM graduate WHERE %1 ORDER BY class")
                .arg(QLatin1String(ofBatch)),
            {batchNumber(batch)}, [&](const QSqlQuery& row) { all += row.value(0).toString(); });
    return all;
}

BatchNames GraduateTables::batchNames() const {
    BatchNames names;
    eachRow(lists, QStringLiteral("SELECT number, school, name FROM batch"), {}, [&](const QSqlQuery& row) {
        names.insert(row.value(0).toLongLong(), {row.value(1).toString(), row.value(2).toString()});
    });
    return names;
}

int GraduateTables::countWhere(const QString& condition, const QVariantList& values) const {
    int number = 0;
    eachRow(lists, QStringLiteral("SELECT COUNT(*) FROM graduate WHERE ") + condition, values,
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

QList<GraduateRow> GraduateTables::rowsWhere(const QString& condition, const QVariantList& values) const {
    QList<GraduateRow> rows;
    const BatchNames batches = batchNames();
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM graduate WHERE %2").arg(QLatin1String(rowColumns), condition),
            values, [&](const QSqlQuery& row) { rows += rowOf(row, batches); });
    return rows;
}

int GraduateTables::count(const Batch& batch) const { return count({batch, {}, {}, {}}); }

int GraduateTables::count(const GraduateFilter& filter) const {
    const Where where = whereOf(filter);
    return countWhere(where.conditions.join(QLatin1String(" AND ")), where.values);
}

int GraduateTables::countForMakeup(const Batch& batch, const Id& session) const {
    return countWhere(QStringLiteral("%1 AND (%2 OR EXISTS (SELECT 1 FROM shot WHERE shot.session = ? AND "
                                     "shot.subject = graduate.subject))")
                          .arg(QLatin1String(ofBatch), stillOpen()),
                      {batchNumber(batch), session.bytes()});
}

int GraduateTables::countToCome(const Batch& batch, const Id& session, SessionKind kind) const {
    const QString free =
        kind == SessionKind::Makeup ? stillOpen() : QStringLiteral("photo IS NULL AND %1").arg(stillOpen());
    return countWhere(
        QStringLiteral("%1 AND %2 AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.session = ? AND "
                       "visit.subject = graduate.subject AND visit.presence = %3)")
            .arg(QLatin1String(ofBatch), free)
            .arg(int(Presence::Absent)),
        {batchNumber(batch), session.bytes()});
}

qint64 GraduateTables::undelivered(const Batch& batch) const {
    return countWhere(
        QStringLiteral("%1 AND photo IN (%2, %3) AND EXISTS (SELECT 1 FROM photo AS taken WHERE "
                       "taken.subject = graduate.subject AND NOT taken.delivered)")
            .arg(QLatin1String(ofBatch))
            .arg(int(PhotoState::Pending))
            .arg(int(PhotoState::Approved)),
        {batchNumber(batch)});
}

QList<GraduateRow> GraduateTables::rows(const GraduateFilter& filter, int limit, int from) const {
    const Where where = whereOf(filter);
    const QString order = QStringLiteral(" ORDER BY batch, class, student, position LIMIT ? OFFSET ?");
    QString condition = where.conditions.join(QLatin1String(" AND "));
    if (!filter.text.isEmpty() && from == 0 && limit <= fewFound) condition = withoutIndex(condition);
    return rowsWhere(condition + order, where.values + QVariantList{limit, from});
}

/// Of his class, in its order; the class and those before him by the index.
QList<GraduateRow> GraduateTables::around(const GraduateFilter& filter, const Id& subject, int each) const {
    Where where = whereOf(filter);
    eachRow(lists, QStringLiteral("SELECT class, student, position FROM graduate WHERE subject = ?"),
            {subject.bytes()}, [&](const QSqlQuery& row) {
                where.values += {text(row.value(0).toString()), text(row.value(1).toString()), row.value(2)};
            });
    const QString place =
        where.conditions.join(QLatin1String(" AND ")) +
        QStringLiteral(" AND class = ? AND (student, position) %1 (?, ?) ORDER BY batch %2, "
                       "class %2, student %2, position %2 LIMIT ?");
    where.values += each;
    QList<GraduateRow> rows = rowsWhere(place.arg(QLatin1String("<"), QLatin1String("DESC")), where.values);
    std::reverse(rows.begin(), rows.end());
    return rows + rowsWhere(place.arg(QLatin1String(">="), QLatin1String("ASC")), where.values);
}

QList<GraduateRow> GraduateTables::holding(const std::optional<Batch>& batch, const QString& number) const {
    const QString wanted = number.trimmed().normalized(QString::NormalizationForm_KC);
    if (wanted.isEmpty()) return {};
    QVariantList values{wanted, wanted, wanted, number.trimmed()};
    if (batch) values += batchNumber(*batch);
    QStringList each;
    for (const char* column : {"student", "candidate", "identity", "code"})
        each += QStringLiteral("SELECT position FROM graduate WHERE %1 = ?").arg(QLatin1String(column));
    return rowsWhere(QStringLiteral("position IN (%1) AND %2 ORDER BY position")
                         .arg(each.join(QLatin1String(" UNION ")),
                              batch ? QLatin1Char('+') + QLatin1String(ofBatch) : QStringLiteral("1")),
                     values);
}

QList<GraduateRow> GraduateTables::named(const QString& name, int limit) const {
    return rowsWhere(QStringLiteral("name = ? ORDER BY position DESC LIMIT ?"), {name, limit});
}

std::optional<GraduateRow> GraduateTables::next(const CallOrder& order) const {
    const QString photo =
        QStringLiteral("(photo IS NULL%1)")
            .arg(order.makeup ? QStringLiteral(" OR photo = %1").arg(int(PhotoState::Rejected)) : QString());
    const QString free = photo +
                         QStringLiteral(" AND subject <> ? AND consent NOT IN (%1, %2)")
                             .arg(int(ConsentState::Refused))
                             .arg(int(ConsentState::Withdrawn)) +
                         (order.className ? QStringLiteral(" AND class = ?") : QString());
    QVariantList freeValues{order.after.subject.bytes()};
    if (order.className) freeValues += text(*order.className);
    freeValues += {batchNumber(order.batch), order.session.bytes()};
    std::optional<GraduateRow> found;
    const auto ask = [&](const QString& condition, const QVariantList& values = {}) {
        if (found) return;
        const QList<GraduateRow> rows =
            rowsWhere(free + condition + QStringLiteral(" ORDER BY batch, class, student LIMIT 1"),
                      freeValues + values);
        if (!rows.isEmpty()) found = rows.first();
    };
    // Not by the batch: whoever has arrived and has no photo is one of few.
    ask(QStringLiteral(" AND +%1 AND position IN (SELECT position FROM graduate WHERE session = ? AND "
                       "presence = %2 AND %3)")
            .arg(QLatin1String(ofBatch))
            .arg(int(Presence::Arrived))
            .arg(photo));
    const QString notAbsent = QStringLiteral(" AND %1 AND (presence <> %2 OR session IS NOT ?) AND %3")
                                  .arg(QLatin1String(ofBatch))
                                  .arg(int(Presence::Absent))
                                  .arg(stillOpen());
    ask(notAbsent + QStringLiteral(" AND student > ?"), {text(order.after.studentNumber)});
    ask(notAbsent);
    return found;
}

std::optional<GraduateDetail> GraduateTables::detail(const Id& name, Id& enrolled) const {
    const Id subject = NameTables(lists).personOf(name);
    std::optional<GraduateDetail> answer;
    const BatchNames batches = batchNames();
    eachRow(lists,
            QStringLiteral("SELECT %1, enrolled, (SELECT picture FROM reference WHERE "
                           "reference.subject = graduate.subject) FROM graduate WHERE subject = ?")
                .arg(QLatin1String(rowColumns)),
            {subject.bytes()}, [&](const QSqlQuery& row) {
                answer = GraduateDetail();
                answer->row = rowOf(row, batches);
                enrolled = mianguan::named<Id>(row, 14);
                answer->reference = mianguan::named<Hash>(row, 15);
                answer->batch = answer->row.batch;
            });
    if (!answer) return answer;
    eachRow(lists, QStringLiteral("SELECT bar FROM lifted WHERE subject = ? AND session = ?"),
            {subject.bytes(), answer->row.session.bytes()},
            [&](const QSqlQuery& row) { answer->overrides += row.value(0).toString(); });
    return answer;
}

QString GraduateTables::label(const Id& subject) const {
    QString label;
    eachRow(lists, QStringLiteral("SELECT name, student FROM graduate WHERE subject = ?"),
            {NameTables(lists).personOf(subject).bytes()}, [&](const QSqlQuery& row) {
                label = (row.value(0).toString() + QLatin1Char(' ') + row.value(1).toString()).trimmed();
            });
    return label;
}

QString GraduateTables::identityNumber(const Id& subject) const {
    QString number;
    eachRow(lists, QStringLiteral("SELECT identity FROM graduate WHERE subject = ?"),
            {NameTables(lists).personOf(subject).bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toString(); });
    return number;
}

QHash<Id, Id> GraduateTables::enrolments(const Batch& batch) const {
    QHash<Id, Id> all;
    eachRow(
        lists, QStringLiteral("SELECT subject, enrolled FROM graduate WHERE %1").arg(QLatin1String(ofBatch)),
        {batchNumber(batch)},
        [&](const QSqlQuery& row) { all.insert(mianguan::named<Id>(row, 0), mianguan::named<Id>(row, 1)); });
    return all;
}

int GraduateTables::lastNumber(const Id& session) const {
    int number = 0;
    eachRow(lists, QStringLiteral("SELECT MAX(number) FROM graduate WHERE session = ?"), {session.bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

} // namespace mianguan
