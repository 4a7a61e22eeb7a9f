#include "core/base/masking.h"
#include "core/work/event_types.h"
#include "core/work/safety_events.h"
#include "core/work/store_private.h"
#include "core/work/upcast.h"

#include <QRegularExpression>
#include <QSet>

namespace mianguan {

namespace {

constexpr qsizetype fewGraduates = 20; // told one by one
constexpr int mostNamesakes = 50;

bool isOfSession(const QString& type) {
    return type == EventType::sessionOpened || type == EventType::sessionChanged ||
           type == EventType::sessionClosed || type == EventType::plateShot;
}

bool isOfGraduate(const QString& type) {
    return type == EventType::graduateEnrolled || type == EventType::graduateChanged ||
           type == EventType::graduateArrived || type == EventType::graduateAbsent ||
           type == EventType::consentGiven || type == EventType::consentRefused ||
           type == EventType::consentWithdrawn || type == EventType::feeSettled ||
           type == EventType::ruleOverridden || type == EventType::graduateReopened ||
           type == EventType::photoSubmitted || type == EventType::photoApproved ||
           type == EventType::photoRejected || type == EventType::verdictUndone ||
           type == EventType::referenceAdded;
}

} // namespace

/// Each graduate once.
QList<GraduateRow> Store::Private::numberedIn(const QString& fileName) const {
    static const QRegularExpression between(QStringLiteral("[^0-9A-Za-z]+"));
    if (!allowed(Command::SeeGraduates)) return {};
    QStringList parts = fileName.split(between, Qt::SkipEmptyParts);
    parts += {fileName, identityNumberIn(fileName)};
    QList<GraduateRow> all;
    QSet<Id> seen;
    for (const QString& part : std::as_const(parts))
        for (const GraduateRow& row : graduates.graduates().holding({}, part)) {
            if (!seen.contains(row.subject)) all += row;
            seen.insert(row.subject);
        }
    return all;
}

/// Whose whole name is a word of the file's, or a run of Chinese characters in it.
QList<GraduateRow> Store::Private::namesakesIn(const QString& fileName) const {
    static const QRegularExpression words(QStringLiteral("[\\p{Han}·]{2,}|[\\p{L}][\\p{L} '-]+"));
    if (!allowed(Command::SeeGraduates)) return {};
    QList<GraduateRow> all;
    for (auto word = words.globalMatch(fileName); word.hasNext();)
        all += graduates.graduates().named(word.next().captured().trimmed(), mostNamesakes);
    return all;
}

void Store::Private::tellOfCollecting(const QList<Record>& records) {
    bool sessionsToo = false;
    QList<Id> changed;
    for (const Record& record : records) {
        sessionsToo = sessionsToo || isOfSession(record.event.type);
        if (isOfGraduate(record.event.type)) changed += record.event.subject;
        if (isOfMatch(record.event.type)) changed += idIn(contentOf(record), QLatin1String("graduate"));
    }
    QMetaObject::invokeMethod(
        store,
        [store = store, sessionsToo, changed] {
            if (sessionsToo) Q_EMIT store->sessionsChanged();
            if (changed.size() > fewGraduates) return Q_EMIT store->graduatesChanged();
            for (const Id& graduate : changed)
                Q_EMIT store->graduateChanged(graduate);
        },
        Qt::QueuedConnection);
}

QList<Session> Store::sessions() const {
    return may(Command::SeeGraduates) ? d->sessions.sessions().sessions() : QList<Session>();
}

Result<Session> Store::session(const Id& id) const {
    const Result<void> may = d->allowed(Command::SeeGraduates);
    return may ? d->sessions.session(id) : Fail(may.error());
}

SessionTally Store::tally(const Id& session) const {
    return may(Command::SeeGraduates) ? d->sessions.tally(session) : SessionTally();
}

int Store::stillToCome(const Id& session) const {
    return may(Command::SeeGraduates) ? d->sessions.stillToCome(session) : 0;
}

QList<RateBin> Store::rate(const Id& session) const {
    return may(Command::SeeGraduates) ? d->sessions.sessions().rate(session) : QList<RateBin>();
}

FaultTrend Store::faults(const Id& session, int shots) const {
    return may(Command::SeeGraduates) ? d->sessions.sessions().faults(session, shots) : FaultTrend();
}

Result<SessionReport> Store::report(const Id& session) const {
    const Result<void> may = d->allowed(Command::SeeGraduates);
    return may ? d->sessions.report(session) : Fail(may.error());
}

QList<Batch> Store::batches() const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().batches() : QList<Batch>();
}

