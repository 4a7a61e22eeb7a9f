#include "core/work/photo_tables.h"

#include "core/access/user_name.h"
#include "core/people/pinyin.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/lineage_tables.h"
#include "core/work/name_tables.h"
#include "core/work/photo_events.h"
#include "core/work/portrait_record.h"
#include "core/work/safety_events.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

/// Of what stands and of what it took the place of; `since` when it became this subject's.
const char photoColumns[] =
    "position INTEGER PRIMARY KEY, since INTEGER NOT NULL, subject BLOB NOT NULL, label TEXT NOT NULL, "
    "folded TEXT NOT NULL, "
    "initials TEXT NOT NULL, state INTEGER NOT NULL, worst INTEGER NOT NULL, imported INTEGER NOT NULL, "
    "delivered INTEGER NOT NULL DEFAULT 0, arrival BLOB NOT NULL, collector BLOB NOT NULL, "
    "original BLOB NOT NULL, portrait BLOB NOT NULL, verdict BLOB, judge BLOB, home BLOB";

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE photo (%1, UNIQUE (subject))").arg(QLatin1String(photoColumns)),
        QStringLiteral("CREATE TABLE attempt (%1)").arg(QLatin1String(photoColumns)),
        QStringLiteral("CREATE INDEX attempt_subject ON attempt (subject)"),
        QStringLiteral("CREATE INDEX photo_home ON photo (home) WHERE home IS NOT NULL"),
        QStringLiteral("CREATE INDEX attempt_home ON attempt (home) WHERE home IS NOT NULL"),
        QStringLiteral("CREATE TABLE given (home BLOB PRIMARY KEY, graduate BLOB NOT NULL, "
                       "matched BLOB NOT NULL, matcher BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX given_graduate ON given (graduate)"),
        QStringLiteral("CREATE TABLE reference (subject BLOB PRIMARY KEY, picture BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX photo_state ON photo (state, delivered)"),
        QStringLiteral("CREATE INDEX photo_original ON photo (original)"),
        QStringLiteral("CREATE TABLE handover (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "folder TEXT NOT NULL, name TEXT NOT NULL, time INTEGER NOT NULL, station BLOB NOT "
                       "NULL, adopted INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX handover_folder ON handover (folder)"),
        QStringLiteral("CREATE INDEX handover_subject ON handover (subject)"),
    };
}

const char itself[] = "?", ownerOfHome[] = "(SELECT graduate FROM given WHERE home = ?)",
           ownerByMatch[] = "(SELECT graduate FROM given WHERE matched = ?)";

/// A new photo of someone who has one takes its place; the one before is kept as an attempt.
Result<void> makeRoom(Statements& tables, const Id& id, const char* whose = itself) {
    const QString subject = QLatin1String(whose);
    return tables
        .run(QStringLiteral("INSERT INTO attempt SELECT * FROM photo WHERE subject = %1").arg(subject),
             {id.bytes()})
        .and_then([&] {
            return tables.run(QStringLiteral("DELETE FROM photo WHERE subject = %1").arg(subject),
                              {id.bytes()});
        });
}

/// Of someone without a photo what he had last stands again.
Result<void> bringBack(Statements& tables, const Id& id, const char* whose = itself) {
    const QString subject = QLatin1String(whose);
    return tables
        .run(QStringLiteral("INSERT INTO photo SELECT * FROM attempt WHERE subject = %1 AND NOT EXISTS "
                            "(SELECT 1 FROM photo WHERE subject = %1) ORDER BY since DESC LIMIT 1")
                 .arg(subject),
             {id.bytes(), id.bytes()})
        .and_then([&] {
            return tables.run(QStringLiteral("DELETE FROM attempt WHERE position = (SELECT position FROM "
                                             "photo WHERE subject = %1)")
                                  .arg(subject),
                              {id.bytes()});
        });
}

/// Null is no text.
QString initialsOf(const QString& label) { return QLatin1String("") + pinyinInitials(label); }

Result<void> addPhoto(Statements& tables, const Record& record, PhotoState state) {
    const Event& event = record.event;
    if (const auto room = makeRoom(tables, event.subject); !room) return room;
    const QCborMap content =
        contentOf(record, {QLatin1String("label"), QLatin1String("worst"), QLatin1String("blobs")});
    const QString label = QLatin1String("") + textIn(content, QLatin1String("label")); // null is no text
    return tables.run(
        QStringLiteral("INSERT INTO photo (position, since, subject, label, folded, initials, state, worst, "
                       "imported, arrival, collector, original, portrait) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {record.rank(), record.rank(), event.subject.bytes(), label, foldedName(label), initialsOf(label),
         int(state), int(worstIn(content)), event.timeMs, event.id.bytes(), event.user.bytes(),
         blobIn(content, QLatin1String("original")).bytes(),
         blobIn(content, QLatin1String("portrait")).bytes()});
}

