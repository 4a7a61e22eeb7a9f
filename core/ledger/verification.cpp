#include "core/ledger/verification.h"

#include "core/ledger/beginning.h"
#include "core/ledger/database.h"
#include "core/ledger/hub_tables.h"
#include "core/ledger/ledger.h"
#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QSet>
#include <QSqlError>

namespace mianguan {

namespace {

QString words(const char* text) { return QCoreApplication::translate("Ledger", text); }
QString words(const char* text, qint64 number) { return words(text).arg(number); }

Result<QSet<Id>> purgedSubjects(const Database& database) {
    auto rows = database.run(QStringLiteral("SELECT subject FROM event WHERE tombstone"));
    if (!rows) return Fail(rows.error());
    QSet<Id> purged;
    while (rows->next())
        purged.insert(Id::fromBytes(rows->value(0).toByteArray()).value_or(Id()));
    return purged;
}

/// Follows chains and signatures; the part that needs no key.
class Walk {
public:
    Walk(const Database& file, const SubjectKeys* subjectKeys) : database(file), keys(subjectKeys) {}
    virtual ~Walk() = default;

    Result<Verification> run(const Progress& progress, const std::stop_token& stop);

protected:
    virtual void lookAt(const Record&) {}
    virtual Result<void> finish() { return {}; }
    void blame(const QString& sentence) { found.problems += sentence; }
    bool isPurged(const Id& subject) const { return purged.contains(subject); }

    const Database& database;
    const SubjectKeys* keys;
    Verification found;

private:
    Result<void> begin();
    Result<void> checkFile();
    void checkSignatures(const StoredEvent& stored, const Record& record);
    void checkBody(const StoredEvent& stored, const Record& record);
    void checkBeginning(const Record& record);
    void tellBeginning(const Record& record);

    Chain chain;
    QHash<Id, PublicKey> stations;
    Id own; ///< the station whose chain is written now
    QSet<Id> purged;
    qint64 total = 0;
    bool sealedBegan = false;
    Head before; ///< of the event before this one
};

Result<void> Walk::begin() {
    auto stationKeys = StationKeys(database).publicKeys();
    if (!stationKeys) return Fail(stationKeys.error());
    const auto others = peerKeys(database);
    if (!others) return Fail(others.error());
    stations = *others;
    stations.insert(*stationKeys);
    auto present = database.run(QStringLiteral("SELECT id FROM station ORDER BY number DESC LIMIT 1"));
    if (!present) return Fail(present.error());
    if (present->next()) own = Id::fromBytes(present->value(0).toByteArray()).value_or(Id());
    present->finish();
    auto gone = purgedSubjects(database);
    if (!gone) return Fail(gone.error());
    purged = *gone;
    auto count = database.run(QStringLiteral("SELECT COUNT(*) FROM event"));
    if (!count) return Fail(count.error());
    total = count->next() ? count->value(0).toLongLong() : 0;
    return {};
}

Result<Verification> Walk::run(const Progress& progress, const std::stop_token& stop) {
    if (auto begun = begin(); !begun) return Fail(begun.error());
    auto rows = selectEvents(database, 0);
    if (!rows) return Fail(rows.error());
    while (rows->next()) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, words(QT_TRANSLATE_NOOP("Ledger", "The check was stopped")));
        const StoredEvent stored = storedEvent(*rows);
        Record record;
        found.problems += chain.follow(stored, keys, record);
        checkSignatures(stored, record);
        checkBody(stored, record);
        checkBeginning(record);
        lookAt(record);
        if (!record.adopted) before = {record.event.station, record.event.seq, record.hash};
        ++found.events;
        if (progress) progress(found.events, std::max(total, found.events));
    }
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), database.place());
    rows->finish();
    if (auto checked = checkFile().and_then([&] { return finish(); }); !checked) return Fail(checked.error());
    return found;
}

/// What no row tells: an index that leads astray, pages that belong to nobody.
Result<void> Walk::checkFile() {
    constexpr int enough = 10;
    auto rows = database.run(QStringLiteral("PRAGMA integrity_check(%1)").arg(enough));
    if (!rows) return Fail(rows.error());
    while (rows->next()) {
        const QString sentence = rows->value(0).toString();
        if (sentence != QLatin1String("ok"))
            blame(words(QT_TRANSLATE_NOOP("Ledger", "The ledger's file is damaged: %1")).arg(sentence));
    }
    return {};
}

