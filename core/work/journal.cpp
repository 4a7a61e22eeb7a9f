#include "core/work/journal.h"

#include "core/ledger/snapshot.h"
#include "core/work/activity_tables.h"
#include "core/work/authority.h"
#include "core/work/closing_tables.h"
#include "core/work/consent_tables.h"
#include "core/work/event_types.h"
#include "core/work/fee_tables.h"
#include "core/work/graduate_tables.h"
#include "core/work/lineage_tables.h"
#include "core/work/match_tables.h"
#include "core/work/name_tables.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/safety_tables.h"
#include "core/work/session_tables.h"
#include "core/work/sharing.h"
#include "core/work/slot_check.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QLocale>
#include <QLoggingCategory>
#include <QMutexLocker>
#include <QThread>

#include <utility>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(journalLog, "mianguan.journal")

constexpr qint64 whileRunning = 20000; // events between two snapshots
constexpr qint64 afterFailing = 1000;
constexpr qint64 atTheEnd = 500, atTheEndPart = 20;
constexpr qsizetype remadeAtOnce = 300; // subjects
constexpr qsizetype comparedAtOnce = 20;
constexpr std::chrono::milliseconds heldAtMost{20}; // the ledger, by a check

void warnOf(const Result<void>& kept) {
    if (!kept) qCWarning(journalLog) << kept.error().sentence();
}

QString text(const char* words) { return QCoreApplication::translate("Store", words); }

QList<Projection::Module> modules(const Ledger& book) {
    return {nameModule(book), lineageModule(),  matchModule(),  photoModule(),
            peopleModule(),   activityModule(), safetyModule(), graduateModule(),
            sessionModule(),  consentModule(),  feeModule(),    closingModule()};
}

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

Result<void> goesOn(const std::stop_token& stop) {
    if (!stop.stop_requested()) return {};
    return fail(ErrorKind::Cancelled, text(QT_TRANSLATE_NOOP("Store", "The check was stopped")));
}

/// Keeps whom events were of, too.
Projection::Module watchWhile(const std::stop_token& stop, QSet<Id>& told) {
    return {QStringLiteral("check"),
            1,
            {},
            [stop, &told](Statements&, const Record& record) {
                told += record.event.subject;
                return goesOn(stop);
            },
            {},
            true};
}

/// Events without a subject whose order among each other matters. Foundings and new people never meet another
/// of the same.
bool isInOrder(const Event& event) {
    return event.type == EventType::userRolesChanged || event.type == EventType::userRemoved ||
           event.type == EventType::policyChanged || event.type == EventType::consentTextSet;
}

/// Whatever name someone is enrolled by, it is in his list; which one, their order in the hub's log says.
bool hasPlace(const Event& event) { return event.type != EventType::graduateEnrolled; }

/// They change places among each other, so that a later one is later in the lists too. Of those without a
/// subject most keep theirs, as they have it in lists that were never made anew.
void changePlaces(QList<Record>& records) {
    const auto moves = [](const Event& event) { return !event.subject.isNull() || isInOrder(event); };
    QList<qint64> places;
    for (const Record& record : std::as_const(records))
        if (moves(record.event)) places += record.position;
    std::sort(places.begin(), places.end());
    auto next = places.cbegin();
    for (Record& record : records)
        record.order = moves(record.event) ? *next++ : record.position;
}

Result<void> remakeTogether(const Ledger& book, Projection& lists, const QSet<Id>& subjects,
                            bool asTheyCame) {
    Result<QList<Record>> records = book.recordsOf(subjects);
    if (!records) return Fail(records.error());
    if (asTheyCame)
        std::sort(records->begin(), records->end(),
                  [](const Record& a, const Record& b) { return a.position < b.position; });
    else
        changePlaces(*records);
    return lists.remake(subjects, *records);
}

/// Those whose events came here in the hub's order are made of them as they came, many at once.
Result<void> remake(const Ledger& book, Projection& lists, const QSet<Id>& subjects) {
    const auto tangled = book.hub().tangled();
    if (!tangled) return Fail(tangled.error());
    QSet<Id> made, inOrder;
    for (const Id& subject : subjects) {
        if (made.contains(subject)) continue;
        const QSet<Id> group = subject.isNull() ? QSet<Id>{subject} : sharing(lists, subject);
        made += group;
        if (tangled->intersects(group)) {
            if (auto remade = remakeTogether(book, lists, group, false); !remade) return remade;
        } else if ((inOrder += group).size() >= remadeAtOnce) {
            if (auto remade = remakeTogether(book, lists, std::exchange(inOrder, {}), true); !remade)
                return remade;
        }
    }
    return inOrder.isEmpty() ? Result<void>() : remakeTogether(book, lists, inOrder, true);
}