/// The first of those that say the same stands, as it does at the hub; a verdict on a photo whose place
/// another took says nothing of that.
Result<void> setVerdict(Statements& tables, const Record& record, PhotoState state) {
    const Event& event = record.event;
    const Id of = idIn(contentOf(record, {QLatin1String("submission")}), QLatin1String("submission"));
    return tables.run(
        QStringLiteral("UPDATE photo SET state = ?, verdict = ?, judge = ? WHERE subject = ? AND state <> ? "
                       "AND (? OR arrival = ?)"),
        {int(state), event.id.bytes(), event.user.bytes(), event.subject.bytes(), int(state),
         int(of.isNull()), of.bytes()});
}

Result<void> clearVerdict(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral(
            "UPDATE photo SET state = ?, verdict = NULL, judge = NULL WHERE subject = ? AND verdict = ?"),
        {int(PhotoState::Pending), record.event.subject.bytes(),
         idIn(contentOf(record), QLatin1String("verdict")).bytes()});
}

/// Of a photo that was given to him, delivered, and purged where it came in, what he has again was not.
Result<void> addHandover(Statements& tables, const Record& record) {
    const QByteArray subject = record.event.subject.bytes();
    const QCborMap content = contentOf(record);
    const Id of = idIn(content, QLatin1String("verdict"));
    auto marked =
        tables.run(QStringLiteral("UPDATE photo SET delivered = 1 WHERE subject = ? AND (? OR verdict = ?)"),
                   {subject, int(of.isNull()), of.bytes()});
    if (!marked) return marked;
    return tables.run(QStringLiteral("INSERT INTO handover VALUES (?, ?, ?, ?, ?, ?, ?)"),
                      {record.rank(), subject, textIn(content, QLatin1String("folder")),
                       textIn(content, QLatin1String("name")), record.event.timeMs,
                       record.event.station.bytes(), record.adopted});
}

/// The last one stands.
Result<void> setReference(Statements& tables, const Record& record) {
    return tables.run(
        QStringLiteral("INSERT INTO reference VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET "
                       "picture = excluded.picture"),
        {record.event.subject.bytes(), blobIn(contentOf(record), QLatin1String("reference")).bytes()});
}

/// The photo becomes the graduate's, and what he had an attempt. Whom it was given to first keeps it: two
/// desks may have given it away before they heard of each other.
Result<void> match(Statements& tables, const Record& record) {
    const Event& event = record.event;
    const QCborMap content = contentOf(record);
    const Result<Id> person = personIn(tables, content);
    if (!person) return Fail(person.error());
    const Id& graduate = *person;
    const QString label = QLatin1String("") + textIn(content, QLatin1String("label"));
    const QByteArray home = event.subject.bytes();
    return tables
        .run(QStringLiteral("INSERT INTO given SELECT subject, ?, ?, ? FROM photo WHERE subject = ? AND NOT "
                            "EXISTS (SELECT 1 FROM given WHERE home = photo.subject)"),
             {graduate.bytes(), event.id.bytes(), event.user.bytes(), home})
        .and_then([&] { return makeRoom(tables, event.id, ownerByMatch); })
        .and_then([&] {
            return tables.run(
                QStringLiteral("UPDATE photo SET since = ?, subject = ?, home = subject, label = ?, "
                               "folded = ?, initials = ? WHERE subject = (SELECT home FROM "
                               "given WHERE matched = ?)"),
                {record.rank(), graduate.bytes(), label, foldedName(label), initialsOf(label),
                 event.id.bytes()});
        });
}

Result<void> forgetGiving(Statements& tables, const Id& home) {
    return tables.run(QStringLiteral("DELETE FROM given WHERE home = ?"), {home.bytes()});
}

/// One that comes back to a place which another has taken is an attempt there.
Result<void> giveWay(Statements& tables, const Id& match) {
    const QString back = QStringLiteral("home = (SELECT home FROM given WHERE matched = ?)");
    const QString taken =
        QStringLiteral("EXISTS (SELECT 1 FROM photo AS other WHERE other.subject = photo.home)");
    return tables
        .run(QStringLiteral("INSERT INTO attempt SELECT * FROM photo WHERE %1 AND %2").arg(back, taken),
             {match.bytes()})
        .and_then([&] {
            return tables.run(QStringLiteral("DELETE FROM photo WHERE %1 AND %2").arg(back, taken),
                              {match.bytes()});
        });
}

