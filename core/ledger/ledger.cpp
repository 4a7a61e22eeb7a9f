#include "core/ledger/ledger.h"

#include "core/ledger/database.h"
#include "core/ledger/entry.h"
#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.ledger")

void finishLater(const Result<void>& done) {
    if (!done) qCWarning(log) << "left for the next start:" << done.error().what;
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

QVariant cell(const QByteArray& bytes) {
    return bytes.isNull() ? QVariant(QMetaType(QMetaType::QByteArray)) : bytes;
}

Fail purgedAlready(const Id& subject) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Ledger", "This graduate's photos were purged"), subject.hex(),
                QCoreApplication::translate("Ledger", "Take a new photo, as of a new graduate."));
}

Fail noSuchEvent(const QString& which) {
    return fail(ErrorKind::NotFound, QCoreApplication::translate("Ledger", "The ledger has no such event"),
                which);
}

Result<Record> firstRecord(Result<QSqlQuery> row, const SubjectKeys& keys, const QString& which,
                           const QString& where) {
    if (!row) return Fail(row.error());
    if (!row->next()) return noSuchEvent(which);
    return readRecord(storedEvent(*row), keys, where);
}

} // namespace

Ledger::Ledger(std::unique_ptr<LedgerFile> opened, Key dataKey, const QString& machineFolder)
    : file(std::move(opened)), memoryFolder(machineFolder), keys(file->database(), std::move(dataKey)),
      stations(file->database()), blobs(file->folder(), file->disk()) {}

Ledger::~Ledger() = default;

Result<bool> Ledger::isPurged(const Id& subject) const {
    auto row = database().run(QStringLiteral("SELECT 1 FROM event WHERE tombstone AND subject = ?"),
                              {subject.bytes()});
    if (!row) return Fail(row.error());
    return row->next();
}

/// The key to seal a body with: the station's for a tombstone, else the subject's, made when it is new.
Result<Key> Ledger::keyOf(const Draft& draft, Entries& before, bool& fresh) const {
    for (const Entry& entry : before) {
        if (!draft.tombstone && entry.record.event.keySubject() == draft.subject) return entry.key.copy();
    }
    const Id subject = draft.tombstone ? Id() : draft.subject;
    Result<Key> known = keys.of(subject);
    if (known || known.error().kind != ErrorKind::NotFound) return known;
    const Result<bool> purged = isPurged(subject);
    if (!purged) return Fail(purged.error());
    if (*purged) return purgedAlready(subject);
    fresh = true;
    return Key::random();
}

