#include "core/work/graduate_book.h"

#include "core/work/consent_book.h"
#include "core/work/eligibility.h"
#include "core/work/fee_tables.h"
#include "core/work/graduate_events.h"
#include "core/work/lots.h"
#include "core/work/photo_tables.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Graduate", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

Fail needsReason() {
    return refused(QT_TRANSLATE_NOOP("Graduate", "This needs a reason"), {},
                   QT_TRANSLATE_NOOP("Graduate", "Say in a few words why."));
}

bool namesSomeone(const RosterEntry& entry) {
    return !entry.name.isEmpty() && !(entry.studentNumber.isEmpty() && entry.candidateNumber.isEmpty() &&
                                      entry.identityNumber.isEmpty() && entry.code.isEmpty());
}

Fail barred(const BarTo& bar, const GraduateDetail& graduate) {
    return fail(ErrorKind::Refused, bar.sentence, graduate.row.name, bar.cure);
}

/// Refused where something is against the graduate that is not to be lifted.
Result<QStringList> liftedBars(const Arriving& arriving, const GraduateDetail& graduate,
                               const Session& session, QDate today) {
    QStringList lifted;
    for (const BarTo& bar : barsTo(graduate, session, today)) {
        if (bar.final || !arriving.lifted.contains(barId(bar.bar))) return barred(bar, graduate);
        lifted += barId(bar.bar);
    }
    return lifted;
}

QList<Draft> draftsOf(const RosterPlan& plan) {
    QList<Draft> drafts;
    for (const RosterEntry& entry : plan.added)
        drafts += enrolment(Id::random(), plan.batch, entry);
    for (const RosterPlan::Change& change : plan.changed)
        drafts += enrolmentChange(change.subject, change.entry);
    return drafts;
}

} // namespace

Result<Id> GraduateBook::record(const Draft& draft) {
    return journal.record(draft).map([](const Record& written) { return written.event.id; });
}

Result<int> GraduateBook::import(const RosterPlan& plan, const Progress& progress,
                                 const std::stop_token& stop) {
    const QList<Draft> drafts = draftsOf(plan);
    const auto stopped = [&](qsizetype done) {
        return fail(ErrorKind::Cancelled,
                    text(QT_TRANSLATE_NOOP("Graduate", "The import was stopped after %1 of %2 graduates"))
                        .arg(done)
                        .arg(drafts.size()),
                    plan.fileName,
                    text(QT_TRANSLATE_NOOP("Graduate", "Import the list again: it goes on with the rest.")));
    };
    if (const auto written = recordInLots(journal, drafts, progress, stop, stopped); !written)
        return Fail(written.error());
    return record(rosterImport(plan.batch, plan.fileName, plan.rows, int(plan.added.size()),
                               int(plan.changed.size())))
        .map([&](const Id&) { return int(drafts.size()); });
}

Result<Id> GraduateBook::enrol(const Batch& batch, const RosterEntry& entry, const QString& reason) {
    if (reason.trimmed().isEmpty()) return needsReason();
    if (!namesSomeone(entry))
        return refused(QT_TRANSLATE_NOOP("Graduate", "A graduate needs a name and a number"), entry.name,
                       QT_TRANSLATE_NOOP("Graduate", "Enter the name, and the student or identity number."));
    for (const QString& number : {entry.studentNumber, entry.code})
        if (!tables.holding(batch, number).isEmpty())
            return refused(QT_TRANSLATE_NOOP("Graduate", "This graduate is on the list already"), number,
                           QT_TRANSLATE_NOOP("Graduate", "Search for this number."));
    const Id subject = Id::random();
    return record(enrolment(subject, batch, entry, reason.trimmed())).map([&](const Id&) { return subject; });
}

/// Whoever comes back to the same session keeps his number.
int GraduateBook::numberFor(const GraduateDetail& graduate, const Id& session) const {
    const bool again = graduate.row.session == session && graduate.row.shootingNumber > 0;
    return again ? graduate.row.shootingNumber : tables.lastNumber(session) + 1;
}

Result<int> GraduateBook::arrive(const Arriving& arriving, Roles roles, QDate today) {
    const Result<GraduateDetail> known = graduate(arriving.graduate);
    if (!known) return Fail(known.error());
    const Result<Session> session = sessions.running(arriving.session);
    if (!session) return Fail(session.error());
    const auto against = liftedBars(arriving, *known, *session, today);
    if (!against) return Fail(against.error());
    if (const auto agreed = ConsentBook(journal).checkInForce(*known); !agreed) return Fail(agreed.error());
    if (const auto may = lift(arriving, *known, *session, roles, *against); !may) return Fail(may.error());
    const int number = numberFor(*known, arriving.session);
    return record(arrival(arriving.graduate, arriving.session, arriving.how, number)).map([&](const Id&) {
        return number;
    });
}

