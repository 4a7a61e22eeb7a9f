#include "core/work/safety_book.h"

#include "core/image/picture.h"
#include "core/work/closing_tables.h"
#include "core/work/graduate_tables.h"
#include "core/work/hub_facts.h"
#include "core/work/name_tables.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/purge_scope.h"
#include "core/work/session_tables.h"
#include "core/work/upcast.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace mianguan {

namespace {

constexpr qsizetype mostAtOnce = 60000; // whose ids one event of 1 MiB holds
const int atATime = 200;                ///< photos in one transaction

QString text(const char* words) { return QCoreApplication::translate("Safety", words); }

Fail refused(const char* what, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), {}, text(remedy));
}

Result<void> checkReason(const QString& reason) {
    if (reason.trimmed().size() >= 2) return {};
    return refused(QT_TRANSLATE_NOOP("Safety", "A purge needs a reason"),
                   QT_TRANSLATE_NOOP("Safety", "Write why these photos go; it stands on the certificate."));
}

Fail nothingToPurge() {
    return refused(QT_TRANSLATE_NOOP("Safety", "There is nothing to purge"),
                   QT_TRANSLATE_NOOP("Safety", "Choose other photos."));
}

Fail cutShort(const Error& error, qint64 done, qint64 total) {
    return fail(error.kind,
                text(QT_TRANSLATE_NOOP("Safety", "The purge stopped after %1 of %2 photos: %3"))
                    .arg(done)
                    .arg(total)
                    .arg(error.what),
                error.where,
                (error.remedy + QLatin1Char(' ') +
                 text(QT_TRANSLATE_NOOP("Safety", "Start the purge again: it goes on with the rest.")))
                    .trimmed());
}

Fail uncountedFees(int graduates) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Safety",
                                            "The fees of %n of these graduates are in no daily closing yet",
                                            nullptr, graduates),
                {},
                text(QT_TRANSLATE_NOOP("Safety", "Close the day in the roster first (Fees), then purge: what "
                                                 "was taken stays provable.")));
}

Fail othersUncounted(int graduates) {
    return fail(
        ErrorKind::Refused,
        QCoreApplication::translate("Safety",
                                    "%n of these graduates paid at another desk, which has not closed "
                                    "that day, as far as this station knows",
                                    nullptr, graduates),
        {},
        text(QT_TRANSLATE_NOOP("Safety", "Let that desk close its day and come in step with the hub, "
                                         "or say that these payments go too, and why.")));
}

Fail tooManyAtOnce() {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Safety", "More than 60,000 graduates cannot be purged at once")), {},
                text(QT_TRANSLATE_NOOP("Safety", "Purge one batch after the other.")));
}

PurgeLeft leftBy(const BackupNote& backup) {
    const QString day =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(backup.timeMs), QLocale::ShortFormat);
    return {
        QCoreApplication::translate("Safety", "Backup on %1 of %2, %n photo(s)", nullptr, int(backup.photos))
            .arg(backup.place, day),
        backup.timeMs};
}

/// The hub, and whoever reads its log, until it has said that it has the purge; then those whom it alone
/// knows.
std::optional<PurgeLeft> leftByHub(const Ledger& ledger, const ClosedPurge& purge) {
    const auto link = ledger.hub().link();
    if (!link || !*link) return {};
    const HubFacts facts = HubFacts::fromMap(**link);
    const auto said = ledger.settlementOf(purge.event);
    const bool heard = said && *said && (*said)->outcome == Settlement::Outcome::Applied;
    if (!facts.enrolled) return {};
    const char* words =
        heard
            ? QT_TRANSLATE_NOOP("Safety", "Other stations of the hub %1 until each has heard of it; the "
                                          "hub's administrator sees which by mianguan-hub purge-certificate")
            : QT_TRANSLATE_NOOP("Safety", "The hub %1 and its other stations have not heard of it yet");
    return PurgeLeft{text(words).arg(facts.name.isEmpty() ? facts.address : facts.name), facts.enrolledMs};
}

qint64 totalOf(const PhotoCounts& counts) {
    return counts.pending + counts.approved + counts.rejected + counts.unmade;
}

} // namespace

Result<Id> SafetyBook::recordBackup(const BackupReport& report, const QString& folder) {
    const qint64 photos = totalOf(PhotoTables(journal.lists()).counts());
    return journal.record(backupNoted(backupNote(report, placeName(folder), photos)))
        .map([](const Record& record) { return record.event.id; });
}

