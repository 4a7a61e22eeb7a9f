#include "core/work/graduate_tables.h"

#include "core/access/user_name.h"
#include "core/base/cbor.h"
#include "core/people/pinyin.h"
#include "core/work/event_types.h"
#include "core/work/graduate_events.h"
#include "core/work/journal.h"
#include "core/work/photo_events.h"
#include "core/work/safety_events.h"
#include "core/work/session_events.h"
#include "core/work/upcast.h"

#include <QCborArray>

#include <algorithm>

namespace mianguan {

namespace {

/// Neither approved nor awaiting a verdict. The index of those is found by these very words.
QString stillOpen() {
    return QStringLiteral("(photo IS NULL OR photo IN (%1, %2))")
        .arg(int(PhotoState::Rejected))
        .arg(int(PhotoState::Unmade));
}

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE batch (number INTEGER PRIMARY KEY, school TEXT NOT NULL, "
                       "name TEXT NOT NULL, UNIQUE (school, name))"),
        QStringLiteral("CREATE TABLE graduate (position INTEGER PRIMARY KEY, subject BLOB NOT NULL UNIQUE, "
                       "batch INTEGER NOT NULL, enrolled BLOB NOT NULL, name TEXT NOT NULL, "
                       "student TEXT NOT NULL COLLATE NOCASE, candidate TEXT NOT NULL COLLATE NOCASE, "
                       "identity TEXT NOT NULL COLLATE NOCASE, code TEXT NOT NULL, class TEXT NOT NULL, "
                       "level TEXT NOT NULL, folded TEXT NOT NULL, photo INTEGER, home BLOB, fee INTEGER NOT "
                       "NULL DEFAULT 0, presence INTEGER NOT NULL DEFAULT 0, "
                       "session BLOB, number INTEGER NOT NULL DEFAULT 0, arrived INTEGER NOT NULL DEFAULT 0, "
                       "consent TEXT NOT NULL DEFAULT '', guardian TEXT NOT NULL DEFAULT '')"),
        QStringLiteral("CREATE INDEX graduate_class ON graduate (batch, class, student)"),
        QStringLiteral("CREATE INDEX graduate_student ON graduate (student)"),
        QStringLiteral("CREATE INDEX graduate_candidate ON graduate (candidate)"),
        QStringLiteral("CREATE INDEX graduate_identity ON graduate (identity)"),
        QStringLiteral("CREATE INDEX graduate_code ON graduate (code)"),
        QStringLiteral("CREATE INDEX graduate_name ON graduate (name)"),
        QStringLiteral("CREATE INDEX graduate_session ON graduate (session, presence, photo)"),
        QStringLiteral("CREATE INDEX graduate_home ON graduate (home) WHERE home IS NOT NULL"),
        QStringLiteral("CREATE INDEX graduate_open ON graduate (batch, class, student) WHERE %1")
            .arg(stillOpen()),
        QStringLiteral("CREATE TABLE payment (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "state INTEGER NOT NULL, cents INTEGER NOT NULL, method TEXT NOT NULL, "
                       "receipt TEXT NOT NULL, time INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX payment_subject ON payment (subject)"),
        QStringLiteral("CREATE TABLE lifted (position INTEGER NOT NULL, subject BLOB NOT NULL, "
                       "session BLOB NOT NULL, bar TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX lifted_subject ON lifted (subject)"),
    };
}

/// Null is no text.
QString text(const QString& value) { return QLatin1String("") + value; }

QString foldedOf(const RosterEntry& entry) {
    return foldedName(QStringList{entry.name, entry.studentNumber, entry.candidateNumber,
                                  entry.identityNumber, entry.code, pinyinInitials(entry.name)}
                          .join(QLatin1Char(' ')));
}

QVariantList columnsOf(const RosterEntry& entry) {
    return {
        text(entry.name), text(entry.studentNumber), text(entry.candidateNumber), text(entry.identityNumber),
        text(entry.code), text(entry.className),     text(entry.level),           foldedOf(entry)};
}

Result<void> enrol(Statements& tables, const Record& record) {
    const QCborMap content = contentOf(record);
    const Batch batch = batchIn(content);
    const QVariantList names{text(batch.school), text(batch.name)};
    auto known = tables.run(
        QStringLiteral("INSERT INTO batch (school, name) VALUES (?, ?) ON CONFLICT DO NOTHING"), names);
    if (!known) return known;
    return tables.run(
        QStringLiteral(
            "INSERT INTO graduate (position, subject, enrolled, batch, name, student, candidate, "
            "identity, code, class, level, folded) VALUES (?, ?, ?, (SELECT number FROM batch WHERE "
            "school = ? AND name = ?), ?, ?, ?, ?, ?, ?, ?, ?)"),
        QVariantList{record.position, record.event.subject.bytes(), record.event.id.bytes()} + names +
            columnsOf(entryIn(content)));
}

