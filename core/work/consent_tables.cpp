#include "core/work/consent_tables.h"

#include "core/work/consent_events.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE consent (subject BLOB PRIMARY KEY, state INTEGER NOT NULL, "
                       "version TEXT, text BLOB, way INTEGER NOT NULL, guardian TEXT, relation TEXT, "
                       "signature BLOB, time INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE consent_shown (text BLOB PRIMARY KEY, event BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE consent_own (position INTEGER PRIMARY KEY, version TEXT, "
                       "language TEXT, title TEXT, body TEXT)"),
    };
}

/// A withdrawal says nothing of the text, and leaves what was said before.
Result<void> setConsent(Statements& tables, const Record& record) {
    const Consent now = consentIn(record);
    const QByteArray subject = record.event.subject.bytes();
    if (now.state == ConsentState::Withdrawn)
        return tables.run(QStringLiteral("UPDATE consent SET state = ?, time = ? WHERE subject = ?"),
                          {int(now.state), now.timeMs, subject});
    return tables.run(QStringLiteral("INSERT OR REPLACE INTO consent VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {subject, int(now.state), now.version, now.text.bytes(), int(now.way), now.guardian,
                       now.relation, now.signature.bytes(), now.timeMs});
}

Result<void> keepShown(Statements& tables, const Record& record) {
    const Hash text = consentTextIn(contentOf(record)).hash();
    return tables.run(
        QStringLiteral("INSERT INTO consent_shown VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET "
                       "event = MIN(event, excluded.event)"), // in whatever order they come
        {text.bytes(), record.event.id.bytes()});
}

Result<void> setOwn(Statements& tables, const Record& record) {
    const ConsentText own = consentTextIn(contentOf(record));
    return tables.run(QStringLiteral("INSERT INTO consent_own VALUES (?, ?, ?, ?, ?)"),
                      {record.rank(), own.version, own.language, own.title, own.body});
}

Result<void> forget(Statements& tables, const Id& subject) { return forgetIn(tables, {"consent"}, subject); }

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::consentGiven || type == EventType::consentRefused ||
        type == EventType::consentWithdrawn)
        return setConsent(tables, record);
    if (type == EventType::consentTextShown) return keepShown(tables, record);
    if (type == EventType::consentTextSet) return setOwn(tables, record);
    return {};
}

} // namespace

Projection::Module consentModule() { return {QStringLiteral("consents"), 2, schema(), apply, forget}; }

Consent ConsentTables::consent(const Id& graduate) const {
    Consent known;
    eachRow(lists,
            QStringLiteral("SELECT state, version, text, way, guardian, relation, signature, time FROM "
                           "consent WHERE subject = ?"),
            {graduate.bytes()}, [&](const QSqlQuery& row) {
                known = {ConsentState(row.value(0).toInt()),
                         row.value(1).toString(),
                         named<Hash>(row, 2),
                         ConsentWay(row.value(3).toInt()),
                         row.value(4).toString(),
                         row.value(5).toString(),
                         named<Hash>(row, 6),
                         row.value(7).toLongLong()};
            });
    return known;
}

std::optional<ConsentText> ConsentTables::schoolsOwn() const {
    std::optional<ConsentText> own;
    eachRow(lists,
            QStringLiteral("SELECT version, language, title, body FROM consent_own ORDER BY position DESC "
                           "LIMIT 1"),
            {}, [&](const QSqlQuery& row) {
                own = ConsentText{row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                                  row.value(3).toString()};
            });
    return own && own->isNull() ? std::nullopt : own;
}

bool ConsentTables::isTaken(const QString& version) const {
    bool taken = false;
    eachRow(lists, QStringLiteral("SELECT 1 FROM consent_own WHERE version = ?"), {version},
            [&](const QSqlQuery&) { taken = true; });
    return taken;
}

Id ConsentTables::shownText(const Hash& text) const {
    Id event;
    eachRow(lists, QStringLiteral("SELECT event FROM consent_shown WHERE text = ?"), {text.bytes()},
            [&](const QSqlQuery& row) { event = named<Id>(row, 0); });
    return event;
}

} // namespace mianguan
