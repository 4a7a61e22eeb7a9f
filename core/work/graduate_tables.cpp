#include "core/work/graduate_tables.h"

#include "core/access/user_name.h"
#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/graduate_events.h"
#include "core/work/journal.h"
#include "core/work/photo_events.h"
#include "core/work/session_events.h"
#include "core/work/upcast.h"

#include <QCborArray>
#include <QtEndian>

#include <limits>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE batch (number INTEGER PRIMARY KEY, school TEXT NOT NULL, "
                       "name TEXT NOT NULL, UNIQUE (school, name))"),
        QStringLiteral(
            "CREATE TABLE graduate (position INTEGER PRIMARY KEY, subject BLOB NOT NULL UNIQUE, "
            "batch INTEGER NOT NULL, enrolled BLOB NOT NULL, name TEXT NOT NULL, "
            "student TEXT NOT NULL COLLATE NOCASE, candidate TEXT NOT NULL COLLATE NOCASE, "
            "identity TEXT NOT NULL COLLATE NOCASE, code TEXT NOT NULL, class TEXT NOT NULL, "
            "folded TEXT NOT NULL, fee INTEGER NOT NULL DEFAULT 0, presence INTEGER NOT NULL DEFAULT 0, "
            "session BLOB, number INTEGER NOT NULL DEFAULT 0, arrived INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE INDEX graduate_batch ON graduate (batch)"),
        QStringLiteral("CREATE INDEX graduate_class ON graduate (batch, class, student)"),
        QStringLiteral("CREATE INDEX graduate_student ON graduate (student)"),
        QStringLiteral("CREATE INDEX graduate_candidate ON graduate (candidate)"),
        QStringLiteral("CREATE INDEX graduate_identity ON graduate (identity)"),
        QStringLiteral("CREATE INDEX graduate_code ON graduate (code)"),
        QStringLiteral("CREATE INDEX graduate_session ON graduate (session)"),
        QStringLiteral("CREATE TABLE lifted (position INTEGER NOT NULL, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, bar TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX lifted_subject ON lifted (subject)"),
    };
}

/// A batch's number is made of its names: it is the same whatever of it was purged before the lists are made
/// anew.
qint64 numberOf(const Batch& batch) {
    const QByteArray names = batch.school.toUtf8() + '\0' + batch.name.toUtf8();
    return qFromBigEndian<qint64>(Hash::of(names).bytes().constData()) & std::numeric_limits<qint64>::max();
}

/// Null is no text.
QString text(const QString& value) { return QLatin1String("") + value; }

QString foldedOf(const RosterEntry& entry) {
    return foldedName(
        QStringList{entry.name, entry.studentNumber, entry.candidateNumber, entry.identityNumber, entry.code}
            .join(QLatin1Char(' ')));
}

QVariantList columnsOf(const RosterEntry& entry) {
    return {text(entry.name),
            text(entry.studentNumber),
            text(entry.candidateNumber),
            text(entry.identityNumber),
            text(entry.code),
            text(entry.className),
            foldedOf(entry)};
}