/// Lists that a record does not fit, as they tell of events in the hub's order, are made anew: they must not
/// stay behind the ledger.
bool fits(const Result<void>& added) {
    if (!added) qCWarning(journalLog) << "lists are made anew:" << added.error().sentence();
    return bool(added);
}

Fail shownElsewhere(const Error& error) {
    return fail(ErrorKind::System,
                text(QT_TRANSLATE_NOOP("Store", "It was saved, but the lists could not be updated")),
                error.what, text(QT_TRANSLATE_NOOP("Store", "Close the program and start it again.")));
}

QStringList contradicted(const ClosingTables& closings) {
    QStringList sentences;
    for (const ClosingTables::Contradiction& one : closings.contradictions())
        sentences +=
            text(QT_TRANSLATE_NOOP("Store", "The daily closing of %1 says %2 yuan, its payments come "
                                            "to %3"))
                .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(one.timeMs), QLocale::ShortFormat),
                     yuanText(one.said), yuanText(one.found));
    return sentences;
}

/// A sentence for each list that is not as it is made of every event. Of a copy, as comparing takes its time.
Result<QStringList> differing(const Ledger& book, QByteArray&& shown, const Projection& fresh) {
    Projection lists(modules(book));
    if (const auto filled = lists.restore(std::move(shown)); !filled) return Fail(filled.error());
    return lists.differences(fresh).map([](const QStringList& tables) {
        QStringList sentences;
        for (const QString& table : tables)
            sentences += text(QT_TRANSLATE_NOOP("Store", "The list \"%1\" differs from the ledger: start the "
                                                         "program again"))
                             .arg(table);
        return sentences;
    });
}

/// Whether the ledger still holds what a snapshot was made of.
bool holds(const Ledger& ledger, const ChainHeads& heads) {
    if (heads.position == 0 || heads.position > ledger.position()) return false;
    const Result<Record> last = ledger.recordAt(heads.position);
    return last && (last->beside || heads.ends.value(last->event.station).hash == last->hash);
}

Result<void> catchUp(const Ledger& book, Projection& lists, Reader& reader, const Progress& progress) {
    const auto without = book.hub().voided();
    if (!without) return Fail(without.error());
    const auto tangled = book.hub().tangled();
    if (!tangled) return Fail(tangled.error());
    return lists.catchUp(reader, progress, {*without, *tangled});
}

/// Those whom lists that tell all as it came have wrong: with those who got another name after `position`,
/// and stood in the lists by that one until then.
Result<QSet<Id>> toMakeAnew(const Ledger& book, const Projection& lists, qint64 position) {
    return book.hub().tangled().map(
        [&](const QSet<Id>& tangled) { return tangled + NameTables(lists).metLate(position); });
}

/// Those that concern no subject are made anew in empty tables alone.
bool mustReadAll(const Ledger& book) {
    const auto tangled = book.hub().tangled();
    return !tangled || tangled->contains(Id());
}

} // namespace

Journal::Journal(std::unique_ptr<Ledger> ledger)
    : book(std::move(ledger)),
      projection(std::make_unique<Projection>(modules(*book) << watchForPurges(purged))) {}

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

/// In the order in which events came here, then those subjects anew that the hub's log has in another.
Result<void> Journal::readInto(const Ledger& book, Projection& lists, Reader& reader,
                               const Progress& progress, qint64 after) {
    return catchUp(book, lists, reader, progress)
        .and_then([&] { return toMakeAnew(book, lists, after); })
        .and_then([&](const QSet<Id>& subjects) { return remake(book, lists, subjects); });
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
    QMutexLocker locked(&recording);
    Result<QList<Record>> written = book->appendAll(byPerson(drafts), person, alongside);
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
            names += sharing(*projection, record.event.subject);
            gone += record.event.subject;
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
        if (!tiedBy(record).isEmpty()) touched += sharing(*projection, record.event.subject);
    const QSet<Id> anew = touched.intersects(*tangled) ? touched + left : left;
    moved += anew;
    return remake(*book, *projection, anew);
}

