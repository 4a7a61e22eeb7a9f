#include "core/work/journal.h"

#include "core/ledger/snapshot.h"
#include "core/work/closing_tables.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/list_check.h"
#include "core/work/list_making.h"
#include "core/work/match_tables.h"
#include "core/work/name_tables.h"
#include "core/work/sharing.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QMutexLocker>

#include <utility>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(journalLog, "mianguan.journal")

constexpr qint64 whileRunning = 20000; // events between two snapshots
constexpr qint64 afterFailing = 1000;
constexpr qint64 atTheEnd = 500, atTheEndPart = 20;

void warnOf(const Result<void>& kept) {
    if (!kept) qCWarning(journalLog) << kept.error().sentence();
}

QString text(const char* words) { return QCoreApplication::translate("Store", words); }

/// Notices that something was purged, so that a snapshot that still tells of it does not stay.
Projection::Module watchForPurges(bool& purged) {
    return {QStringLiteral("journal"),
            1,
            {},
            [&purged](Statements&, const Record& record) -> Result<void> {
                purged = purged || record.event.tombstone;
                return {};
            },
            {},
            true};
}

/// Lists that a record does not fit, as they tell of events in the hub's order, are made anew: they must not
/// stay behind the ledger.
bool fits(const Result<void>& added) {
    if (!added) qCWarning(journalLog) << "lists are made anew:" << added.error().sentence();
    return bool(added);
}

bool isOfPurged(const Settlement& settlement) {
    return settlement.isVoid() && settlement.code == QLatin1String("purged");
}

Fail shownElsewhere(const Error& error) {
    return fail(ErrorKind::System,
                text(QT_TRANSLATE_NOOP("Store", "It was saved, but the lists could not be updated")),
                error.what, text(QT_TRANSLATE_NOOP("Store", "Close the program and start it again.")));
}

/// Whether the ledger still holds what a snapshot was made of.
bool holds(const Ledger& ledger, const ChainHeads& heads) {
    if (heads.position == 0 || heads.position > ledger.position()) return false;
    const Result<Record> last = ledger.recordAt(heads.position);
    return last && (last->beside || heads.ends.value(last->event.station).hash == last->hash);
}

} // namespace

Journal::Journal(std::unique_ptr<Ledger> ledger)
    : book(std::move(ledger)),
      projection(std::make_unique<Projection>(listsOf(*book) << watchForPurges(purged))) {}

Result<std::unique_ptr<Journal>> Journal::open(std::unique_ptr<Ledger> ledger, const Progress& progress) {
    std::unique_ptr<Journal> journal(new Journal(std::move(ledger)));
    ChainHeads after;
    if (!journal->takeSnapshot(after))
        if (const auto made = journal->projection->make(); !made) return Fail(made.error());
    if (const auto read = journal->readOn(after, progress); !read) return Fail(read.error());
    return journal;
}

Journal::~Journal() {
    const qint64 since = sinceSnapshot();
    if (!purged && !remade && since <= std::min(atTheEnd, book->position() / atTheEndPart)) return;
    warnOf(keepSnapshot());
}

QString Journal::snapshotPath() const { return book->folder() + QStringLiteral("/snapshot"); }

/// With how often lists were rearranged, so that one kept before the last time does not fit.
Result<QByteArray> Journal::schemaName() const {
    return book->hub().mark(HubMark::rearranged).map([&](qint64 times) {
        return projection->schemaName() + ' ' + QByteArray::number(times);
    });
}

/// Instead of empty tables. One that cannot be used is no error: every event is read again.
bool Journal::takeSnapshot(ChainHeads& after) {
    Result<Snapshot> kept = readSnapshot(snapshotPath(), book->keyFor("snapshot"));
    const Result<QByteArray> schema = schemaName();
    if (!kept || !schema || kept->schema != *schema || !holds(*book, kept->after)) return false;
    if (mustReadAll(*book)) return false;
    if (!projection->restore(std::move(kept->tables))) return false;
    after = kept->after;
    snapshotPosition = after.position;
    return true;
}

Result<void> Journal::readOn(const ChainHeads& after, const Progress& progress) {
    Reader reader(*book, after);
    if (const auto read = readInto(*book, *projection, reader, progress, after.position); !read) return read;
    shown = reader.heads();
    broken = reader.problems();
    if (purged) warnOf(keepSnapshot()); // on a full disk the store is looked at all the same
    return {};
}

void Journal::setAuthor(Author author) { person = std::move(author); }

Result<Record> Journal::record(const Draft& draft, const Ledger::Alongside& alongside) {
    return recordAll({draft}, alongside).map([](const QList<Record>& records) { return records.first(); });
}