Result<void> enrol(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    const Batch batch = batchIn(content);
    const qint64 number = numberOf(batch);
    auto known = tables.run(QStringLiteral("INSERT INTO batch VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
                            {number, text(batch.school), text(batch.name)});
    if (!known) return known;
    return tables.run(
        QStringLiteral("INSERT INTO graduate (position, subject, enrolled, batch, name, student, candidate, "
                       "identity, code, class, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        QVariantList{record.position, record.event.subject.bytes(), record.event.id.bytes(), number} +
            columnsOf(entryIn(content)));
}

Result<void> change(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("UPDATE graduate SET enrolled = ?, name = ?, student = ?, candidate = ?, "
                       "identity = ?, code = ?, class = ?, folded = ? WHERE subject = ?"),
        QVariantList{record.event.id.bytes()} + columnsOf(entryIn(contentOf(record))) +
            QVariantList{record.event.subject.bytes()});
}

Result<void> setPresence(Statements& tables, const Record& record, Presence presence) {
    const QCborMap content = contentOf(record);
    return tables.run(QStringLiteral("UPDATE graduate SET presence = ?, session = ?, number = ?, "
                                     "arrived = ? WHERE subject = ?"),
                      {int(presence), sessionIdIn(content).bytes(),
                       integerIn(content.value(QLatin1String("number"))), record.event.timeMs,
                       record.event.subject.bytes()});
}

Result<void> setFee(Statements& tables, const Record& record) {
    return tables.run(QStringLiteral("UPDATE graduate SET fee = ? WHERE subject = ?"),
                      {int(paymentIn(contentOf(record)).state), record.event.subject.bytes()});
}

Result<void> lift(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    for (const auto& bar : content.value(QLatin1String("bars")).toArray()) {
        auto lifted = tables.run(QStringLiteral("INSERT INTO lifted VALUES (?, ?, ?, ?)"),
                                 {record.position, record.event.subject.bytes(), sessionIdIn(content).bytes(),
                                  text(bar.toString())});
        if (!lifted) return lifted;
    }
    return {};
}

Result<void> forget(Statements& tables, const Id& subject) {
    auto gone = forgetIn(tables, {"lifted", "graduate"}, subject);
    if (!gone) return gone;
    return tables.run(QStringLiteral("DELETE FROM batch WHERE NOT EXISTS (SELECT 1 FROM graduate WHERE "
                                     "graduate.batch = batch.number)"),
                      {});
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::graduateEnrolled) return enrol(tables, record);
    if (type == EventType::graduateChanged) return change(tables, record);
    if (type == EventType::graduateArrived) return setPresence(tables, record, Presence::Arrived);
    if (type == EventType::graduateAbsent) return setPresence(tables, record, Presence::Absent);
    if (type == EventType::feeSettled) return setFee(tables, record);
    if (type == EventType::ruleOverridden) return lift(tables, record);
    return {};
}

const char rowColumns[] =
    "graduate.subject, graduate.name, graduate.student, graduate.identity, "
    "graduate.class, photo.state, graduate.fee, graduate.presence, graduate.number, graduate.session, "
    "consent.state";
const char joined[] = "graduate LEFT JOIN photo ON photo.subject = graduate.subject "
                      "LEFT JOIN consent ON consent.subject = graduate.subject";

GraduateRow rowOf(const QSqlQuery& query) {
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
    row.consent = ConsentState(query.value(10).toInt());
    return row;
}

QString conditionFor(GraduateFilter::Standing standing) {
    const auto state = [](PhotoState photo) { return QStringLiteral("photo.state = %1").arg(int(photo)); };
    const auto present = [](Presence presence) {
        return QStringLiteral("photo.state IS NULL AND graduate.presence = %1").arg(int(presence));
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
        return QStringLiteral("photo.state IN (%1, %2)")
            .arg(int(PhotoState::Rejected))
            .arg(int(PhotoState::Unmade));
    case GraduateFilter::Standing::Makeup:
        return QStringLiteral("(photo.state IS NULL OR photo.state IN (%1, %2))")
            .arg(int(PhotoState::Rejected))
            .arg(int(PhotoState::Unmade));
    }
    return {};
}

const char ofBatch[] = "graduate.batch = (SELECT number FROM batch WHERE school = ? AND name = ?)";

struct Where {
    QStringList conditions;
    QVariantList values;
};

Where whereOf(const GraduateFilter& filter) {
    Where where{{conditionFor(filter.standing)}, {}};
    if (filter.batch) {
        where.conditions += QLatin1String(ofBatch);
        where.values += {text(filter.batch->school), text(filter.batch->name)};
    }
    if (filter.className) {
        where.conditions += QStringLiteral("graduate.class = ?");
        where.values += text(*filter.className);
    }
    if (const QString wanted = foldedName(filter.text); !wanted.isEmpty()) {
        where.conditions += QStringLiteral("instr(graduate.folded, ?)");
        where.values += wanted;
    }
    return where;
}

} // namespace

Projection::Module graduateModule() { return {QStringLiteral("graduates"), 2, schema(), apply}; }

QList<Batch> GraduateTables::batches() const {
    QList<Batch> all;
    eachRow(lists,
            QStringLiteral("SELECT school, name FROM batch ORDER BY (SELECT MIN(position) FROM "
                           "graduate WHERE graduate.batch = batch.number)"),
            {}, [&](const QSqlQuery& row) {
                all += Batch{row.value(0).toString(), row.value(1).toString()};
            });
    return all;
}

