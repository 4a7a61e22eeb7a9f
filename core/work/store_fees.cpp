#include "core/work/store_private.h"

namespace mianguan {

ConsentText Store::consentText(const QString& language) const { return d->consents.text(language); }

Result<ConsentText> Store::consentShown(const Hash& text) const {
    const Result<void> may = d->allowed(Command::SeeGraduates);
    return may ? d->consents.shown(text) : Fail(may.error());
}

void Store::giveConsent(const Id& graduate, const ConsentGiving& giving, QObject* context, Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done), [=, this] {
        return d->graduates.graduate(graduate).and_then([&](const GraduateDetail& known) {
            return d->consents.give(known, giving, QDate::currentDate());
        });
    });
}

void Store::refuseConsent(const Id& graduate, const Id& session, const QString& reason, QObject* context,
                          Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done), [=, this] {
        return d->graduates.graduate(graduate).and_then(
            [&](const GraduateDetail& known) { return d->consents.refuse(known, session, reason); });
    });
}

void Store::withdrawConsent(const Id& graduate, const QString& reason, QObject* context, Answer<Id> done) {
    d->command(Command::WithdrawConsent, context, std::move(done), [=, this] {
        return d->graduates.graduate(graduate).and_then(
            [&](const GraduateDetail& known) { return d->consents.withdraw(known, reason); });
    });
}

void Store::setConsentText(const ConsentText& text, QObject* context, Answer<Id> done) {
    d->command(Command::ChangePolicy, context, std::move(done),
               [=, this] { return d->consents.setText(text); });
}

QList<FeeSum> Store::fees(const Batch& batch, qint64 fromMs, qint64 untilMs) const {
    return may(Command::TakeFees) ? d->fees.fees().sums(batch, fromMs, untilMs) : QList<FeeSum>();
}

FeeDay Store::openFees() const { return may(Command::TakeFees) ? d->fees.open() : FeeDay(); }

int Store::openPayments() const { return may(Command::TakeFees) ? d->fees.openPayments() : 0; }

QList<FeeClosing> Store::feeClosings() const {
    return may(Command::TakeFees) ? d->fees.closings() : QList<FeeClosing>();
}

QHash<QString, Id> Store::receipts() const {
    return may(Command::TakeFees) ? d->fees.fees().receipts() : QHash<QString, Id>();
}

void Store::settleFees(const QList<Id>& graduates, const Payment& payment, QObject* context,
                       Answer<int> done) {
    d->command(Command::TakeFees, context, std::move(done),
               [=, this] { return d->fees.settle(graduates, payment); });
}

void Store::importPaid(PaidPlan plan, Told told, std::stop_token stop, QObject* context, Answer<int> done) {
    auto asked = std::make_shared<const PaidPlan>(std::move(plan));
    d->command(Command::TakeFees, context, std::move(done),
               [this, asked, stop, progress = d->progress(context, std::move(told))] {
                   return d->fees.import(*asked, progress, stop);
               });
}

void Store::closeFees(const CashCount& count, QObject* context, Answer<Id> done) {
    d->command(Command::TakeFees, context, std::move(done), [=, this] { return d->fees.close(count); });
}

} // namespace mianguan