Result<QList<Record>> Journal::recordAll(const QList<Draft>& drafts, const Ledger::Alongside& alongside) {
    return recordBy(person, drafts, alongside);
}

Result<QList<Record>> Journal::recordBy(const Author& author, const QList<Draft>& drafts,
                                        const Ledger::Alongside& alongside) {
    QMutexLocker locked(&recording);
    Result<QList<Record>> written = book->appendAll(byPerson(drafts), author, alongside);
    if (!written) return written;
    const QSet<Id> left = leftBy(*written);
    if (!fits(projection->add(*written)))
        if (const auto made = showAnew(); !made) return shownElsewhere(made.error());
    for (const Record& record : std::as_const(*written))
        shown.ends.insert(record.event.station, {record.event.station, record.event.seq, record.hash});
    shown.position = book->position();
    if (const auto remade = remakeMatched(*written, left); !remade) return shownElsewhere(remade.error());
    locked.unlock();
    tell(*written);
    return written;
}

/// What is recorded of someone is recorded of the person; a purge and a decision name one name.
QList<Draft> Journal::byPerson(QList<Draft> drafts) const {
    const NameTables names(*projection);
    for (Draft& draft : drafts)
        if (!draft.subject.isNull() && !draft.tombstone && draft.type != EventType::eventSettled)
            draft.subject = names.personOf(draft.subject);
    return drafts;
}

/// Whom those purged now shared a name or a photo with, and who are not.
QSet<Id> Journal::leftBy(const QList<Record>& records) const {
    QSet<Id> names, gone;
    for (const Record& record : records)
        if (record.event.tombstone) {
            gone += record.event.subject;
            if (!names.contains(record.event.subject)) names += sharing(*projection, record.event.subject);
        }
    return names - gone;
}

/// Lists show the person.
void Journal::tell(QList<Record> records) const {
    if (!heard) return;
    for (Record& record : records)
        record.event.subject = NameTables(*projection).personOf(record.event.subject);
    heard(records);
}

/// Whoever shares photos with someone whose rows were made anew is made anew with him from then on; and who
/// shared with someone purged, without him.
Result<void> Journal::remakeMatched(const QList<Record>& records, const QSet<Id>& left) {
    const auto tangled = book->hub().tangled();
    if (!tangled) return Fail(tangled.error());
    QSet<Id> touched;
    for (const Record& record : records)
        if (!tiedBy(record).isEmpty() && !touched.contains(record.event.subject))
            touched += sharing(*projection, record.event.subject);
    const QSet<Id> anew = touched.intersects(*tangled) ? touched + left : left;
    moved += anew;
    return remake(*book, *projection, anew);
}

Result<void> Journal::showAnew() {
    Projection fresh(listsOf(*book) << watchForPurges(purged));
    Reader reader(*book);
    if (const auto made = fresh.make(); !made) return made;
    if (const auto read = readInto(*book, fresh, reader, {}, 0); !read) return read;
    return fresh.serialized().and_then(
        [&](QByteArray&& tables) { return projection->restore(std::move(tables)); });
}

Result<void> Journal::show(const Taken& taken) {
    for (const Record& record : taken.adopted)
        if (!record.beside)
            shown.ends.insert(record.event.station, {record.event.station, record.event.seq, record.hash});
    shown.position = book->position();
    remade = remade || !taken.rearranged.isEmpty();
    moved += taken.rearranged;
    for (const Record& record : taken.adopted) // a check may have begun to read before it was known
        if (taken.aside.contains(record.position)) moved += record.event.subject;
    if (taken.rearranged.contains(Id())) return showAnew();
    const QSet<Id> left = leftBy(taken.adopted);
    if (!fits(projection->add(taken.adopted, {taken.aside, taken.rearranged}))) return showAnew();
    return remake(*book, *projection, taken.rearranged).and_then([&] {
        return remakeMatched(taken.adopted, left);
    });
}

/// Whoever was purged elsewhere takes what this desk took of him along, but for the money.
Result<void> Journal::keepTakings(const HubLog& log) {
    QSet<Id> subjects;
    for (const HubEntry& entry : log.entries)
        if (entry.record.event.tombstone && !entry.settlement.isVoid())
            subjects += entry.record.event.subject;
    return keepTakings(subjects);
}

/// The hub may say so before its log does.
Result<void> Journal::keepTakings(const QList<OwnOutcome>& outcomes) {
    QSet<Id> subjects;
    for (const OwnOutcome& outcome : outcomes)
        if (isOfPurged(outcome.settlement))
            if (const auto record = book->record(outcome.event); record && !record->event.subject.isNull())
                subjects += record->event.subject;
    return keepTakings(subjects);
}

