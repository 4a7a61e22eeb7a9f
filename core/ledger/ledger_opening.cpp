#include "core/ledger/database.h"
#include "core/ledger/entry.h"
#include "core/ledger/ledger_schema.h"
#include "core/ledger/plain_ledger.h"
#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSet>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.ledger")

void finishLater(const Result<void>& done) {
    if (!done) qCWarning(log) << "left for the next start:" << done.error().what;
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

struct End {
    qint64 position = 0;
    Head head; ///< of no station while there is no event
};

Result<End> endOf(const Database& database) {
    auto row = database.run(
        QStringLiteral("SELECT (SELECT MAX(position) FROM event), station, seq, hash FROM event WHERE NOT "
                       "adopted ORDER BY position DESC LIMIT 1"));
    if (!row) return Fail(row.error());
    if (!row->next()) return End();
    return End{row->value(0).toLongLong(),
               {Id::fromBytes(row->value(1).toByteArray()).value_or(Id()), row->value(2).toLongLong(),
                Hash::fromBytes(row->value(3).toByteArray()).value_or(Hash())}};
}

/// Told before the store is committed, so that a crash between leaves no store that its machine does not
/// know.
Result<void> rememberFirst(const LedgerFile& file, const QString& machineFolder, const SigningKey& station) {
    const Result<End> end = endOf(file.database());
    if (!end) return Fail(end.error());
    const auto anchor = Anchor::open(machineFolder, file.store(), file.disk());
    return anchor ? (*anchor)->setHead(end->head, station) : Fail(anchor.error());
}

} // namespace

Result<std::unique_ptr<Ledger>> Ledger::create(std::unique_ptr<LedgerFile> file, Key dataKey,
                                               const QList<Slot>& slotList, const QString& machineFolder,
                                               const Progress& progress) {
    std::unique_ptr<Ledger> ledger(new Ledger(std::move(file), std::move(dataKey), machineFolder));
    if (auto founded = ledger->found(slotList); !founded) return Fail(founded.error());
    if (auto ready = ledger->prepare(progress); !ready) return Fail(ready.error());
    return ledger;
}

Result<std::unique_ptr<Ledger>> Ledger::open(std::unique_ptr<LedgerFile> file, Key dataKey,
                                             const QString& machineFolder, const Progress& progress) {
    std::unique_ptr<Ledger> ledger(new Ledger(std::move(file), std::move(dataKey), machineFolder));
    if (auto ready = ledger->prepare(progress); !ready) return Fail(ready.error());
    return ledger;
}

/// Everything or nothing: keys, slots, what the first version wrote sealed, the first event.
Result<void> Ledger::found(const QList<Slot>& slotList) {
    const bool plain = file->state() == LedgerFile::State::Plain;
    if (plain) {
        if (auto settled = blobs.prepare().and_then([&] { return settle(); }); !settled) return settled;
    }
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    Result<void> founded = plain ? addSealedTables(database()) : Result<void>();
    if (founded) founded = keys.keep({}, Key::random());
    if (founded && plain) founded = sealPlainBodies(database(), keys);
    if (founded) founded = done(database().run(ledgerSchema::bodyTrigger()));
    if (founded)
        founded = done(database().run(QStringLiteral("INSERT INTO store VALUES (?, ?)"),
                                      {file->store().bytes(), plain}));
    for (const Slot& slot : slotList) {
        if (founded) founded = cabinet().put(slot);
    }
    const SigningKey fresh = SigningKey::random();
    if (founded) founded = insertFirst(plain ? Beginning::Sealed : Beginning::New, fresh);
    if (!founded) return founded;
    finishLater(rememberFirst(*file, memoryFolder, fresh));
    if (auto committed = (*transaction)->commit(); !committed) return committed;
    beginning = plain ? Beginning::Sealed : Beginning::New;
    return file->emptyLog();
}

Result<void> Ledger::prepare(const Progress& progress) {
    auto remembered = Anchor::open(memoryFolder, file->store(), disk());
    if (!remembered) return Fail(remembered.error());
    anchor = std::move(*remembered);
    Result<SigningKey> key = stations.current(keys.dataKey());
    if (!key) return Fail(key.error());
    signing = std::move(*key);
    stationId = signing.publicKey().id();
    return blobs.prepare()
        .and_then([&] { return syncFolder(disk(), folder()); })
        .and_then([&] { return readHead(); })
        .map([&] { finishLater(settle()); })
        .and_then([&] { return sealClearBlobs(progress); })
        .and_then([&] { return goOn(); })
        .and_then([&] { return settlePurges(); });
}

Result<void> Ledger::readHead() {
    const Result<End> end = endOf(database());
    if (!end) return Fail(end.error());
    headPosition = end->position;
    auto last = database().run(
        QStringLiteral("SELECT seq, hash FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1"),
        {stationId.bytes()});
    if (!last) return Fail(last.error());
    const bool any = last->next();
    headSeq = any ? last->value(0).toLongLong() : 0;
    headHash = any ? Hash::fromBytes(last->value(1).toByteArray()).value_or(Hash()) : Hash();
    return readSeen();
}

/// Blobs that wait under an event: published when it was written, else removed. Does what it can, then says
/// what could not be done.
Result<void> Ledger::settle() {
    Result<void> settled;
    for (const Id& event : blobs.staged()) {
        auto row = database().run(QStringLiteral("SELECT header FROM event WHERE id = ?"), {event.bytes()});
        if (!row) return Fail(row.error());
        const bool written = row->next();
        const Result<Event> header = written ? decodeHeader(row->value(0).toByteArray()) : Event();
        if (!header) continue; // a damaged event: its blobs stay where they are
        auto one = written ? blobs.publish(event, header->subject) : blobs.discard(event);
        if (!one) settled = one;
    }
    unsettled = !settled;
    return settled;
}

