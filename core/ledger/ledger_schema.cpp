#include "core/ledger/ledger_schema.h"

namespace mianguan::ledgerSchema {

const QList<QStringList>& steps() {
    static const QList<QStringList> steps{
        {
            QStringLiteral("CREATE TABLE event (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
                           "station BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL UNIQUE, "
                           "header BLOB NOT NULL, body BLOB, station_signature BLOB, user_signature BLOB, "
                           "UNIQUE (station, seq)) STRICT"),
            QStringLiteral("CREATE TRIGGER event_stays BEFORE DELETE ON event "
                           "BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END"),
            QStringLiteral("CREATE TRIGGER event_unchanged BEFORE UPDATE OF position, id, station, seq, "
                           "hash, header ON event "
                           "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"),
        },
        {
            QStringLiteral("ALTER TABLE event ADD COLUMN subject BLOB"),
            QStringLiteral("ALTER TABLE event ADD COLUMN tombstone INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("CREATE INDEX event_subject ON event (subject)"),
            QStringLiteral("CREATE INDEX event_tombstone ON event (subject) WHERE tombstone"),
            QStringLiteral("CREATE TABLE store (id BLOB NOT NULL, clear_blobs INTEGER NOT NULL) STRICT"),
            QStringLiteral("CREATE TABLE station (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
                           "public_key BLOB NOT NULL, secret BLOB) STRICT"),
            QStringLiteral("CREATE TABLE subject_key (subject BLOB PRIMARY KEY, wrapped BLOB NOT NULL) "
                           "STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE slot (user BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT"),
            QStringLiteral("CREATE TABLE attempt (user BLOB PRIMARY KEY, wrong INTEGER NOT NULL, "
                           "unreported INTEGER NOT NULL, until INTEGER NOT NULL) STRICT"),
        },
        {
            QStringLiteral("ALTER TABLE event ADD COLUMN adopted INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("CREATE TABLE hub_link (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) "
                           "STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE hub_mark (name TEXT PRIMARY KEY, number INTEGER NOT NULL) "
                           "STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE settlement (position INTEGER PRIMARY KEY, hub INTEGER, "
                           "outcome INTEGER NOT NULL, code TEXT NOT NULL, sentence TEXT NOT NULL, "
                           "remedy TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0) STRICT"),
            QStringLiteral("CREATE INDEX settlement_hub ON settlement (hub) WHERE hub IS NOT NULL"),
            QStringLiteral("CREATE INDEX settlement_open ON settlement (outcome) WHERE outcome <> 0"),
            QStringLiteral("CREATE INDEX settlement_said ON settlement (position) WHERE code <> '' AND "
                           "seen = 0"),
            QStringLiteral("CREATE TABLE parcel (event INTEGER NOT NULL, name TEXT NOT NULL, "
                           "inward INTEGER NOT NULL, "
                           "original INTEGER NOT NULL, bytes INTEGER NOT NULL, failures INTEGER NOT NULL "
                           "DEFAULT 0, due INTEGER NOT NULL DEFAULT 0, stuck INTEGER NOT NULL DEFAULT 0, "
                           "why BLOB, PRIMARY KEY (event, name)) STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX parcel_due ON parcel (inward, stuck, original, due)"),
            QStringLiteral("CREATE TABLE peer (id BLOB PRIMARY KEY, public_key BLOB NOT NULL) "
                           "STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE tangled (subject BLOB PRIMARY KEY) STRICT, WITHOUT ROWID"),
        },
    };
    return steps;
}

QString bodyTrigger() {
    return QStringLiteral("CREATE TRIGGER body_unchanged BEFORE UPDATE OF body, subject, tombstone, "
                          "station_signature, user_signature ON event "
                          "WHEN NEW.body IS NOT NULL OR NEW.subject IS NOT OLD.subject "
                          "BEGIN SELECT RAISE(ABORT, 'bodies are only ever taken away'); END");
}

} // namespace mianguan::ledgerSchema
