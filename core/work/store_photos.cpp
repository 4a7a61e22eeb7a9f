#include "core/work/store_private.h"

namespace mianguan {

QList<PhotoRow> Store::photos() const {
    return may(Command::LookAtPhotos) ? d->photos.photos().rows() : QList<PhotoRow>();
}

PhotoCounts Store::counts() const {
    return may(Command::LookAtPhotos) ? d->photos.photos().counts() : PhotoCounts();
}

bool Store::hasOriginal(const Hash& original) const {
    return may(Command::LookAtPhotos) && d->photos.photos().holdsOriginal(original);
}

QList<PhotoRow> Store::unmatched() const {
    return may(Command::LookAtPhotos) ? d->photos.photos().unmatched() : QList<PhotoRow>();
}

QList<Handover> Store::handovers(const QString& folder) const {
    return may(Command::LookAtPhotos) ? d->photos.photos().handovers(folder) : QList<Handover>();
}

Result<PhotoDetail> Store::photo(const Id& subject) const {
    const Result<void> may = d->allowed(Command::LookAtPhotos);
    return may ? d->photos.photo(subject) : Fail(may.error());
}

Result<QByteArray> Store::blob(const Id& subject, const Hash& hash) const {
    const Result<void> may = d->allowed(Command::LookAtPhotos);
    return may ? d->photos.picture(subject, hash) : Fail(may.error());
}

void Store::fetch(const Id& subject, const Hash& hash) {
    d->command<bool>(
        Command::LookAtPhotos, this,
        [this](const Result<bool>& wanted) {
            if (wanted && *wanted) Q_EMIT pictureWanted();
        },
        [=, this] { return d->photos.hurry(subject, hash); });
}

ApprovalAtHub Store::approvalAtHub(const Id& photo) const { return d->photos.approvalAtHub(photo); }

void Store::submit(Submission submission, QObject* context, Answer<Id> done) {
    auto arrived = std::make_shared<const Submission>(std::move(submission));
    d->command(Command::ImportPhotos, context, std::move(done), [this, arrived] {
        return d->graduates.checkSubmission(arrived->graduate, arrived->session).and_then([&] {
            return d->photos.submit(*arrived);
        });
    });
}

void Store::approve(const Id& subject, const Id& submission, QObject* context, Answer<Id> done) {
    d->command(Command::JudgePhotos, context, std::move(done),
               [=, this] { return d->photos.approve(subject, submission); });
}

void Store::reject(const Id& subject, const Id& submission, const QStringList& reasons, const QString& remark,
                   QObject* context, Answer<Id> done) {
    d->command(Command::JudgePhotos, context, std::move(done),
               [=, this] { return d->photos.reject(subject, submission, reasons, remark); });
}

void Store::undo(const Id& subject, const Id& verdict, QObject* context, Answer<Id> done) {
    d->command(Command::UndoOwnVerdict, context, std::move(done), [=, this]() -> Result<Id> {
        const auto may =
            d->photos.isOwnVerdict(subject) ? Result<void>() : d->allowed(Command::UndoAnyVerdict);
        return may ? d->photos.undo(subject, verdict) : Fail(may.error());
    });
}

void Store::match(const Id& photo, const Id& graduate, bool replacing, QObject* context, Answer<Id> done) {
    d->command(Command::ImportPhotos, context, std::move(done),
               [=, this] { return d->photos.match(photo, graduate, replacing); });
}

void Store::undoMatch(const Id& graduate, QObject* context, Answer<Id> done) {
    d->command(Command::ImportPhotos, context, std::move(done), [=, this]() -> Result<Id> {
        const auto may = d->photos.isOwnMatch(graduate) ? Result<void>() : d->allowed(Command::UndoAnyMatch);
        return may ? d->photos.undoMatch(graduate) : Fail(may.error());
    });
}

void Store::recordImport(const ImportRun& run, QObject* context, Answer<Id> done) {
    d->command(Command::ImportPhotos, context, std::move(done),
               [=, this] { return d->photos.recordImport(run); });
}

void Store::recordHandover(const Id& subject, const Id& verdict, const QString& folder, const QString& name,
                           QObject* context, Answer<Id> done) {
    d->command(Command::DeliverPhotos, context, std::move(done),
               [=, this] { return d->photos.recordHandover(subject, verdict, folder, name); });
}

void Store::addReference(const Id& subject, const QString& fileName, const QByteArray& picture,
                         QObject* context, Answer<Id> done) {
    d->command(Command::ImportPhotos, context, std::move(done),
               [=, this] { return d->photos.addReference(subject, fileName, picture); });
}

void Store::recordReportCard(const Id& subject, const QString& folder, QObject* context, Answer<Id> done) {
    d->command(Command::PrintReportCards, context, std::move(done),
               [=, this] { return d->photos.recordReportCard(subject, folder); });
}

} // namespace mianguan