QList<PurgeLeft> SafetyBook::backups() const {
    QList<PurgeLeft> all;
    for (const BackupNote& backup : tables.backups())
        all += leftBy(backup);
    return all;
}

Result<Id> SafetyBook::recordAdapter(AdapterUse use, const QString& library) {
    AdapterNote note{use, QFileInfo(library).fileName(), {}};
    if (!library.isEmpty()) {
        const auto bytes = readFileBytes(library);
        if (!bytes) return Fail(bytes.error());
        note.hash = Hash::of(*bytes);
    }
    return journal.record(adapterChoice(note)).map([](const Record& record) { return record.event.id; });
}

bool SafetyBook::isOtherName(const Id& subject) const {
    return NameTables(journal.lists()).personOf(subject) != subject;
}

qint64 SafetyBook::purgeCount(const PurgeRequest& request) const {
    const QList<Id> subjects = photosIn(journal.lists(), request);
    return std::count_if(subjects.begin(), subjects.end(), [&](const Id& one) { return !isOtherName(one); });
}

Result<PurgeCertificate> SafetyBook::purge(const PurgeRequest& request, const Progress& progress) {
    if (const auto sound = checkReason(request.reason); !sound) return Fail(sound.error());
    const bool resumed = tables.unfinished().has_value();
    if (const auto finished = finishEarlier(progress); !finished) return Fail(finished.error());
    if (const auto sound = checkBatch(request); !sound) return Fail(sound.error());
    const QList<Id> subjects = photosIn(journal.lists(), request);
    if (subjects.isEmpty() && !resumed) return nothingToPurge();
    const Result<int> othersFees = checkFees(request, subjects);
    if (!othersFees) return Fail(othersFees.error());
    if (!subjects.isEmpty()) {
        const auto done = begin(request, subjects, *othersFees).and_then([&](const Id& purge) {
            return finish(purge, progress);
        });
        if (!done) return Fail(done.error());
    }
    return certificate(tables.purges().first());
}

Result<void> SafetyBook::finishEarlier(const Progress& progress) {
    while (const std::optional<Id> earlier = tables.unfinished())
        if (const auto finished = finish(*earlier, progress); !finished) return finished;
    return {};
}

int SafetyBook::othersFees(const PurgeRequest& request) const {
    return ClosingTables(journal.lists())
        .uncounted(photosIn(journal.lists(), request), ClosingTables::Whose::Others);
}

/// What was taken here is closed first. What another desk took may go where that is said, as that desk may be
/// lost; answers of how many.
Result<int> SafetyBook::checkFees(const PurgeRequest& request, const QList<Id>& subjects) const {
    const ClosingTables closings(journal.lists());
    if (const int own = closings.uncounted(subjects, ClosingTables::Whose::ThisDesk))
        return uncountedFees(own);
    const int others = closings.uncounted(subjects, ClosingTables::Whose::Others);
    return others <= request.othersFeesToo ? Result<int>(others) : othersUncounted(others);
}

Result<Id> SafetyBook::begin(const PurgeRequest& request, const QList<Id>& subjects, int othersFees) {
    if (subjects.size() > mostAtOnce) return tooManyAtOnce();
    PurgedBatch batch;
    if (request.scope == PurgeRequest::Scope::Batch)
        batch = {request.batch, photographed(journal.lists(), request.batch), undelivered(request.batch)};
    return journal.record(purgeBeginning(request, subjects, batch, othersFees)).map([](const Record& record) {
        return record.event.id;
    });
}

qint64 SafetyBook::undelivered(const Batch& batch) const {
    return GraduateTables(journal.lists()).undelivered(batch);
}

/// Not while someone may still be photographed, and not what nobody has had yet, unless that is said.
Result<void> SafetyBook::checkBatch(const PurgeRequest& request) const {
    if (request.scope != PurgeRequest::Scope::Batch) return {};
    for (const Session& session : SessionTables(journal.lists()).sessions())
        if (session.batch == request.batch && !session.closed)
            return fail(ErrorKind::Refused,
                        text(QT_TRANSLATE_NOOP("Safety", "A session of this batch is still open")),
                        session.name,
                        text(QT_TRANSLATE_NOOP("Safety", "Close it on the page Collect, then purge.")));
    const qint64 waiting = undelivered(request.batch);
    if (waiting <= request.undeliveredToo) return {};
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Safety", "%n photo(s) of this batch have not been delivered",
                                            nullptr, int(waiting)),
                request.batch.name,
                text(QT_TRANSLATE_NOOP("Safety", "Deliver them first, or say that they go too, and why.")));
}