void Walk::checkSignatures(const StoredEvent& stored, const Record& record) {
    const Event& event = record.event;
    if (event.seq == 0) return; // unreadable, and said so
    if (record.adopted && !record.beside && event.station == own)
        blame(words(QT_TRANSLATE_NOOP("Ledger", "Event %1 is of this station, yet stands as another's"),
                    stored.position));
    if (event.version == 1) {
        // The first version signed nothing; the first sealed event signs for what it had written.
        if (sealedBegan) blame(words(QT_TRANSLATE_NOOP("Ledger", "Event %1 is not signed"), stored.position));
        return;
    }
    sealedBegan = true;
    if (!stations.value(event.station).verifies(signedByStation(stored.header), stored.stationSignature))
        blame(words(QT_TRANSLATE_NOOP("Ledger", "The station's signature of event %1 is wrong"),
                    stored.position));
    const bool personSigned = event.signer.isNull()
                                  ? stored.userSignature.isNull()
                                  : event.signer.verifies(signedByUser(stored.header), stored.userSignature);
    if (!personSigned)
        blame(words(QT_TRANSLATE_NOOP("Ledger", "The person's signature of event %1 is wrong"),
                    stored.position));
}

void Walk::checkBody(const StoredEvent& stored, const Record& record) {
    const bool gone = !record.event.tombstone && isPurged(record.event.subject);
    if (stored.body.isNull() && !gone && !stored.adopted)
        blame(words(QT_TRANSLATE_NOOP("Ledger", "The content of event %1 is missing"), stored.position));
    if (!stored.body.isNull() && gone)
        blame(words(QT_TRANSLATE_NOOP("Ledger", "The content of event %1 should have been purged"),
                    stored.position));
}

/// A chain goes on from the very event before it; nothing may be slipped in or lost between two chains.
void Walk::checkBeginning(const Record& record) {
    if (record.adopted || record.event.seq != 1 || record.event.version == 1 || record.body.isNull()) return;
    const Head predecessor = predecessorIn(record).value_or(Head());
    tellBeginning(record);
    if (record.event.type != stationStarted || predecessor != before)
        blame(words(QT_TRANSLATE_NOOP("Ledger",
                                      "The chain that begins at event %1 does not go on from the one before"),
                    record.position));
}

void Walk::tellBeginning(const Record& record) {
    const QString cause = record.body.content().value(QStringLiteral("cause")).toString();
    if (cause == nameOf(Beginning::RolledBack))
        blame(words(QT_TRANSLATE_NOOP("Ledger",
                                      "When event %1 was written the machine remembered events that the "
                                      "ledger no longer had: its end was cut off, an old copy was put "
                                      "back, or two copies were used side by side"),
                    record.position));
    if (cause == nameOf(Beginning::UnknownMachine))
        found.notes +=
            words(QT_TRANSLATE_NOOP("Ledger", "Event %1: opened on a machine that did not know this data"),
                  record.position);
    if (cause == nameOf(Beginning::Restored))
        found.notes +=
            words(QT_TRANSLATE_NOOP("Ledger", "Event %1: restored from a backup"), record.position);
}

/// With the keys: bodies, blobs, keys, slots and what the machine remembers.
class WholeWalk : public Walk {
public:
    explicit WholeWalk(const Ledger& whole)
        : Walk(whole.database(), &whole.subjectKeys()), ledger(whole), unnamed(publishedFiles()) {}

private:
    using Files = QHash<Id, QSet<Hash>>;

    /// Listed before the events are read: whatever is published by then has its event already.
    Files publishedFiles() const;
    void lookAt(const Record& record) override;
    Result<void> finish() override;
    void blameUnnamed();
    Result<void> checkKeys();
    Result<void> checkSlots();
    Result<void> checkMemory();

    const Ledger& ledger;
    Files unnamed;
};

WholeWalk::Files WholeWalk::publishedFiles() const {
    Files files;
    for (const Id& subject : ledger.blobStore().subjects()) {
        const QList<Hash> names = ledger.blobStore().namesOf(subject);
        files.insert(subject, QSet<Hash>(names.begin(), names.end()));
    }
    return files;
}

void WholeWalk::lookAt(const Record& record) {
    const auto named = record.body.blobs();
    if (named.isEmpty()) return;
    const Id& subject = record.event.subject;
    const Result<Key> key = keys->of(subject);
    if (!key) return; // said already, or purged meanwhile
    for (const Hash& hash : named) {
        unnamed[subject].remove(BlobStore::nameOf(*key, hash));
        if (record.adopted && !ledger.blobStore().holds(subject, *key, hash)) continue; // still at the hub
        const Result<QByteArray> bytes = ledger.blobStore().read(subject, *key, hash);
        if (!bytes && keys->of(subject)) blame(bytes.error().sentence());
        ++found.blobs;
    }
}