/// Before anything of it goes; heard again, as when it was cut short, it is kept already. What is void only
/// as it came after the purge was not given back.
Result<void> Journal::keepTakings(const QSet<Id>& subjects) {
    if (subjects.isEmpty()) return {};
    KeptTakings takings = ClosingTables(*projection).openOf(subjects);
    takings.entries.removeIf([&](const FeeEntry& entry) {
        const auto said = book->settlementOf(entry.payment);
        return !entry.counts && said && *said && isOfPurged(**said);
    });
    if (takings.entries.isEmpty()) return {};
    return recordBy({}, {takingsKept(takings)}, {}).map([](const QList<Record>&) {});
}

Result<Taken> Journal::take(HubLog log) {
    if (auto kept = keepTakings(log); !kept) return Fail(kept.error());
    QMutexLocker locked(&recording);
    NamesToCome names(*projection, *book);
    if (auto read = names.read(log); !read) return Fail(read.error());
    log.inOrder = isInOrder;
    log.comesFirst = comesFirst;
    log.renamed = names.renamed();
    log.together = sharingWith(*projection, names, log.entries);
    Result<Taken> taken = book->takeLog(log);
    if (!taken) return taken;
    if (const auto done = show(*taken); !done) return shownElsewhere(done.error());
    locked.unlock();
    if (!taken->adopted.isEmpty()) tell(taken->adopted);
    if (rearranged && !taken->rearranged.isEmpty()) rearranged();
    if (log.atEnd)
        if (const auto done = purgeAgain(); !done) warnOf(done); // at the next end
    return taken;
}

/// Whom a restored hub and whoever purged him both forgot.
Result<void> Journal::purgeAgain() {
    const Result<QSet<Id>> subjects = book->purgedElsewhere();
    if (!subjects) return Fail(subjects.error());
    if (subjects->isEmpty()) return {};
    QList<Draft> tombstones;
    for (const Id& subject : *subjects)
        tombstones += purgedAgain(subject);
    return recordBy({}, tombstones, {}).map([](const QList<Record>&) {});
}

Result<Taken> Journal::settle(const QList<OwnOutcome>& outcomes, qint64 sentSeq) {
    if (auto kept = keepTakings(outcomes); !kept) return Fail(kept.error());
    QMutexLocker locked(&recording);
    HubLog order;
    order.inOrder = isInOrder;
    order.comesFirst = comesFirst;
    order.together = [this](const Id& subject) { return sharing(*projection, subject); };
    Result<Taken> taken = book->settleOwn(outcomes, sentSeq, order);
    if (!taken) return taken;
    if (const auto done = show(*taken); !done) return shownElsewhere(done.error());
    locked.unlock();
    if (rearranged && !taken->rearranged.isEmpty()) rearranged();
    return taken;
}

Result<void> Journal::beginChain(Beginning why) {
    QMutexLocker locked(&recording);
    const Result<Record> begun = book->beginChainAnew(why);
    if (!begun) return Fail(begun.error());
    if (const auto added = projection->add({*begun}); !added) return shownElsewhere(added.error());
    shown.ends.insert(begun->event.station, {begun->event.station, begun->event.seq, begun->hash});
    shown.position = book->position();
    locked.unlock();
    if (heard) heard({*begun});
    return {};
}

bool Journal::owesSnapshot() const { return broken.isEmpty() && (purged || sinceSnapshot() >= whileRunning); }

Result<void> Journal::keepSnapshot() {
    if (!broken.isEmpty()) return {};
    Result<QByteArray> tables = projection->serialized();
    if (!tables) return Fail(tables.error());
    const Result<QByteArray> schema = schemaName();
    if (!schema) return Fail(schema.error());
    const Snapshot snapshot{shown, *schema, std::move(*tables)};
    const auto written = writeSnapshot(book->disk(), snapshotPath(), book->keyFor("snapshot"), snapshot);
    triedPosition = written ? 0 : shown.position;
    if (!written) return written;
    snapshotPosition = shown.position;
    purged = remade = false;
    return {};
}

Result<QStringList> Journal::compareLists(const Progress& progress, const std::stop_token& stop) const {
    return checkLists({*book, *projection, recording, moved, !broken.isEmpty()}, progress, stop);
}

Result<void> forgetIn(Statements& tables, std::initializer_list<const char*> names, const Id& subject) {
    for (const char* name : names) {
        auto gone = tables.run(QStringLiteral("DELETE FROM %1 WHERE subject = ?").arg(QLatin1String(name)),
                               {subject.bytes()});
        if (!gone) return gone;
    }
    return {};
}

} // namespace mianguan