/// It is of someone not yet known again and awaits its verdict anew; the graduate has what he had.
Result<void> unmatch(Statements& tables, const Record& record) {
    const Id& home = record.event.subject;
    const QCborMap content = contentOf(record);
    const Id match = idIn(content, QLatin1String("match"));
    const QString label = QLatin1String("") + textIn(content, QLatin1String("label"));
    if (auto gaveWay = giveWay(tables, match); !gaveWay) return gaveWay;
    for (const char* table : {"photo", "attempt"}) {
        auto done = tables.run(
            QStringLiteral(
                "UPDATE %1 SET since = position, subject = home, home = NULL, label = ?, folded = ?, "
                "initials = ?, state = CASE state WHEN ? THEN state ELSE ? "
                "END, verdict = NULL, judge = NULL WHERE home = (SELECT home FROM given "
                "WHERE matched = ?)")
                .arg(QLatin1String(table)),
            {label, foldedName(label), initialsOf(label), int(PhotoState::Unmade), int(PhotoState::Pending),
             match.bytes()});
        if (!done) return done;
    }
    return bringBack(tables, match, ownerByMatch)
        .and_then([&] { return bringBack(tables, home); })
        .and_then([&] {
            return tables.run(QStringLiteral("DELETE FROM given WHERE matched = ?"), {match.bytes()});
        });
}

/// Everything of a purged subject.
Result<void> forget(Statements& tables, const Id& subject) {
    for (const char* table : {"photo", "attempt"})
        if (auto gone = tables.run(QStringLiteral("DELETE FROM %1 WHERE home = ?").arg(QLatin1String(table)),
                                   {subject.bytes()});
            !gone)
            return gone;
    auto restored =
        bringBack(tables, subject, ownerOfHome).and_then([&] { return forgetGiving(tables, subject); });
    return !restored ? restored : forgetIn(tables, {"handover", "attempt", "reference", "photo"}, subject);
}

/// Types that this version does not know change nothing it shows, and no more does what was purged.
Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::photoSubmitted) return addPhoto(tables, record, PhotoState::Pending);
    if (type == EventType::photoUnmade) return addPhoto(tables, record, PhotoState::Unmade);
    if (type == EventType::photoApproved) return setVerdict(tables, record, PhotoState::Approved);
    if (type == EventType::photoRejected || type == EventType::graduateReopened)
        return setVerdict(tables, record, PhotoState::Rejected);
    if (type == EventType::verdictUndone) return clearVerdict(tables, record);
    if (type == EventType::photoMatched) return match(tables, record);
    if (type == EventType::matchUndone) return unmatch(tables, record);
    if (type == EventType::photoDelivered) return addHandover(tables, record);
    if (type == EventType::referenceAdded) return setReference(tables, record);
    return {};
}

const char rowColumns[] = "subject, label, state, worst, imported, delivered";

PhotoRow rowOf(const QSqlQuery& query) {
    PhotoRow row;
    row.subject = named<Id>(query, 0);
    row.label = query.value(1).toString();
    row.state = PhotoState(query.value(2).toInt());
    row.worst = Status(query.value(3).toInt());
    row.importedMs = query.value(4).toLongLong();
    row.delivered = query.value(5).toBool();
    return row;
}

void tally(PhotoCounts& counts, PhotoState state, bool delivered, int number) {
    switch (state) {
    case PhotoState::Pending:
        counts.pending += number;
        return;
    case PhotoState::Rejected:
        counts.rejected += number;
        return;
    case PhotoState::Unmade:
        counts.unmade += number;
        return;
    case PhotoState::Approved:
        counts.approved += number;
        if (!delivered) counts.undelivered += number;
    }
}

} // namespace

Projection::Module photoModule() { return {QStringLiteral("photos"), 8, schema(), apply, forget}; }

QList<PhotoRow> PhotoTables::rows() const {
    QList<PhotoRow> rows;
    eachRow(lists, QStringLiteral("SELECT %1 FROM photo ORDER BY position").arg(QLatin1String(rowColumns)),
            {}, [&](const QSqlQuery& row) { rows += rowOf(row); });
    return rows;
}