/// By someone who may.
Result<void> GraduateBook::lift(const Arriving& arriving, const GraduateDetail& graduate,
                                const Session& session, Roles roles, const QStringList& lifted) {
    if (lifted.isEmpty()) return {};
    if (!(roles & (session.policy.overrideBy | Role::Supervisor)))
        return refused(QT_TRANSLATE_NOOP("Graduate", "You may not let someone in against this rule"),
                       graduate.row.name, QT_TRANSLATE_NOOP("Graduate", "Ask your supervisor to do it."));
    if (arriving.reason.trimmed().isEmpty()) return needsReason();
    return record(overriding(arriving.graduate, arriving.session, lifted, arriving.reason.trimmed()))
        .map([](const Id&) {});
}

Result<Id> GraduateBook::markAbsent(const Id& graduate, const Id& session) {
    const Result<GraduateDetail> known = this->graduate(graduate);
    if (!known) return Fail(known.error());
    const Result<Session> day = sessions.running(session);
    if (!day) return Fail(day.error());
    if (known->row.photo && known->row.photo != PhotoState::Rejected)
        return refused(
            QT_TRANSLATE_NOOP("Graduate", "A photo of this graduate is here, so he was not absent"),
            known->row.name, QT_TRANSLATE_NOOP("Graduate", "Nothing needs doing."));
    return record(absence(graduate, session));
}

Result<void> GraduateBook::checkSubmission(const Id& graduate, const Id& session) const {
    const auto day = sessions.session(session);
    const auto known = this->graduate(graduate);
    if (!day || !known) return {};
    for (const BarTo& bar : barsTo(*known, *day, {}))
        if (bar.bar == Bar::ConsentWithdrawn || bar.bar == Bar::ConsentRefused) return barred(bar, *known);
    if (!owesFee(*known, *day, FeeTiming::AfterPhoto)) return {};
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Graduate", "The fee of %1 yuan is due before the photo is submitted"))
                    .arg(yuanText(day->policy.feeCents)),
                known->row.name, text(QT_TRANSLATE_NOOP("Graduate", "Take the fee, or enter its receipt.")));
}

Result<Id> GraduateBook::reopen(const Id& graduate, const QString& reason) {
    const Result<GraduateDetail> known = this->graduate(graduate);
    if (!known) return Fail(known.error());
    if (!known->row.locked())
        return refused(QT_TRANSLATE_NOOP("Graduate", "This graduate is not locked"), known->row.name,
                       QT_TRANSLATE_NOOP("Graduate", "Nothing needs doing."));
    if (reason.trimmed().isEmpty()) return needsReason();
    const auto standing = PhotoTables(journal.lists()).standing(graduate);
    return record(reopening(graduate, standing ? standing->verdict : Id(), reason.trimmed()));
}

Result<RosterEntry> GraduateBook::entryOf(const Id& enrolled) const {
    return journal.ledger().record(enrolled).map(
        [](const Record& record) { return entryIn(contentOf(record)); });
}

Result<GraduateDetail> GraduateBook::graduate(const Id& subject) const {
    Id enrolled;
    std::optional<GraduateDetail> known = tables.detail(subject, enrolled);
    if (!known)
        return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Graduate", "There is no such graduate")),
                    subject.hex());
    const Result<RosterEntry> entry = entryOf(enrolled);
    if (!entry) return Fail(entry.error());
    known->entry = *entry;
    const Id& person = known->row.subject;
    known->consent = ConsentTables(journal.lists()).consent(person);
    known->payment = FeeTables(journal.lists()).payment(person);
    known->attempts = sessions.sessions().attempts(person);
    known->makeups = sessions.sessions().makeupsUsed(person);
    return *known;
}

Result<QList<RosterPlan::Change>> GraduateBook::roster(const Batch& batch,
                                                       const std::stop_token& stop) const {
    QList<RosterPlan::Change> all;
    const QHash<Id, Id> enrolments = tables.enrolments(batch);
    for (auto known = enrolments.cbegin(); known != enrolments.cend(); ++known) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, text(QT_TRANSLATE_NOOP("Graduate", "The reading was stopped")));
        const Result<RosterEntry> entry = entryOf(*known);
        if (!entry) return Fail(entry.error());
        all += {known.key(), *entry};
    }
    return all;
}

} // namespace mianguan