/// The purge is closed only after no file on the disk holds or tells of its photos any more.
Result<void> SafetyBook::finish(const Id& purge, const Progress& progress) {
    const Result<Record> beginning = journal.ledger().record(purge);
    if (!beginning) return Fail(beginning.error());
    const QList<Id> subjects = subjectsIn(contentOf(*beginning)),
                    left = photosLeft(journal.lists(), subjects);
    // Cut short, it may go on after more was taken.
    if (const int own = ClosingTables(journal.lists()).uncounted(left, ClosingTables::Whose::ThisDesk))
        return uncountedFees(own);
    return takeAway(purge, left, progress)
        .and_then([&] { return sweep(subjects); })
        .and_then([&] { return journal.keepSnapshot(); })
        .and_then([&] { return close(*beginning, subjects); });
}

Result<void> SafetyBook::takeAway(const Id& purge, const QList<Id>& subjects, const Progress& progress) {
    const BlobStore& blobs = journal.ledger().blobStore();
    for (qsizetype done = 0; done < subjects.size(); done += atATime) {
        if (progress) progress(done, subjects.size());
        QList<Draft> tombstones;
        for (const Id& subject : subjects.mid(done, atATime))
            tombstones +=
                tombstoneOf(subject, purge, blobs.namesOf(subject).size(), isOtherName(subject) ? 0 : 1);
        if (const auto gone = journal.recordAll(tombstones); !gone)
            return cutShort(gone.error(), done, subjects.size());
    }
    if (progress) progress(subjects.size(), subjects.size());
    return {};
}

/// The ledger leaves for later what could not be removed at once; a certificate cannot.
Result<void> SafetyBook::sweep(const QList<Id>& subjects) {
    BlobStore blobs(journal.ledger().folder(), journal.ledger().disk());
    for (const Id& subject : subjects)
        if (const auto gone = blobs.destroy(subject); !gone)
            return cutShort(gone.error(), subjects.size(), subjects.size());
    const auto emptied = journal.ledger().emptyLog();
    if (emptied) return {};
    return cutShort(emptied.error(), subjects.size(), subjects.size());
}

Result<void> SafetyBook::close(const Record& beginning, const QList<Id>& subjects) {
    const Id& purge = beginning.event.id;
    const QCborMap content = contentOf(beginning);
    const PurgeState state = tables.purge(purge).value_or(PurgeState());
    const PurgeSum sum{purge,          state.reason,           state.photos,
                       state.pictures, purgedBatchIn(content), othersFeesIn(content)};
    return journal.record(purgeClosing(sum, subjects)).map([](const Record&) {});
}

PurgeCertificate SafetyBook::certificate(const ClosedPurge& purge) const {
    const PeopleTables people(journal.lists());
    PurgeCertificate proof;
    proof.id = purge.event;
    proof.school = people.founding().value_or(Founding()).school;
    proof.byWhom = people.user(purge.user).value_or(User()).displayName;
    proof.reason = purge.sum.reason;
    proof.timeMs = purge.timeMs;
    proof.photos = purge.sum.photos;
    proof.pictures = purge.sum.pictures;
    proof.batch = purge.sum.batch.batch;
    proof.photographed = purge.sum.batch.photographed;
    proof.undelivered = purge.sum.batch.undelivered;
    proof.othersFees = purge.sum.othersFees;
    proof.station = purge.head.station.hex();
    proof.head = purge.head.hash.hex();
    for (const BackupNote& backup : tables.backups())
        if (!backup.holds(purge.head)) proof.left += leftBy(backup);
    if (const auto hub = leftByHub(journal.ledger(), purge)) proof.left += *hub;
    return proof;
}

QList<PurgeCertificate> SafetyBook::purges() const {
    QList<PurgeCertificate> all;
    for (const ClosedPurge& purge : tables.purges())
        all += certificate(purge);
    return all;
}

} // namespace mianguan
