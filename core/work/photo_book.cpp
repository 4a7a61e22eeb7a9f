#include "core/work/photo_book.h"

#include "core/work/photo_events.h"

#include <QCoreApplication>
#include <QMutexLocker>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Store", words); }

Fail refused(const char* what, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), {}, text(remedy));
}

Fail otherKind(bool practice, const QString& folder) {
    const char* what = practice
                           ? QT_TRANSLATE_NOOP("Store", "This folder holds real photos, not practice")
                           : QT_TRANSLATE_NOOP("Store", "This folder holds practice photos, not real ones");
    return fail(ErrorKind::Refused, text(what), folder,
                text(QT_TRANSLATE_NOOP("Store", "Choose another folder.")));
}

} // namespace

Result<std::unique_ptr<PhotoBook>> PhotoBook::open(const QString& folder, bool practice) {
    auto ledger = Ledger::open(folder);
    if (!ledger) return Fail(ledger.error());
    std::unique_ptr<PhotoBook> book(new PhotoBook(std::move(*ledger)));
    if (auto started = book->start(folder, practice); !started) return Fail(started.error());
    return book;
}

Result<void> PhotoBook::start(const QString& folder, bool practice) {
    Reader reader(*ledger);
    if (auto built = projection.build(reader); !built) return built;
    const std::optional<bool> kind = projection.practice();
    if (kind && *kind != practice) return otherKind(practice, folder);
    if (kind) return {};
    return record(stationStarted(practice)).map([](const Record&) {});
}

Result<Record> PhotoBook::record(const Draft& draft) {
    const QMutexLocker locked(&recording);
    Result<Record> written = ledger->append(draft);
    if (!written) return written;
    if (auto shown = projection.add(*written); !shown) {
        return fail(ErrorKind::System,
                    text(QT_TRANSLATE_NOOP("Store", "It was saved, but the lists could not be updated")),
                    shown.error().what,
                    text(QT_TRANSLATE_NOOP("Store", "Close the program and start it again.")));
    }
    return written;
}

Result<Id> PhotoBook::recordVerdict(const Draft& draft) {
    return record(draft).map([](const Record& written) { return written.event.id; });
}

Result<Standing> PhotoBook::known(const Id& subject) const {
    const std::optional<Standing> standing = projection.standing(subject);
    if (standing) return *standing;
    return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Store", "There is no such photo")),
                subject.hex());
}

Result<void> PhotoBook::awaitsVerdict(const Id& subject, const Id& submission) const {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    if (standing->row.state == PhotoState::Unmade)
        return refused(QT_TRANSLATE_NOOP(
                           "Store", "No portrait could be made of this photo, so there is nothing to judge"),
                       QT_TRANSLATE_NOOP("Store", "Take a new photo."));
    if (standing->row.state != PhotoState::Pending)
        return refused(QT_TRANSLATE_NOOP("Store", "This photo has its verdict already"),
                       QT_TRANSLATE_NOOP("Store", "Undo that verdict first."));
    if (standing->submission() != submission)
        return refused(QT_TRANSLATE_NOOP("Store", "This verdict is about an earlier portrait of the photo"),
                       QT_TRANSLATE_NOOP("Store", "Look at the present one, then decide."));
    return {};
}

Result<Id> PhotoBook::submit(const Store::Submission& arrived) {
    if (projection.holdsOriginal(Hash::of(arrived.original)))
        return refused(QT_TRANSLATE_NOOP("Store", "This photo is here already"),
                       QT_TRANSLATE_NOOP("Store", "Nothing needs doing."));
    return record(submission(Id::random(), arrived)).map([](const Record& written) {
        return written.event.subject;
    });
}

Result<Id> PhotoBook::approve(const Id& subject, const Id& submission) {
    if (auto awaits = awaitsVerdict(subject, submission); !awaits) return Fail(awaits.error());
    return recordVerdict(approval(subject, submission));
}

Result<Id> PhotoBook::reject(const Id& subject, const Id& submission, const QStringList& reasons,
                             const QString& remark) {
    if (auto awaits = awaitsVerdict(subject, submission); !awaits) return Fail(awaits.error());
    if (reasons.isEmpty() && remark.trimmed().isEmpty())
        return refused(QT_TRANSLATE_NOOP("Store", "A rejection needs a reason"),
                       QT_TRANSLATE_NOOP("Store", "Choose one, or write a remark."));
    return recordVerdict(rejection(subject, submission, reasons, remark));
}

Result<Id> PhotoBook::undo(const Id& subject, const Id& verdict) {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    if (standing->verdict.isNull() || standing->verdict != verdict)
        return refused(QT_TRANSLATE_NOOP("Store", "That verdict no longer stands"),
                       QT_TRANSLATE_NOOP("Store", "Look at the photo's present state."));
    if (standing->row.delivered)
        return refused(QT_TRANSLATE_NOOP("Store", "The photo is already delivered, so its approval stays"),
                       QT_TRANSLATE_NOOP("Store", "Tell whoever received it, and take a new photo."));
    return recordVerdict(undoing(subject, verdict));
}

Result<Id> PhotoBook::recordHandover(const Id& subject, const Id& verdict, const QString& folder,
                                     const QString& name) {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    if (standing->row.state != PhotoState::Approved || standing->verdict != verdict)
        return refused(
            QT_TRANSLATE_NOOP("Store", "The photo is no longer approved, so it cannot be delivered"),
            QT_TRANSLATE_NOOP("Store", "Remove its file from the folder, or approve it again."));
    return recordVerdict(handover(subject, verdict, folder, name));
}

Result<PhotoDetail> PhotoBook::photo(const Id& subject) const {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    PhotoDetail detail;
    detail.row = standing->row;
    detail.submission = standing->submission();
    detail.verdict = standing->verdict;
    const Result<Record> arrival = ledger->record(standing->arrival);
    if (!arrival) return Fail(arrival.error());
    readSubmission(arrival->body.content(), detail);
    if (detail.verdict.isNull()) return detail;
    const Result<Record> verdict = ledger->record(detail.verdict);
    if (!verdict) return Fail(verdict.error());
    readVerdict(verdict->body.content(), detail);
    return detail;
}

Result<QStringList> PhotoBook::compareTables() const {
    Reader reader(*ledger);
    PhotoProjection fresh;
    if (auto built = fresh.build(reader); !built) return QStringList{built.error().sentence()};
    const QMutexLocker locked(&recording);
    if (auto caughtUp = fresh.catchUp(reader); !caughtUp) return Fail(caughtUp.error());
    return projection.differences(fresh).map([](QStringList tables) {
        for (QString& table : tables)
            table = text(QT_TRANSLATE_NOOP(
                             "Store", "The list \"%1\" differs from the ledger: start the program again"))
                        .arg(table);
        return tables;
    });
}

Result<QStringList> PhotoBook::verify(const std::stop_token& stop) const {
    Result<QStringList> problems = ledger->verify(stop);
    if (!problems || !problems->isEmpty()) return problems;
    return compareTables();
}

} // namespace mianguan
