#include "core/work/people_tables.h"

#include "core/access/user_name.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/people_events.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE founding (position INTEGER PRIMARY KEY, school TEXT NOT NULL, "
                       "practice INTEGER NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE person (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
            "name TEXT NOT NULL, folded TEXT NOT NULL, display_name TEXT NOT NULL, "
            "roles INTEGER NOT NULL, key BLOB NOT NULL, slot BLOB, removed INTEGER NOT NULL DEFAULT 0, "
            "added INTEGER NOT NULL, elsewhere INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX person_name ON person (folded)"),
        QStringLiteral("CREATE TABLE policy (position INTEGER PRIMARY KEY, review_own INTEGER NOT NULL, "
                       "lock_after INTEGER NOT NULL, imports INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE recovery (position INTEGER PRIMARY KEY, slot BLOB)"),
        QStringLiteral("CREATE TABLE data_key (position INTEGER PRIMARY KEY, owed INTEGER NOT NULL)"),
    };
}

QString text(const QCborMap& content, QLatin1String name) {
    return QLatin1String("") + textIn(content, name); // null is no text
}

Result<void> addPerson(Statements& tables, const Record& record, const QCborMap& content) {
    const QString name = text(content, QLatin1String("name"));
    return tables.run(QStringLiteral("INSERT INTO person (position, id, name, folded, display_name, roles, "
                                     "key, slot, added, elsewhere) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {record.rank(), userIn(content).bytes(), name, foldedName(name),
                       text(content, QLatin1String("display_name")), int(rolesIn(content)),
                       keyIn(content).bytes(), record.adopted ? QByteArray() : slotIn(content),
                       record.event.timeMs, record.adopted});
}

Result<void> setOfPerson(Statements& tables, const char* column, const QVariant& value, const Id& user) {
    return tables.run(QStringLiteral("UPDATE person SET %1 = ? WHERE id = ?").arg(QLatin1String(column)),
                      {value, user.bytes()});
}

Result<void> changeKey(Statements& tables, const QCborMap& content) {
    const Id user = userIn(content);
    if (const auto done = setOfPerson(tables, "slot", slotIn(content), user); !done) return done;
    return setOfPerson(tables, "key", keyIn(content).bytes(), user);
}

Result<void> setRecovery(Statements& tables, const Record& record, const QCborMap& content) {
    return tables.run(QStringLiteral("INSERT INTO recovery VALUES (?, ?)"), {record.rank(), slotIn(content)});
}

Result<void> setDataKeyOwed(Statements& tables, const Record& record, bool owed) {
    return tables.run(QStringLiteral("INSERT INTO data_key VALUES (?, ?)"), {record.rank(), owed});
}

Result<void> removePerson(Statements& tables, const Record& record, const QCborMap& content) {
    if (const auto done = setOfPerson(tables, "removed", true, userIn(content)); !done) return done;
    return tables.run(QStringLiteral("INSERT INTO data_key SELECT ?, 1 FROM person WHERE id = ? AND NOT "
                                     "elsewhere"),
                      {record.rank(), userIn(content).bytes()});
}

Result<void> addFounding(Statements& tables, const Record& record, const QCborMap& content) {
    const bool practice = content.value(QLatin1String("practice")).toBool();
    auto founded = tables.run(QStringLiteral("INSERT INTO founding VALUES (?, ?, ?)"),
                              {record.rank(), text(content, QLatin1String("school")), practice});
    if (!founded) return founded;
    if (const auto done = setRecovery(tables, record, content); !done) return done;
    return tables.run(QStringLiteral("INSERT INTO policy VALUES (?, ?, ?, ?)"),
                      {record.rank(), practice, qint64(Policy().lockAfter.count()), int(Policy().imports)});
}

Result<void> addPolicy(Statements& tables, const Record& record, const QCborMap& content) {
    const Policy policy = policyIn(content);
    return tables.run(
        QStringLiteral("INSERT INTO policy VALUES (?, ?, ?, ?)"),
        {record.rank(), policy.reviewOwnPhotos, qint64(policy.lockAfter.count()), int(policy.imports)});
}