Result<Ledger::Entries> Ledger::entriesFor(const QList<Draft>& drafts, const Author& author) const {
    Entries entries;
    Head head{stationId, headSeq, headHash};
    for (const Draft& draft : drafts) {
        Entry entry;
        Result<Key> key = keyOf(draft, entries, entry.freshKey);
        if (!key) return Fail(key.error());
        entry.key = std::move(*key);
        const qint64 position = headPosition + qint64(entries.size()) + 1;
        if (auto written = entry.write(draft, head, position, seen, signing, author); !written)
            return Fail(written.error());
        head = {stationId, entry.record.event.seq, entry.record.hash};
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<void> Ledger::stage(const Entries& entries) {
    Result<void> staged;
    for (const Entry& entry : entries) {
        const Event& event = entry.record.event;
        if (staged && !entry.pictures.isEmpty())
            staged = blobs.stage(event.id, event.subject, entry.key, entry.pictures);
    }
    if (staged) return staged;
    for (const Entry& entry : entries)
        finishLater(blobs.discard(entry.record.event.id));
    return staged;
}

Result<void> Ledger::insert(const Entry& entry) {
    const Event& event = entry.record.event;
    if (entry.freshKey) {
        if (auto kept = keys.keep(event.subject, entry.key); !kept) return kept;
    }
    auto inserted = done(database().run(
        QStringLiteral(
            "INSERT INTO event (position, id, station, seq, hash, header, body, station_signature, "
            "user_signature, subject, tombstone, adopted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {entry.record.position, event.id.bytes(), event.station.bytes(),
         entry.record.beside ? -entry.record.position : event.seq, entry.record.hash.bytes(), entry.header,
         cell(entry.sealedBody), entry.stationSignature, cell(entry.userSignature), event.subject.bytes(),
         event.tombstone, entry.record.adopted}));
    if (!inserted || !event.tombstone) return inserted;
    return done(database().run(
                    QStringLiteral("UPDATE event SET body = NULL WHERE subject = ? AND NOT tombstone"),
                    {event.subject.bytes()}))
        .and_then([&] { return keys.destroy(event.subject); });
}

Result<void> Ledger::commit(Entries& entries, const Alongside& alongside) {
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    for (const Entry& entry : entries) {
        if (auto inserted = insert(entry); !inserted) return inserted;
    }
    if (alongside) {
        if (auto written = alongside(file->cabinet()); !written) return written;
    }
    return (*transaction)->commit();
}

void Ledger::advanceHead(const Record& last) {
    headPosition = last.position;
    headSeq = last.event.seq;
    headHash = last.hash;
    finishLater(anchor->setHead({stationId, headSeq, headHash}, signing));
}

void Ledger::publish(const Entries& entries) {
    for (const Entry& entry : entries) {
        if (!entry.pictures.isEmpty())
            finishLater(blobs.publish(entry.record.event.id, entry.record.event.subject));
    }
}

/// What was sealed for a purged subject is unreadable already; now its bytes go, and the machine remembers.
void Ledger::buryPurged(const Entries& entries) {
    QList<Id> purged;
    for (const Entry& entry : entries) {
        if (entry.record.event.tombstone) purged += entry.record.event.subject;
    }
    if (!purged.isEmpty()) finishLater(anchor->addPurged(purged));
    for (const Id& subject : purged)
        finishLater(blobs.destroy(subject));
    checkpointDue = checkpointDue || !purged.isEmpty();
    finishLater(emptyLog());
}

Result<void> Ledger::emptyLog() {
    if (!checkpointDue) return {};
    Result<void> emptied = file->emptyLog();
    checkpointDue = !emptied;
    return emptied;
}

Result<QList<Record>> Ledger::appendAll(const QList<Draft>& drafts, const Author& author,
                                        const Alongside& alongside) {
    if (drafts.isEmpty()) return QList<Record>();
    Result<Entries> entries = entriesFor(drafts, author);
    if (!entries) return Fail(entries.error());
    if (auto staged = stage(*entries); !staged) return Fail(staged.error());
    if (auto written = commit(*entries, alongside); !written) {
        unsettled =
            true; // a failed commit may still surface after a crash, so its blobs stay until the next one
        return Fail(written.error());
    }
    advanceHead(entries->back().record);
    publish(*entries);
    buryPurged(*entries);
    if (unsettled) finishLater(settle());
    QList<Record> records;
    for (Entry& entry : *entries)
        records += std::move(entry.record);
    return records;
}

Result<Record> Ledger::append(const Draft& draft, const Author& author, const Alongside& alongside) {
    return appendAll({draft}, author, alongside).map([](const QList<Record>& records) {
        return records.first();
    });
}

Result<Record> Ledger::record(const Id& event) const {
    return firstRecord(selectEvent(database(), event), keys, event.hex(), database().place());
}

Result<Record> Ledger::recordAt(qint64 position) const {
    return firstRecord(selectEventAt(database(), position), keys, QString::number(position),
                       database().place());
}

Result<QByteArray> Ledger::blob(const Id& subject, const Hash& hash) const {
    const Result<Key> key = keys.of(subject);
    if (!key) return Fail(key.error());
    return blobs.read(subject, *key, hash);
}

Result<void> Ledger::changeDataKey() {
    Key fresh = Key::random();
    const Result<QList<Slot>> slotList = cabinet().slotList();
    if (!slotList) return Fail(slotList.error());
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    if (auto done = keys.rewrap(fresh); !done) return done;
    if (auto done = stations.rewrap(signing, fresh); !done) return done;
    for (const Slot& slot : *slotList) {
        if (auto done = cabinet().put(slot.withDataKey(fresh)); !done) return done;
    }
    if (auto done = (*transaction)->commit(); !done) return done;
    keys.setDataKey(std::move(fresh));
    checkpointDue = true;
    buryPurged({});
    return {};
}

Result<void> Reader::advance(const std::function<Result<void>(const Record&)>& visit,
                             const Progress& progress) {
    auto rows = selectEvents(ledger.database(), chain.heads().position);
    if (!rows) return Fail(rows.error());
    const qint64 begun = chain.heads().position, end = ledger.position();
    while (rows->next()) {
        Record record;
        const QStringList problems = chain.follow(storedEvent(*rows), &ledger.subjectKeys(), record);
        broken += problems;
        if (problems.isEmpty()) {
            if (auto done = visit(record); !done) return done;
        }
        if (progress && record.position % 1000 == 0) progress(record.position - begun, end - begun);
    }
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), ledger.database().place());
    return {};
}

} // namespace mianguan