QStringList Store::classes(const Batch& batch) const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().classes(batch) : QStringList();
}

QList<GraduateRow> Store::graduates(const GraduateFilter& filter, int limit, int from) const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().rows(filter, limit, from)
                                      : QList<GraduateRow>();
}

int Store::graduateCount(const GraduateFilter& filter) const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().count(filter) : 0;
}

QList<GraduateRow> Store::graduatesAround(const GraduateFilter& filter, const Id& subject, int each) const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().around(filter, subject, each)
                                      : QList<GraduateRow>();
}

std::optional<GraduateRow> Store::nextGraduate(const CallOrder& order) const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().next(order) : std::nullopt;
}

QList<GraduateRow> Store::graduatesHolding(const Batch& batch, const QString& number) const {
    return may(Command::SeeGraduates) ? d->graduates.graduates().holding(batch, number)
                                      : QList<GraduateRow>();
}

std::optional<GraduateRow> Store::graduateNamedIn(const QString& fileName) const {
    const QList<GraduateRow> named = d->numberedIn(fileName);
    return named.size() == 1 ? std::optional(named.first()) : std::nullopt;
}

QList<GraduateRow> Store::candidatesFor(const QString& fileName) const {
    const QList<GraduateRow> numbered = d->numberedIn(fileName);
    return numbered.isEmpty() ? d->namesakesIn(fileName) : numbered;
}

Result<GraduateDetail> Store::graduate(const Id& subject) const {
    const Result<void> may = d->allowed(Command::SeeGraduates);
    return may ? d->graduates.graduate(subject) : Fail(may.error());
}

Result<QList<RosterPlan::Change>> Store::roster(const Batch& batch, const std::stop_token& stop) const {
    const Result<void> may = d->allowed(Command::SeeGraduates);
    return may ? d->graduates.roster(batch, stop) : Fail(may.error());
}

void Store::openSession(const Session& session, QObject* context, Answer<Id> done) {
    d->command(Command::PlanSessions, context, std::move(done),
               [=, this] { return d->sessions.open(session); });
}

void Store::changeSession(const Session& session, QObject* context, Answer<Id> done) {
    d->command(Command::PlanSessions, context, std::move(done),
               [=, this] { return d->sessions.change(session); });
}

void Store::closeSession(const Id& session, QObject* context, Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done),
               [=, this] { return d->sessions.close(session); });
}

void Store::recordSessionReport(const Id& session, const QString& folder, QObject* context, Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done),
               [=, this] { return d->sessions.noteReport(session, folder); });
}

void Store::addPlate(const Id& session, const QByteArray& picture, QObject* context, Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done),
               [=, this] { return d->sessions.addPlate(session, picture); });
}

void Store::importRoster(RosterPlan plan, Told told, std::stop_token stop, QObject* context,
                         Answer<int> done) {
    auto asked = std::make_shared<const RosterPlan>(std::move(plan));
    d->command(Command::ImportRosters, context, std::move(done),
               [this, asked, stop, progress = d->progress(context, std::move(told))] {
                   return d->graduates.import(*asked, progress, stop);
               });
}

void Store::enrol(const Batch& batch, const RosterEntry& entry, const QString& reason, QObject* context,
                  Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done),
               [=, this] { return d->graduates.enrol(batch, entry, reason); });
}

void Store::arrive(const Arriving& arriving, QObject* context, Answer<int> done) {
    d->command(Command::CollectPhotos, context, std::move(done),
               [=, this] { return d->graduates.arrive(arriving, d->person().roles, QDate::currentDate()); });
}

void Store::markAbsent(const Id& graduate, const Id& session, QObject* context, Answer<Id> done) {
    d->command(Command::CollectPhotos, context, std::move(done),
               [=, this] { return d->graduates.markAbsent(graduate, session); });
}

void Store::reopen(const Id& graduate, const QString& reason, QObject* context, Answer<Id> done) {
    d->command(Command::ReopenGraduates, context, std::move(done),
               [=, this] { return d->graduates.reopen(graduate, reason); });
}

} // namespace mianguan
