#include "core/ledger/ledger.h"

#include "core/base/clock.h"
#include "core/ledger/database.h"
#include "core/ledger/migration.h"
#include "core/ledger/sql_error.h"
#include "core/ledger/verification.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.ledger")

const qint32 applicationId = 0x4d474c31; // "MGL1"

const QList<QStringList>& schema() {
    static const QList<QStringList> steps{{
        QStringLiteral("CREATE TABLE event (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
                       "station BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL UNIQUE, "
                       "header BLOB NOT NULL, body BLOB, station_signature BLOB, user_signature BLOB, "
                       "UNIQUE (station, seq)) STRICT"),
        QStringLiteral("CREATE TRIGGER event_stays BEFORE DELETE ON event "
                       "BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END"),
        QStringLiteral("CREATE TRIGGER event_unchanged BEFORE UPDATE OF position, id, station, seq, hash, "
                       "header ON event "
                       "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"),
    }};
    return steps;
}

QMap<Hash, QByteArray> nameBlobs(const QMap<QString, QByteArray>& blobs, QCborMap& content) {
    QMap<Hash, QByteArray> hashed;
    QCborMap names;
    for (auto blob = blobs.cbegin(); blob != blobs.cend(); ++blob) {
        const Hash hash = Hash::of(blob.value());
        hashed.insert(hash, blob.value());
        names.insert(blob.key(), hash.bytes());
    }
    if (!names.isEmpty()) content.insert(QStringLiteral("blobs"), names);
    return hashed;
}

void finishLater(const Result<void>& done) {
    if (!done) qCWarning(log) << "left for the next start:" << done.error().sentence();
}

} // namespace

Ledger::Ledger(const QString& folder, FileSystem& files) : blobs(folder, files) {}
Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::open(const QString& folder, FileSystem& files) {
    std::unique_ptr<Ledger> ledger(new Ledger(folder, files));
    if (auto ready = ledger->prepare(folder, files); !ready) return Fail(ready.error());
    return ledger;
}

Result<void> Ledger::prepare(const QString& folder, FileSystem& files) {
    if (auto made = makeFolderDurably(files, folder); !made) return made;
    auto taken = FolderLock::take(folder);
    if (!taken) return Fail(taken.error());
    lock = std::move(*taken);
    database = std::make_unique<Database>(Database::file(folder + QStringLiteral("/ledger.db"), files));
    return migrate(*database, applicationId, schema())
        .and_then([&] { return blobs.prepare(); })
        .and_then([&] { return syncFolder(files, folder); })
        .and_then([&] { return readHead(); })
        .and_then([&] { return settle(); });
}

Result<void> Ledger::readHead() {
    auto first = database->run(QStringLiteral("SELECT station FROM event ORDER BY position LIMIT 1"));
    if (!first) return Fail(first.error());
    station = first->next() ? Id::fromBytes(first->value(0).toByteArray()).value_or(Id()) : Id::random();
    auto count = database->run(QStringLiteral("SELECT MAX(position) FROM event"));
    if (!count) return Fail(count.error());
    headPosition = count->next() ? count->value(0).toLongLong() : 0;
    auto last = database->run(
        QStringLiteral("SELECT seq, hash FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1"),
        {station.bytes()});
    if (!last) return Fail(last.error());
    const bool any = last->next();
    headSeq = any ? last->value(0).toLongLong() : 0;
    headHash = any ? Hash::fromBytes(last->value(1).toByteArray()).value_or(Hash()) : Hash();
    return {};
}

Result<bool> Ledger::holds(const Id& event) const {
    auto found = database->run(QStringLiteral("SELECT 1 FROM event WHERE id = ?"), {event.bytes()});
    if (!found) return Fail(found.error());
    return found->next();
}

Result<void> Ledger::settle() {
    unsettled = false;
    for (const Id& event : blobs.staged()) {
        const Result<bool> held = holds(event);
        if (!held) return Fail(held.error());
        if (!*held) {
            finishLater(blobs.discard(event));
            continue;
        }
        const Result<Record> named = record(event);
        if (!named) return Fail(named.error());
        finishLater(blobs.publish(event, named->event.subject));
    }
    return {};
}

Record Ledger::following(const Draft& draft, const QCborMap& content) const {
    Record next;
    next.position = headPosition + 1;
    next.body = Body::of(content);
    next.event.id = Id::random();
    next.event.station = station;
    next.event.seq = headSeq + 1;
    next.event.previous = headHash;
    next.event.type = draft.type;
    next.event.subject = draft.subject;
    next.event.timeMs = nowMs();
    next.event.body = next.body.hash();
    return next;
}

Result<void> Ledger::insert(Record& next) {
    const Event& event = next.event;
    const QByteArray header = encodeHeader(event);
    next.hash = Hash::of(header);
    const auto transaction = Transaction::begin(*database);
    if (!transaction) return Fail(transaction.error());
    auto inserted =
        database->run(QStringLiteral("INSERT INTO event (position, id, station, seq, hash, header, body) "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?)"),
                      {next.position, event.id.bytes(), event.station.bytes(), event.seq, next.hash.bytes(),
                       header, next.body.bytes()});
    if (!inserted) return Fail(inserted.error());
    return (*transaction)->commit();
}

Result<Record> Ledger::append(const Draft& draft) {
    QCborMap content = draft.content;
    const QMap<Hash, QByteArray> pictures = nameBlobs(draft.blobs, content);
    Record next = following(draft, content);
    if (auto staged = stage(next.event.id, pictures); !staged) return Fail(staged.error());
    if (auto written = insert(next); !written) {
        unsettled =
            true; // a failed commit may still surface after a crash, so its blobs stay until the next one
        return Fail(written.error());
    }
    headPosition = next.position;
    headSeq = next.event.seq;
    headHash = next.hash;
    if (!pictures.isEmpty()) finishLater(blobs.publish(next.event.id, next.event.subject));
    if (unsettled) finishLater(settle());
    return next;
}

Result<void> Ledger::stage(const Id& event, const QMap<Hash, QByteArray>& pictures) {
    if (pictures.isEmpty()) return {};
    Result<void> staged = blobs.stage(event, pictures);
    if (!staged) finishLater(blobs.discard(event));
    return staged;
}

Result<Record> Ledger::record(const Id& event) const {
    auto row = selectEvent(*database, event);
    if (!row) return Fail(row.error());
    if (!row->next()) {
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Ledger", "The ledger has no such event"), event.hex());
    }
    return readRecord(storedEvent(*row), database->place());
}

Result<QByteArray> Ledger::blob(const Id& subject, const Hash& hash) const {
    return blobs.read(subject, hash);
}

Result<QStringList> Ledger::verify(const std::stop_token& stop) const {
    return verifyLedger(*database, blobs, stop);
}

Result<void> Reader::advance(const std::function<Result<void>(const Record&)>& visit) {
    auto rows = selectEvents(*ledger.database, last);
    if (!rows) return Fail(rows.error());
    while (rows->next()) {
        Record record;
        const QStringList problems = chain.follow(storedEvent(*rows), record);
        if (!problems.isEmpty()) return brokenLedger(problems.first(), ledger.database->place());
        if (auto done = visit(record); !done) return done;
        last = record.position;
    }
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), ledger.database->place());
    return {};
}

} // namespace mianguan
