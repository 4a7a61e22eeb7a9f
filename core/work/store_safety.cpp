#include "core/work/store_private.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

/// Work in two parts told as one: this one goes from `begin` to `end` percent.
Progress part(const Progress& all, int begin, int end) {
    if (!all) return {};
    return
        [=](qint64 done, qint64 total) { all(begin + (total > 0 ? (end - begin) * done / total : 0), 100); };
}

Fail notNoted(const Error& error, const QString& folder) {
    return fail(
        error.kind,
        QCoreApplication::translate("Store", "The backup is whole, but the store could not note it: %1")
            .arg(error.what),
        folder, error.remedy);
}

} // namespace

void Store::verify(Told told, std::stop_token stop, QObject* context, Answer<Verification> done) {
    d->reading(Command::VerifyStore, stop, context, std::move(done),
               [this, told = d->progress(context, std::move(told))](const std::stop_token& stopped) {
                   return d->verify(told, stopped);
               });
}

Result<Verification> Store::Private::verify(const Progress& told, const std::stop_token& stop) const {
    Result<Verification> found = journal->ledger().verify(part(told, 0, 70), stop);
    if (!found) return found;
    const auto differing = journal->compareLists(part(told, 70, 100), stop);
    if (!differing) return Fail(differing.error());
    found->problems += *differing;
    return found;
}

void Store::chooseAdapter(AdapterUse use, const QString& library, QObject* context, Answer<Id> done) {
    d->command(Command::ChooseAdapters, context, std::move(done),
               [=, this] { return d->safety.recordAdapter(use, library); });
}

void Store::backUp(const QString& folder, Told told, std::stop_token stop, QObject* context,
                   Answer<BackupReport> done) {
    d->reading(Command::BackUp, stop, context, std::move(done),
               [this, folder, told = d->progress(context, std::move(told))](const std::stop_token& stopped) {
                   return d->backUp(folder, told, stopped);
               });
}

Result<BackupReport> Store::Private::backUp(const QString& folder, const Progress& told,
                                            const std::stop_token& stop) {
    Ledger& ledger = journal->ledger();
    const Result<BackupReport> made = mianguan::backUp(ledger, folder, ledger.disk(), told, stop);
    if (!made || !undamaged()) return made; // nothing is written into what is damaged
    const Result<Id> noted = desk->ask([&] { return safety.recordBackup(*made, folder); });
    if (!noted) return notNoted(noted.error(), folder);
    return made;
}

QList<PurgeLeft> Store::backups() const {
    return may(Command::BackUp) ? d->safety.backups() : QList<PurgeLeft>();
}

BackupStanding Store::sinceBackup() const { return d->safety.sinceBackup(); }

qint64 Store::undelivered(const Batch& batch) const {
    return may(Command::Purge) ? d->safety.undelivered(batch) : 0;
}

int Store::othersFees(const PurgeRequest& request) const {
    return may(Command::Purge) ? d->safety.othersFees(request) : 0;
}

qint64 Store::purgeCount(const PurgeRequest& request) const {
    return may(Command::Purge) ? d->safety.purgeCount(request) : 0;
}

void Store::purge(const PurgeRequest& request, Told told, QObject* context, Answer<PurgeCertificate> done) {
    d->command(Command::Purge, context, std::move(done),
               [this, request, told = d->progress(context, std::move(told))] {
                   return d->safety.purge(request, told);
               });
}

QList<PurgeCertificate> Store::purges() const {
    return may(Command::Purge) ? d->safety.purges() : QList<PurgeCertificate>();
}

void Store::settleEvents(const QList<Id>& events, bool accepted, const QString& reason, QObject* context,
                         Answer<Decisions> done) {
    d->command(Command::UndoAnyVerdict, context, std::move(done),
               [=, this] { return d->hub.settle(events, accepted, reason); });
}

} // namespace mianguan