Result<void> WholeWalk::finish() {
    blameUnnamed();
    return checkKeys().and_then([&] { return checkSlots(); }).and_then([&] { return checkMemory(); });
}

void WholeWalk::blameUnnamed() {
    for (auto subject = unnamed.cbegin(); subject != unnamed.cend(); ++subject) {
        if (subject->isEmpty()) continue;
        const auto number = int(subject->size());
        const QString sentence =
            isPurged(subject.key())
                ? QCoreApplication::translate("Ledger", "%n stored picture(s) of %1 should have been purged",
                                              nullptr, number)
                : QCoreApplication::translate("Ledger",
                                              "%n stored picture(s) of %1 have no event: the ledger may have "
                                              "lost its end. Delete nothing",
                                              nullptr, number);
        blame(sentence.arg(subject.key().hex()));
    }
}

Result<void> WholeWalk::checkKeys() {
    if (const auto station = StationKeys(database).current(keys->dataKey()); !station)
        blame(station.error().what);
    auto rows = database.run(QStringLiteral("SELECT subject, wrapped FROM subject_key"));
    if (!rows) return Fail(rows.error());
    while (rows->next()) {
        const Id subject = Id::fromBytes(rows->value(0).toByteArray()).value_or(Id());
        if (!keys->unwrapped(subject, rows->value(1).toByteArray()))
            blame(words(QT_TRANSLATE_NOOP("Ledger", "The key of %1 was changed or damaged"))
                      .arg(subject.hex()));
    }
    return {};
}

Result<void> WholeWalk::checkSlots() {
    const Result<int> damaged = ledger.cabinet().damagedSlots();
    if (!damaged) return Fail(damaged.error());
    if (*damaged > 0)
        blame(QCoreApplication::translate(
            "Ledger", "%n key slot(s) are damaged: someone can no longer sign in", nullptr, *damaged));
    const Result<QList<Slot>> all = ledger.cabinet().slotList();
    if (!all) return Fail(all.error());
    const Key dataKey = keys->dataKey();
    for (const Slot& slot : *all) {
        if (!slot.untouched(dataKey))
            blame(slot.isRecovery()
                      ? words(QT_TRANSLATE_NOOP("Ledger", "The recovery code's key slot was changed"))
                      : words(QT_TRANSLATE_NOOP("Ledger", "The key slot of user %1 was changed"))
                            .arg(slot.userId().hex()));
    }
    return {};
}

Result<void> WholeWalk::checkMemory() {
    const auto memory = Anchor::open(ledger.machineFolder(), ledger.store(), ledger.disk());
    if (!memory) return Fail(memory.error());
    const std::optional<Head> known = (*memory)->head();
    if ((*memory)->damaged())
        blame(
            words(QT_TRANSLATE_NOOP("Ledger", "What this machine remembers of the ledger's end is damaged")));
    if (!known) return {};
    auto row = database.run(QStringLiteral("SELECT hash FROM event WHERE station = ? AND seq = ?"),
                            {known->station.bytes(), known->seq});
    if (!row) return Fail(row.error());
    const bool there = row->next();
    if (!there)
        blame(words(QT_TRANSLATE_NOOP("Ledger",
                                      "This machine remembers %1 events of station %2, which the ledger no "
                                      "longer has: its end was cut off, or this is an old copy"))
                  .arg(known->seq)
                  .arg(known->station.hex()));
    else if (row->value(0).toByteArray() != known->hash.bytes())
        blame(words(QT_TRANSLATE_NOOP("Ledger",
                                      "This machine remembers another event %1 of station %2: two copies of "
                                      "the data were used side by side"))
                  .arg(known->seq)
                  .arg(known->station.hex()));
    return {};
}

} // namespace

Result<Verification> verifyLedger(const Ledger& ledger, const Progress& progress,
                                  const std::stop_token& stop) {
    return WholeWalk(ledger).run(progress, stop);
}

Result<Verification> verifySealed(const LedgerFile& file, const Progress& progress,
                                  const std::stop_token& stop) {
    return Walk(file.database(), nullptr).run(progress, stop);
}

} // namespace mianguan