Result<void> Journal::showAnew() {
    Projection fresh(modules(*book) << watchForPurges(purged));
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

Result<Taken> Journal::take(HubLog log) {
    QMutexLocker locked(&recording);
    NamesToCome names(*projection, *book);
    if (auto read = names.read(log); !read) return Fail(read.error());
    log.inOrder = isInOrder;
    log.hasPlace = hasPlace;
    log.renamed = names.renamed();
    log.together = sharingWith(*projection, names, log.entries);
    Result<Taken> taken = book->takeLog(log);
    if (!taken) return taken;
    if (const auto done = show(*taken); !done) return shownElsewhere(done.error());
    locked.unlock();
    if (!taken->adopted.isEmpty()) tell(taken->adopted);
    if (rearranged && !taken->rearranged.isEmpty()) rearranged();
    return taken;
}

Result<Taken> Journal::settle(const QList<OwnOutcome>& outcomes, qint64 sentSeq) {
    QMutexLocker locked(&recording);
    HubLog order;
    order.hasPlace = hasPlace;
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

void Journal::forgetMoved() const {
    const QMutexLocker locked(&recording);
    moved.clear();
}

/// What was recorded meanwhile, and whom that concerns who is not shown as it came.
Result<void> Journal::bringLevel(Projection& fresh, Reader& reader, const QSet<Id>& told) const {
    return catchUp(*book, fresh, reader, {})
        .and_then([&] { return book->hub().tangled(); })
        .and_then([&](const QSet<Id>& tangled) {
            return remake(*book, fresh, moved + (tangled & (told + QSet<Id>{Id()})));
        });
}

/// A part at a time, so that nobody who records waits long. Whoever has none is made anew last, and so is who
/// was made anew in the lists meanwhile.
Result<void> Journal::remakeInParts(Projection& fresh, Reader& reader, const std::stop_token& stop) const {
    if (auto read = catchUp(*book, fresh, reader, {}); !read) return read; // so that little is left
    auto all = toMakeAnew(*book, fresh, 0);
    if (!all) return Fail(all.error());
    all->remove(Id());
    QList<Id> rest(all->begin(), all->end());
    while (!rest.isEmpty()) {
        QMutexLocker locked(&recording);
        if (auto read = catchUp(*book, fresh, reader, {}); !read) return read;
        for (const QDeadlineTimer end(heldAtMost); !rest.isEmpty() && !end.hasExpired();) {
            const QList<Id> part = rest.mid(0, comparedAtOnce);
            rest.remove(0, part.size());
            if (auto made = remake(*book, fresh, QSet<Id>(part.begin(), part.end())); !made) return made;
        }
        locked.unlock();
        QThread::msleep(1); // or whoever waits would never have his turn
        if (auto on = goesOn(stop); !on) return on;
    }
    return {};
}

Result<QStringList> Journal::compareLists(const Progress& progress, const std::stop_token& stop) const {
    forgetMoved();
    Reader reader(*book);
    Authority authority;
    QSet<Id> told;
    Projection fresh(modules(*book) << watchWhile(stop, told) << authorityModule(authority));
    if (const auto made = fresh.make(); !made) return Fail(made.error());
    if (const auto read = catchUp(*book, fresh, reader, progress); !read) return Fail(read.error());
    told.clear();
    if (const auto made = remakeInParts(fresh, reader, stop); !made) return Fail(made.error());
    QMutexLocker locked(&recording);
    if (moved.contains(Id())) { // only empty tables can be filled with those
        locked.unlock();
        return compareLists(progress, stop);
    }
    if (const auto level = bringLevel(fresh, reader, told); !level) return Fail(level.error());
    Result<QByteArray> tables = projection->serialized();
    if (!tables) return Fail(tables.error());
    // What is known of slots may be among what cannot be read.
    const auto slotSentences =
        broken.isEmpty() ? slotProblems(book->cabinet(), PeopleTables(*projection)) : QStringList();
    locked.unlock();
    if (!slotSentences) return slotSentences;
    return differing(*book, std::move(*tables), fresh).map([&](const QStringList& sentences) {
        return authority.problems() + *slotSentences + contradicted(ClosingTables(fresh)) + sentences;
    });
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