QStringList GraduateTables::classes(const Batch& batch) const {
    QStringList all;
    eachRow(lists,
            QStringLiteral("SELECT DISTINCT class FROM graduate WHERE %1 ORDER BY class")
                .arg(QLatin1String(ofBatch)),
            {text(batch.school), text(batch.name)},
            [&](const QSqlQuery& row) { all += row.value(0).toString(); });
    return all;
}

int GraduateTables::count(const Batch& batch) const {
    int number = 0;
    eachRow(lists, QStringLiteral("SELECT COUNT(*) FROM graduate WHERE %1").arg(QLatin1String(ofBatch)),
            {text(batch.school), text(batch.name)},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

int GraduateTables::countForMakeup(const Batch& batch, const Id& session) const {
    int number = 0;
    eachRow(lists,
            QStringLiteral("SELECT COUNT(*) FROM %1 WHERE %2 AND (%3 OR EXISTS (SELECT 1 FROM shot WHERE "
                           "shot.session = ? AND shot.subject = graduate.subject))")
                .arg(QLatin1String(joined), QLatin1String(ofBatch),
                     conditionFor(GraduateFilter::Standing::Makeup)),
            {text(batch.school), text(batch.name), session.bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

int GraduateTables::countToCome(const Batch& batch, const Id& session, SessionKind kind) const {
    const QString free = kind == SessionKind::Makeup ? conditionFor(GraduateFilter::Standing::Makeup)
                                                     : QStringLiteral("photo.state IS NULL");
    int number = 0;
    eachRow(
        lists,
        QStringLiteral("SELECT COUNT(*) FROM %1 WHERE %2 AND %3 AND NOT EXISTS (SELECT 1 FROM visit WHERE "
                       "visit.session = ? AND visit.subject = graduate.subject AND visit.presence = %4)")
            .arg(QLatin1String(joined), QLatin1String(ofBatch), free)
            .arg(int(Presence::Absent)),
        {text(batch.school), text(batch.name), session.bytes()},
        [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

qint64 GraduateTables::undelivered(const Batch& batch) const {
    qint64 number = 0;
    eachRow(lists,
            QStringLiteral("SELECT COUNT(*) FROM graduate JOIN photo ON photo.subject = graduate.subject "
                           "WHERE %1 AND NOT photo.delivered AND photo.state IN (%2, %3)")
                .arg(QLatin1String(ofBatch))
                .arg(int(PhotoState::Pending))
                .arg(int(PhotoState::Approved)),
            {text(batch.school), text(batch.name)},
            [&](const QSqlQuery& row) { number = row.value(0).toLongLong(); });
    return number;
}

QList<GraduateRow> GraduateTables::rows(const GraduateFilter& filter, int limit) const {
    const Where where = whereOf(filter);
    QList<GraduateRow> rows;
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM %2 WHERE %3 ORDER BY graduate.batch, graduate.class, "
                           "graduate.student, graduate.position LIMIT ?")
                .arg(QLatin1String(rowColumns), QLatin1String(joined),
                     where.conditions.join(QLatin1String(" AND "))),
            where.values + QVariantList{limit}, [&](const QSqlQuery& row) { rows += rowOf(row); });
    return rows;
}

QList<GraduateRow> GraduateTables::holding(const std::optional<Batch>& batch, const QString& number) const {
    QList<GraduateRow> rows;
    const QString wanted = number.trimmed().normalized(QString::NormalizationForm_KC);
    if (wanted.isEmpty()) return rows;
    QVariantList values{wanted, wanted, wanted, number.trimmed()};
    if (batch) values += {text(batch->school), text(batch->name)};
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM %2 WHERE (student = ? OR candidate = ? OR identity = ? OR "
                           "code = ?) AND %3 ORDER BY graduate.position")
                .arg(QLatin1String(rowColumns), QLatin1String(joined),
                     batch ? QLatin1String(ofBatch) : QLatin1String("1")),
            values, [&](const QSqlQuery& row) { rows += rowOf(row); });
    return rows;
}

std::optional<GraduateRow> GraduateTables::next(const CallOrder& order) const {
    const QByteArray session = order.session.bytes();
    const QString free =
        QStringLiteral("graduate.subject <> ? AND (photo.state IS NULL OR (? AND photo.state = %1)) AND "
                       "ifnull(consent.state, 0) NOT IN (%2, %3) AND %4")
            .arg(int(PhotoState::Rejected))
            .arg(int(ConsentState::Refused))
            .arg(int(ConsentState::Withdrawn))
            .arg(QLatin1String(ofBatch));
    const QVariantList freeValues{order.after.subject.bytes(), order.makeup, text(order.batch.school),
                                  text(order.batch.name)};
    const QString ofClass = order.className ? QStringLiteral(" AND graduate.class = ?") : QString();
    const QVariantList classValues = order.className ? QVariantList{text(*order.className)} : QVariantList();
    const QString notAbsent = QStringLiteral(" AND (graduate.presence <> %1 OR graduate.session IS NOT ?)")
                                  .arg(int(Presence::Absent));
    std::optional<GraduateRow> found;
    const auto ask = [&](const QString& condition, const QVariantList& values) {
        if (found) return;
        eachRow(lists,
                QStringLiteral("SELECT %1 FROM %2 WHERE %3 ORDER BY graduate.batch, graduate.class, "
                               "graduate.student LIMIT 1")
                    .arg(QLatin1String(rowColumns), QLatin1String(joined), free + ofClass + condition),
                freeValues + classValues + values, [&](const QSqlQuery& row) { found = rowOf(row); });
    };
    ask(QStringLiteral(" AND graduate.session = ? AND graduate.presence = %1").arg(int(Presence::Arrived)),
        {session});
    ask(notAbsent + QStringLiteral(" AND graduate.student > ?"), {session, text(order.after.studentNumber)});
    ask(notAbsent, {session});
    return found;
}

std::optional<GraduateDetail> GraduateTables::detail(const Id& subject, Id& enrolled) const {
    std::optional<GraduateDetail> answer;
    eachRow(lists,
            QStringLiteral("SELECT %1, graduate.enrolled, "
                           "(SELECT picture FROM reference WHERE reference.subject = graduate.subject), "
                           "batch.school, batch.name FROM %2 JOIN batch ON "
                           "batch.number = graduate.batch WHERE graduate.subject = ?")
                .arg(QLatin1String(rowColumns), QLatin1String(joined)),
            {subject.bytes()}, [&](const QSqlQuery& row) {
                answer = GraduateDetail();
                answer->row = rowOf(row);
                enrolled = named<Id>(row, 11);
                answer->reference = named<Hash>(row, 12);
                answer->batch = {row.value(13).toString(), row.value(14).toString()};
            });
    if (!answer) return answer;
    eachRow(lists, QStringLiteral("SELECT bar FROM lifted WHERE subject = ? AND session = ?"),
            {subject.bytes(), answer->row.session.bytes()},
            [&](const QSqlQuery& row) { answer->overrides += row.value(0).toString(); });
    return answer;
}

QString GraduateTables::label(const Id& subject) const {
    QString label;
    eachRow(lists, QStringLiteral("SELECT name, student FROM graduate WHERE subject = ?"), {subject.bytes()},
            [&](const QSqlQuery& row) {
                label = (row.value(0).toString() + QLatin1Char(' ') + row.value(1).toString()).trimmed();
            });
    return label;
}

QString GraduateTables::identityNumber(const Id& subject) const {
    QString number;
    eachRow(lists, QStringLiteral("SELECT identity FROM graduate WHERE subject = ?"), {subject.bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toString(); });
    return number;
}

QHash<Id, Id> GraduateTables::enrolments(const Batch& batch) const {
    QHash<Id, Id> all;
    eachRow(lists,
            QStringLiteral("SELECT subject, enrolled FROM graduate WHERE %1").arg(QLatin1String(ofBatch)),
            {text(batch.school), text(batch.name)},
            [&](const QSqlQuery& row) { all.insert(named<Id>(row, 0), named<Id>(row, 1)); });
    return all;
}

int GraduateTables::lastNumber(const Id& session) const {
    int number = 0;
    eachRow(lists, QStringLiteral("SELECT MAX(number) FROM graduate WHERE session = ?"), {session.bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

} // namespace mianguan