Result<void> change(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("UPDATE graduate SET enrolled = ?, name = ?, student = ?, candidate = ?, "
                       "identity = ?, code = ?, class = ?, level = ?, folded = ? WHERE subject = ?"),
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

Result<void> setConsent(Statements& tables, const Record& record) {
    const Consent consent = consentIn(contentOf(record));
    return tables.run(QStringLiteral("UPDATE graduate SET consent = ?, guardian = ? WHERE subject = ?"),
                      {text(consent.version), text(consent.guardian), record.event.subject.bytes()});
}

Result<void> addPayment(Statements& tables, const Record& record) {
    const Payment paid = paymentIn(contentOf(record));
    const QByteArray subject = record.event.subject.bytes();
    auto set = tables.run(QStringLiteral("UPDATE graduate SET fee = ? WHERE subject = ?"),
                          {int(paid.state), subject});
    if (!set) return set;
    return tables.run(QStringLiteral("INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?)"),
                      {record.position, subject, int(paid.state), paid.cents, text(paid.method),
                       text(paid.receipt), record.event.timeMs});
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

/// How the graduate's photo stands is kept with him too, so that lists and counts need no second table.
Result<void> followPhoto(Statements& tables, const Id& id, const char* whose = "subject") {
    return tables.run(
        QStringLiteral("UPDATE graduate SET (photo, home) = (SELECT state, photo.home FROM photo WHERE "
                       "photo.subject = graduate.subject) WHERE %1 = ?")
            .arg(QLatin1String(whose)),
        {id.bytes()});
}

bool changesPhoto(const QString& type) {
    return type == EventType::photoSubmitted || type == EventType::photoUnmade ||
           type == EventType::photoApproved || type == EventType::photoRejected ||
           type == EventType::graduateReopened || type == EventType::verdictUndone;
}

Result<void> forget(Statements& tables, const Id& subject) {
    if (auto followed = followPhoto(tables, subject, "home"); !followed) return followed;
    return forgetIn(tables, {"payment", "lifted", "graduate"}, subject);
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::graduateEnrolled) return enrol(tables, record);
    if (type == EventType::graduateChanged) return change(tables, record);
    if (type == EventType::graduateArrived) return setPresence(tables, record, Presence::Arrived);
    if (type == EventType::graduateAbsent) return setPresence(tables, record, Presence::Absent);
    if (type == EventType::consentGiven) return setConsent(tables, record);
    if (type == EventType::feeSettled) return addPayment(tables, record);
    if (type == EventType::ruleOverridden) return lift(tables, record);
    if (changesPhoto(type)) return followPhoto(tables, record.event.subject);
    if (type == EventType::photoMatched || type == EventType::matchUndone)
        return followPhoto(tables, idIn(contentOf(record), QLatin1String("graduate")));
    return {};
}

const char rowColumns[] =
    "graduate.subject, graduate.name, graduate.student, graduate.identity, "
    "graduate.class, photo, fee, presence, graduate.number, session, home, level, batch";

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
    row.batch = batches.value(query.value(12).toInt());
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

const char ofBatch[] = "batch = (SELECT number FROM batch WHERE school = ? AND name = ?)";

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

Projection::Module graduateModule() { return {QStringLiteral("graduates"), 2, schema(), apply}; }

QList<Batch> GraduateTables::batches() const {
    QList<Batch> all;
    eachRow(lists, QStringLiteral("SELECT school, name FROM batch ORDER BY number"), {},
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
            {text(batch.school), text(batch.name)},
            [&](const QSqlQuery& row) { all += row.value(0).toString(); });
    return all;
}

BatchNames GraduateTables::batchNames() const {
    BatchNames names;
    eachRow(lists, QStringLiteral("SELECT number, school, name FROM batch"), {}, [&](const QSqlQuery& row) {
        names.insert(row.value(0).toInt(), {row.value(1).toString(), row.value(2).toString()});
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

QList<GraduateRow> GraduateTables::rows(const GraduateFilter& filter, int limit, int from) const {
    const Where where = whereOf(filter);
    return rowsWhere(where.conditions.join(QLatin1String(" AND ")) +
                         QStringLiteral(" ORDER BY batch, class, student, position LIMIT ? OFFSET ?"),
                     where.values + QVariantList{limit, from});
}

QList<GraduateRow> GraduateTables::around(const GraduateFilter& filter, const Id& subject, int each) const {
    const Where where = whereOf(filter);
    const QString place =
        QStringLiteral(" AND (class, student, position) %1 (SELECT class, student, position FROM graduate "
                       "WHERE subject = ?) ORDER BY batch %2, class %2, student %2, position %2 LIMIT ?");
    const QString wanted = where.conditions.join(QLatin1String(" AND "));
    const QVariantList values = where.values + QVariantList{subject.bytes(), each};
    QList<GraduateRow> rows =
        rowsWhere(wanted + place.arg(QLatin1String("<"), QLatin1String("DESC")), values);
    std::reverse(rows.begin(), rows.end());
    return rows + rowsWhere(wanted + place.arg(QLatin1String(">="), QLatin1String("ASC")), values);
}

QList<GraduateRow> GraduateTables::holding(const std::optional<Batch>& batch, const QString& number) const {
    const QString wanted = number.trimmed().normalized(QString::NormalizationForm_KC);
    if (wanted.isEmpty()) return {};
    QVariantList values{wanted, wanted, wanted, number.trimmed()};
    if (batch) values += {text(batch->school), text(batch->name)};
    return rowsWhere(
        QStringLiteral("(student = ? OR candidate = ? OR identity = ? OR code = ?) AND %1 ORDER BY position")
            .arg(batch ? QLatin1String(ofBatch) : QLatin1String("1")),
        values);
}

QList<GraduateRow> GraduateTables::named(const QString& name, int limit) const {
    return rowsWhere(QStringLiteral("name = ? ORDER BY batch DESC, position LIMIT ?"), {name, limit});
}

std::optional<GraduateRow> GraduateTables::next(const CallOrder& order) const {
    const QByteArray session = order.session.bytes();
    const QString free =
        QStringLiteral("%1 AND subject <> ? AND (photo IS NULL OR (? AND photo = %2)) AND %3")
            .arg(stillOpen())
            .arg(int(PhotoState::Rejected))
            .arg(QLatin1String(ofBatch));
    const QVariantList freeValues{order.after.subject.bytes(), order.makeup, text(order.batch.school),
                                  text(order.batch.name)};
    const QString ofClass = order.className ? QStringLiteral(" AND class = ?") : QString();
    const QVariantList classValues = order.className ? QVariantList{text(*order.className)} : QVariantList();
    const QString notAbsent =
        QStringLiteral(" AND (presence <> %1 OR session IS NOT ?)").arg(int(Presence::Absent));
    std::optional<GraduateRow> found;
    const auto ask = [&](const QString& condition, const QVariantList& values) {
        if (found) return;
        const QList<GraduateRow> rows =
            rowsWhere(free + ofClass + condition + QStringLiteral(" ORDER BY batch, class, student LIMIT 1"),
                      freeValues + classValues + values);
        if (!rows.isEmpty()) found = rows.first();
    };
    ask(QStringLiteral(" AND session = ? AND presence = %1").arg(int(Presence::Arrived)), {session});
    ask(notAbsent + QStringLiteral(" AND student > ?"), {session, text(order.after.studentNumber)});
    ask(notAbsent, {session});
    return found;
}

std::optional<GraduateDetail> GraduateTables::detail(const Id& subject, Id& enrolled) const {
    std::optional<GraduateDetail> answer;
    const BatchNames batches = batchNames();
    eachRow(lists,
            QStringLiteral("SELECT %1, enrolled, consent, guardian, (SELECT picture FROM reference WHERE "
                           "reference.subject = graduate.subject) FROM graduate WHERE subject = ?")
                .arg(QLatin1String(rowColumns)),
            {subject.bytes()}, [&](const QSqlQuery& row) {
                answer = GraduateDetail();
                answer->row = rowOf(row, batches);
                enrolled = mianguan::named<Id>(row, 13);
                answer->consent = {row.value(14).toString(), row.value(15).toString()};
                answer->reference = mianguan::named<Hash>(row, 16);
                answer->batch = answer->row.batch;
            });
    if (!answer) return answer;
    eachRow(lists,
            QStringLiteral("SELECT state, cents, method, receipt, time FROM payment WHERE subject = ? "
                           "ORDER BY position DESC LIMIT 1"),
            {subject.bytes()}, [&](const QSqlQuery& row) {
                answer->payment =
                    Payment{FeeState(row.value(0).toInt()), row.value(1).toInt(), row.value(2).toString(),
                            row.value(3).toString(), row.value(4).toLongLong()};
            });
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
    eachRow(
        lists, QStringLiteral("SELECT subject, enrolled FROM graduate WHERE %1").arg(QLatin1String(ofBatch)),
        {text(batch.school), text(batch.name)},
        [&](const QSqlQuery& row) { all.insert(mianguan::named<Id>(row, 0), mianguan::named<Id>(row, 1)); });
    return all;
}

int GraduateTables::lastNumber(const Id& session) const {
    int number = 0;
    eachRow(lists, QStringLiteral("SELECT MAX(number) FROM graduate WHERE session = ?"), {session.bytes()},
            [&](const QSqlQuery& row) { number = row.value(0).toInt(); });
    return number;
}

QList<FeeSum> GraduateTables::fees(const Batch& batch, qint64 fromMs, qint64 untilMs) const {
    QList<FeeSum> sums;
    eachRow(lists,
            QStringLiteral("SELECT state, method, COUNT(*), SUM(cents) FROM payment JOIN graduate ON "
                           "graduate.subject = payment.subject WHERE time >= ? AND time < ? AND %1 "
                           "GROUP BY state, method ORDER BY state, method")
                .arg(QLatin1String(ofBatch)),
            {fromMs, untilMs, text(batch.school), text(batch.name)}, [&](const QSqlQuery& row) {
                sums += FeeSum{FeeState(row.value(0).toInt()), row.value(1).toString(), row.value(2).toInt(),
                               row.value(3).toLongLong()};
            });
    return sums;
}

} // namespace mianguan