/// Of what other stations did with people. Founding, keys and passwords are of each store by itself.
bool isForAll(const QString& type) {
    return type == EventType::userAdded || type == EventType::userRolesChanged ||
           type == EventType::userRemoved || type == EventType::policyChanged;
}

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (!record.event.subject.isNull() || record.body.isNull()) return {};
    if (record.adopted && !isForAll(type)) return {};
    if (type == EventType::dataKeyChanged) return setDataKeyOwed(tables, record, false);
    const QCborMap content = contentOf(record);
    if (type == EventType::storeFounded) return addFounding(tables, record, content);
    if (type == EventType::userAdded) return addPerson(tables, record, content);
    if (type == EventType::userRolesChanged)
        return setOfPerson(tables, "roles", int(rolesIn(content)), userIn(content));
    if (type == EventType::userKeyChanged) return changeKey(tables, content);
    if (type == EventType::passwordChanged)
        return setOfPerson(tables, "slot", slotIn(content), record.event.user);
    if (type == EventType::recoveryCodeRenewed) return setRecovery(tables, record, content);
    if (type == EventType::userRemoved) return removePerson(tables, record, content);
    if (type == EventType::policyChanged) return addPolicy(tables, record, content);
    return {};
}

User userOf(const QSqlQuery& row) {
    User user;
    user.id = Id::fromBytes(row.value(0).toByteArray()).value_or(Id());
    user.name = row.value(1).toString();
    user.displayName = row.value(2).toString();
    user.roles = Roles::fromInt(row.value(3).toInt());
    user.key = PublicKey::fromBytes(row.value(4).toByteArray()).value_or(PublicKey());
    user.removed = row.value(5).toBool();
    user.addedMs = row.value(6).toLongLong();
    return user;
}

std::optional<User> firstOf(const QList<User>& users) {
    return users.isEmpty() ? std::nullopt : std::optional(users.first());
}

} // namespace

Projection::Module peopleModule() { return {QStringLiteral("people"), 5, schema(), apply}; }

std::optional<Founding> PeopleTables::founding() const {
    std::optional<Founding> answer;
    eachRow(lists, QStringLiteral("SELECT school, practice FROM founding ORDER BY position LIMIT 1"), {},
            [&](const QSqlQuery& row) {
                answer = Founding{row.value(0).toString(), row.value(1).toBool()};
            });
    return answer;
}

QList<User> PeopleTables::usersWhere(const QString& condition, const QVariantList& values) const {
    QList<User> users;
    eachRow(lists,
            QStringLiteral("SELECT id, name, display_name, roles, key, removed, added FROM person WHERE %1 "
                           "ORDER BY removed, position")
                .arg(condition),
            values, [&](const QSqlQuery& row) { users += userOf(row); });
    return users;
}

std::optional<User> PeopleTables::user(const Id& id) const {
    return firstOf(usersWhere(QStringLiteral("id = ?"), {id.bytes()}));
}

std::optional<User> PeopleTables::userNamed(const QString& name) const {
    return firstOf(usersWhere(QStringLiteral("folded = ? AND NOT removed"), {foldedName(name)}));
}

QList<User> PeopleTables::users() const { return usersWhere(QStringLiteral("1")); }

QList<User> PeopleTables::administrators() const {
    return usersWhere(QStringLiteral("NOT removed AND roles & ?"), {int(Role::Administrator)});
}

QHash<Id, QByteArray> PeopleTables::slotFingerprints() const {
    QHash<Id, QByteArray> fingerprints;
    eachRow(lists, QStringLiteral("SELECT id, slot FROM person WHERE NOT removed AND NOT elsewhere"), {},
            [&](const QSqlQuery& row) {
                fingerprints.insert(Id::fromBytes(row.value(0).toByteArray()).value_or(Id()),
                                    row.value(1).toByteArray());
            });
    eachRow(lists, QStringLiteral("SELECT slot FROM recovery ORDER BY position DESC LIMIT 1"), {},
            [&](const QSqlQuery& row) { fingerprints.insert(Id(), row.value(0).toByteArray()); });
    return fingerprints;
}

Policy PeopleTables::policy() const {
    Policy policy;
    eachRow(
        lists,
        QStringLiteral("SELECT review_own, lock_after, imports FROM policy ORDER BY position DESC LIMIT 1"),
        {}, [&](const QSqlQuery& row) {
            policy.reviewOwnPhotos = row.value(0).toBool();
            policy.lockAfter = std::chrono::minutes(row.value(1).toInt());
            policy.imports = ImportRule(row.value(2).toInt());
        });
    return policy;
}

bool PeopleTables::owesDataKey() const {
    bool owed = false;
    eachRow(lists, QStringLiteral("SELECT owed FROM data_key ORDER BY position DESC LIMIT 1"), {},
            [&](const QSqlQuery& row) { owed = row.value(0).toBool(); });
    return owed;
}

} // namespace mianguan
