#include "core/hub/store/schema.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace mianguan::hub {

namespace {

// In the words of both: {bytes}, {number}; {keyed} ends a table that is its own index in SQLite.
const QList<QStringList>& steps() {
    static const QList<QStringList> all{
        {
            QStringLiteral("CREATE TABLE hub (name TEXT PRIMARY KEY, value {bytes} NOT NULL)"),
            QStringLiteral("CREATE TABLE counter (name TEXT PRIMARY KEY, value {number} NOT NULL)"),
            QStringLiteral("INSERT INTO counter (name, value) VALUES ('position', 0), ('arrived', 0)"),
            QStringLiteral(
                "CREATE TABLE station (id {bytes} PRIMARY KEY, station_key {bytes} NOT NULL, name TEXT NOT "
                "NULL, "
                "scope TEXT NOT NULL, ceiling {number} NOT NULL, enrolled {number} NOT NULL, "
                "revoked {number} NOT NULL, replaces {bytes}, lineage {bytes} NOT NULL, founder {bytes}, "
                "recovering {bytes}, head_seq {number} NOT NULL, head_hash {bytes}, heard {number} NOT "
                "NULL)"),
            QStringLiteral("CREATE TABLE enrolment (code {bytes} PRIMARY KEY, scope TEXT NOT NULL, "
                           "ceiling {number} NOT NULL, replaces {bytes}, expires {number} NOT NULL, "
                           "station {bytes})"),
            QStringLiteral("CREATE TABLE account (id {bytes} PRIMARY KEY, account_key {bytes} NOT NULL, "
                           "name TEXT NOT NULL, scope TEXT NOT NULL, revoked {number} NOT NULL)"),
            QStringLiteral("CREATE TABLE person (id {bytes} PRIMARY KEY, home {bytes} NOT NULL, "
                           "scope TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE person_grant (person {bytes} NOT NULL, position {number} NOT NULL, "
                           "lineage {bytes} NOT NULL, roles {number} NOT NULL, person_key {bytes}, "
                           "PRIMARY KEY (person, position)){keyed}"),
            QStringLiteral("CREATE TABLE school (name TEXT PRIMARY KEY, reviews_own {number} NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE subject (id {bytes} PRIMARY KEY, wrapped {bytes}, school TEXT NOT NULL, "
                "batch TEXT NOT NULL, lineage {bytes}, photo {number} NOT NULL, submission {bytes}, "
                "submitted {number} NOT NULL, portrait {bytes}, collector {bytes}, verdict {bytes}, "
                "judge {bytes}, says {number} NOT NULL, by_supervisor {number} NOT NULL, rival {bytes}, "
                "rival_judge {bytes}, rival_says {number} NOT NULL, rival_by_supervisor {number} NOT NULL, "
                "delivered {number} NOT NULL, purged {number} NOT NULL, waiting {number} NOT NULL)"),
            QStringLiteral("CREATE INDEX subject_pending ON subject (school, submitted) WHERE photo = 1"),
            QStringLiteral("CREATE INDEX subject_disputed ON subject (school) WHERE rival IS NOT NULL"),
            QStringLiteral(
                "CREATE TABLE event (arrived {number} PRIMARY KEY, id {bytes} NOT NULL UNIQUE, "
                "station {bytes} NOT NULL, branch {number} NOT NULL, seq {number} NOT NULL, "
                "header {bytes} NOT NULL, station_signature {bytes} NOT NULL, "
                "user_signature {bytes}, subject {bytes}, tombstone {number} NOT NULL, "
                "body {bytes}, outcome {number} NOT NULL, code TEXT, position {number} UNIQUE, UNIQUE "
                "(station, branch, seq))"),
            QStringLiteral("CREATE INDEX event_subject ON event (subject)"),
            QStringLiteral("CREATE INDEX event_unsettled ON event (arrived) WHERE position IS NULL"),
            QStringLiteral("CREATE TABLE audience (name TEXT NOT NULL, position {number} NOT NULL, "
                           "PRIMARY KEY (name, position)){keyed}"),
            QStringLiteral("CREATE TABLE awaited (subject {bytes} NOT NULL, hash {bytes} NOT NULL, "
                           "event {bytes} NOT NULL, PRIMARY KEY (subject, hash, event)){keyed}"),
            QStringLiteral("CREATE TABLE blob (subject {bytes} NOT NULL, hash {bytes} NOT NULL, "
                           "size {number} NOT NULL, PRIMARY KEY (subject, hash)){keyed}"),
            QStringLiteral("CREATE TABLE number (digest {bytes} NOT NULL, subject {bytes} NOT NULL, "
                           "PRIMARY KEY (digest, subject)){keyed}"),
            QStringLiteral("CREATE INDEX number_subject ON number (subject)"),
            QStringLiteral("CREATE TABLE lease (subject {bytes} PRIMARY KEY, id {bytes} NOT NULL UNIQUE, "
                           "submission {bytes} NOT NULL, station {bytes} NOT NULL, person {bytes} NOT NULL, "
                           "until {number} NOT NULL)"),
            QStringLiteral("CREATE INDEX lease_until ON lease (until)"),
            QStringLiteral("CREATE TABLE request (caller {bytes} NOT NULL, nonce {bytes} NOT NULL, "
                           "number {number} NOT NULL, expires {number} NOT NULL, "
                           "PRIMARY KEY (caller, nonce, number)){keyed}"),
            QStringLiteral("CREATE INDEX request_expires ON request (expires)"),
            QStringLiteral("CREATE TABLE quarantine (id {bytes} PRIMARY KEY, station {bytes} NOT NULL, "
                           "seq {number} NOT NULL, hash {bytes} NOT NULL UNIQUE, header {bytes} NOT NULL, "
                           "station_signature {bytes} NOT NULL, user_signature {bytes}, subject {bytes}, "
                           "body {bytes})"),
            QStringLiteral(
                "CREATE TABLE once (account {bytes} NOT NULL, name {bytes} NOT NULL, "
                "digest {bytes} NOT NULL, event {bytes} NOT NULL, PRIMARY KEY (account, name)){keyed}"),
            QStringLiteral("CREATE TABLE burial (subject {bytes} PRIMARY KEY)"),
        },
        {
            QStringLiteral("CREATE INDEX audience_position ON audience (position)"),
            QStringLiteral("ALTER TABLE enrolment ADD COLUMN account {number} NOT NULL DEFAULT 0"),
            QStringLiteral("ALTER TABLE account ADD COLUMN enrolled {number} NOT NULL DEFAULT 0"),
            QStringLiteral("CREATE TABLE pin (pin {bytes} PRIMARY KEY, announced {number} NOT NULL)"),
        },
        {
            QStringLiteral("ALTER TABLE subject ADD COLUMN person {bytes}"),
            QStringLiteral("CREATE INDEX subject_person ON subject (person) WHERE person IS NOT NULL"),
        },
        {
            QStringLiteral("ALTER TABLE subject ADD COLUMN matched {bytes}"),
            QStringLiteral("ALTER TABLE subject ADD COLUMN given {bytes}"),
            QStringLiteral("ALTER TABLE subject ADD COLUMN earlier {bytes}"),
            QStringLiteral("CREATE INDEX subject_given ON subject (given) WHERE given IS NOT NULL"),
        },
        {
            QStringLiteral("CREATE TABLE owed (deed TEXT PRIMARY KEY)"),
            QStringLiteral("INSERT INTO owed (deed) VALUES ('names')"), // see store_names.cpp
        },
        {
            QStringLiteral("ALTER TABLE event ADD COLUMN accepted {number} NOT NULL DEFAULT 0"),
            QStringLiteral("INSERT INTO owed (deed) VALUES ('left')"), // see store_owed.cpp
        },
        {
            // Events, people and graduates whom waiting events name, and that must come before them.
            QStringLiteral("CREATE TABLE named (name {bytes} NOT NULL, event {bytes} NOT NULL, "
                           "PRIMARY KEY (name, event)){keyed}"),
            QStringLiteral("CREATE INDEX named_event ON named (event)"),
        }};
    return all;
}

QString inWordsOf(bool postgres, QString sql) {
    return sql.replace(QLatin1String("{bytes}"), QLatin1String(postgres ? "BYTEA" : "BLOB"))
        .replace(QLatin1String("{number}"), QLatin1String(postgres ? "BIGINT" : "INTEGER"))
        .replace(QLatin1String("{keyed}"), QLatin1String(postgres ? "" : " WITHOUT ROWID"));
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

Fail tooNew(const QString& where) {
    return fail(
        ErrorKind::Unsupported,
        QCoreApplication::translate("Hub", "The hub's database was written by a newer version of the hub"),
        where, QCoreApplication::translate("Hub", "Install the newer version, then start it again."));
}

Fail notAHubs(const QString& where) {
    return fail(ErrorKind::Unsupported,
                QCoreApplication::translate("Hub", "This database belongs to something else"), where,
                QCoreApplication::translate("Hub", "Give the hub an empty database of its own."));
}

Result<int> version(const Database& database) {
    auto row = database.run(QStringLiteral("SELECT MAX(step) FROM hub_schema"));
    if (!row) return Fail(row.error());
    return row->next() ? row->value(0).toInt() : 0;
}

Result<void> run(const Database& database, bool postgres, int step) {
    for (const QString& sql : steps()[step])
        if (auto made = done(database.run(inWordsOf(postgres, sql))); !made) return made;
    return done(database.run(QStringLiteral("INSERT INTO hub_schema (step) VALUES (?)"), {step + 1}));
}

/// Others wait until the first is done.
Result<void> lock(const Database& database, bool postgres) {
    if (!postgres) return {};
    return done(database.run(QStringLiteral("SELECT pg_advisory_xact_lock(704112)")));
}

} // namespace

Result<QStringList> tableNames(const Database& database, bool postgres) {
    auto rows = database.run(
        postgres
            ? QStringLiteral("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()")
            : QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table'"));
    if (!rows) return Fail(rows.error());
    QStringList names;
    while (rows->next())
        names += rows->value(0).toString();
    return names;
}

int schemaSteps() { return int(steps().size()); }

Result<void> prepareTables(const Database& database, bool postgres, int wanted) {
    const auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    if (auto locked = lock(database, postgres); !locked) return locked;
    const Result<QStringList> tables = tableNames(database, postgres);
    if (!tables) return Fail(tables.error());
    if (!tables->isEmpty() && !tables->contains(QLatin1String("hub_schema")))
        return notAHubs(database.place());
    const auto noted = done(
        database.run(QStringLiteral("CREATE TABLE IF NOT EXISTS hub_schema (step INTEGER PRIMARY KEY)")));
    if (!noted) return noted;
    const Result<int> from = version(database);
    if (!from) return Fail(from.error());
    if (*from > schemaSteps()) return tooNew(database.place());
    for (int step = *from; step < wanted; ++step)
        if (auto made = run(database, postgres, step); !made) return made;
    return (*transaction)->commit();
}

Result<void> prepareTables(const Database& database, bool postgres) {
    return prepareTables(database, postgres, schemaSteps());
}

} // namespace mianguan::hub