/// What the first version left in clear, one blob after another; the mark goes when none is left.
Result<void> Ledger::sealClearBlobs(const Progress& progress) {
    auto mark = database().run(QStringLiteral("SELECT clear_blobs FROM store"));
    if (!mark) return Fail(mark.error());
    if (!mark->next() || !mark->value(0).toBool()) return {};
    mark->finish();
    if (unsettled) return settle(); // says what is wrong: nothing in clear may be left behind
    Reader reader(*this);
    auto sealed = reader.advance([&](const Record& record) -> Result<void> {
        if (progress) progress(record.position, headPosition);
        const Id& subject = record.event.subject;
        const auto named = record.body.blobs();
        if (named.isEmpty()) return {};
        const Result<Key> key = keys.of(subject);
        if (!key) return Fail(key.error());
        for (const Hash& hash : named) {
            if (auto done = blobs.sealClear(subject, *key, hash); !done) return done;
        }
        return {};
    });
    if (!sealed) return sealed;
    // Names of what was moved away may still come back there after a power cut, and nobody would look again.
    if (auto gone = syncFolder(disk(), folder() + QStringLiteral("/incoming")); !gone) return gone;
    return done(database().run(QStringLiteral("UPDATE store SET clear_blobs = 0")));
}

/// Why the old chain must not be gone on with, if so.
Result<std::optional<Beginning>> Ledger::whyBeginAnew() const {
    using Why = std::optional<Beginning>;
    if (QFile::exists(restoredMark())) return Why(Beginning::Restored);
    const std::optional<Head> known = anchor->head();
    if (!known && beginning) return Why(); // just founded: nobody can have known it
    if (!known) return Why(Beginning::UnknownMachine);
    auto row = database().run(QStringLiteral("SELECT hash FROM event WHERE station = ? AND seq = ?"),
                              {known->station.bytes(), known->seq});
    if (!row) return Fail(row.error());
    if (!row->next() || row->value(0).toByteArray() != known->hash.bytes()) return Why(Beginning::RolledBack);
    return known->station == stationId ? Why() : Why(Beginning::UnknownMachine);
}

QString Ledger::restoredMark() const { return LedgerFile::restoredMarkIn(folder()); }

Result<void> Ledger::goOn() {
    const Result<std::optional<Beginning>> why = whyBeginAnew();
    if (!why) return Fail(why.error());
    if (*why) {
        if (auto begun = beginChain(**why); !begun) return begun;
    }
    finishLater(anchor->setHead({stationId, headSeq, headHash}, signing));
    if (*why != Beginning::Restored) return {};
    if (disk().removeFile(QFile::encodeName(restoredMark())) < 0)
        return failFromErrno(errno, QCoreApplication::translate("Ledger", "The data could not be written"),
                             restoredMark());
    return syncFolder(disk(), folder());
}

Result<void> Ledger::beginChain(Beginning why) {
    SigningKey fresh = SigningKey::random();
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    if (auto inserted = insertFirst(why, fresh); !inserted) return inserted;
    if (auto committed = (*transaction)->commit(); !committed) return committed;
    signing = std::move(fresh);
    stationId = signing.publicKey().id();
    beginning = why;
    return readHead();
}

/// The first event of a new chain, inside a transaction that the caller began.
Result<void> Ledger::insertFirst(Beginning why, const SigningKey& fresh) {
    const Result<End> end = endOf(database());
    if (!end) return Fail(end.error());
    Result<Key> key = keys.of({});
    if (!key) return Fail(key.error());
    const auto remembered = why == Beginning::RolledBack ? anchor->head() : std::nullopt;
    const Draft draft = chainStart(why, fresh.publicKey(), end->head, remembered);
    Entry first;
    first.key = std::move(*key);
    return first.write(draft, {}, end->position + 1, 0, fresh, {})
        .and_then([&] { return stations.begin(fresh, keys.dataKey()); })
        .and_then([&] { return insert(first); });
}

/// Blobs of purged subjects go, the machine remembers every purge, and what a restored backup brought back is
/// purged again.
Result<void> Ledger::settlePurges() {
    auto rows = database().run(QStringLiteral("SELECT subject FROM event WHERE tombstone"));
    if (!rows) return Fail(rows.error());
    QSet<Id> buried;
    while (rows->next())
        buried.insert(Id::fromBytes(rows->value(0).toByteArray()).value_or(Id()));
    rows->finish();
    const Result<QList<Id>> known = anchor->purged();
    if (!known) return Fail(known.error());
    const QSet<Id> remembered(known->begin(), known->end());
    for (const Id& subject : std::as_const(buried))
        finishLater(blobs.destroy(subject));
    const QSet<Id> untold = buried - remembered;
    if (!untold.isEmpty()) finishLater(anchor->addPurged(untold.values()));
    checkpointDue = !buried.isEmpty(); // a crash may have come between a purge and the emptying of the log
    finishLater(emptyLog());
    return purgeAgain(remembered - buried);
}

Result<void> Ledger::purgeAgain(const QSet<Id>& subjects) {
    QList<Draft> tombstones;
    for (const Id& subject : subjects) {
        const Result<Key> key = keys.of(subject);
        if (key) tombstones += purgedAgain(subject);
    }
    return appendAll(tombstones).map([](const QList<Record>&) {});
}

} // namespace mianguan