PhotoCounts PhotoTables::counts() const {
    PhotoCounts counts;
    eachRow(lists, QStringLiteral("SELECT state, delivered, COUNT(*) FROM photo GROUP BY state, delivered"),
            {}, [&](const QSqlQuery& row) {
                tally(counts, PhotoState(row.value(0).toInt()), row.value(1).toBool(), row.value(2).toInt());
            });
    return counts;
}

bool PhotoTables::holdsOriginal(const Hash& original) const {
    bool held = false;
    eachRow(lists, QStringLiteral("SELECT 1 FROM photo WHERE original = ? LIMIT 1"), {original.bytes()},
            [&](const QSqlQuery&) { held = true; });
    return held;
}

QList<PhotoRow> PhotoTables::find(const QString& text, int limit) const {
    const QString wanted = foldedName(text);
    QList<PhotoRow> found;
    if (wanted.isEmpty()) return found;
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM photo WHERE instr(folded, ?) OR instr(initials, ?) ORDER BY CASE "
                           "WHEN folded = ? THEN 0 "
                           "WHEN instr(folded, ?) = 1 THEN 1 ELSE 2 END, position LIMIT ?")
                .arg(QLatin1String(rowColumns)),
            {wanted, wanted, wanted, wanted, limit}, [&](const QSqlQuery& row) { found += rowOf(row); });
    return found;
}

std::optional<Standing> PhotoTables::standing(const Id& name) const {
    const Id subject = NameTables(lists).personOf(name);
    std::optional<Standing> answer;
    const QString picture =
        QStringLiteral("(SELECT picture FROM reference WHERE reference.subject = photo.%1)");
    const QString sql =
        QStringLiteral(
            "SELECT %1, arrival, collector, verdict, judge, portrait, COALESCE(%2, %3), photo.home, "
            "matched, matcher FROM photo LEFT JOIN given ON given.home = photo.home WHERE "
            "subject = ?")
            .arg(QLatin1String(rowColumns), picture.arg(QLatin1String("subject")),
                 picture.arg(QLatin1String("home")));
    eachRow(lists, sql, {subject.bytes()}, [&](const QSqlQuery& row) {
        answer = Standing{rowOf(row),         named<Id>(row, 6),    named<Id>(row, 7),    named<Id>(row, 8),
                          named<Id>(row, 9),  named<Hash>(row, 10), named<Hash>(row, 11), named<Id>(row, 12),
                          named<Id>(row, 13), named<Id>(row, 14)};
    });
    return answer;
}

QList<PhotoRow> PhotoTables::unmatched() const {
    QList<PhotoRow> rows;
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM photo WHERE NOT delivered AND NOT EXISTS (SELECT 1 FROM graduate "
                           "WHERE graduate.subject = photo.subject) ORDER BY position")
                .arg(QLatin1String(rowColumns)),
            {}, [&](const QSqlQuery& row) { rows += rowOf(row); });
    return rows;
}

QList<Id> PhotoTables::homes(const Id& subject) const {
    QList<Id> all;
    eachRow(lists, QStringLiteral("SELECT home FROM given WHERE graduate = ?"), {subject.bytes()},
            [&](const QSqlQuery& row) { all += named<Id>(row, 0); });
    return all;
}

Id PhotoTables::ownerOf(const Id& home) const {
    Id owner;
    eachRow(lists, QStringLiteral("SELECT graduate FROM given WHERE home = ?"), {home.bytes()},
            [&](const QSqlQuery& row) { owner = named<Id>(row, 0); });
    return owner;
}

QList<Attempt> PhotoTables::attempts(const Id& name) const {
    const Id subject = NameTables(lists).personOf(name);
    QList<Attempt> all;
    eachRow(
        lists,
        QStringLiteral("SELECT arrival, portrait, state, imported FROM attempt WHERE subject = ? ORDER BY "
                       "position DESC"),
        {subject.bytes()}, [&](const QSqlQuery& row) {
            all += Attempt{named<Id>(row, 0), named<Hash>(row, 1), PhotoState(row.value(2).toInt()),
                           row.value(3).toLongLong()};
        });
    return all;
}

/// Others' folders are on other machines, whatever they are called.
QList<Handover> PhotoTables::handovers(const QString& folder) const {
    QList<Handover> all;
    eachRow(
        lists,
        QStringLiteral("SELECT subject, name, time FROM handover WHERE folder = ? AND %1 ORDER BY position")
            .arg(ofThisDesk("handover")),
        {folder}, [&](const QSqlQuery& row) {
            all += Handover{named<Id>(row, 0), row.value(1).toString(), row.value(2).toLongLong()};
        });
    return all;
}

} // namespace mianguan
