#include "core/access/rights.h"
#include "core/base/clock.h"
#include "core/hub/store/hub_store_private.h"
#include "core/wire/limits.h"

#include <algorithm>

namespace mianguan::hub {

namespace {

using namespace std::chrono_literals;

std::chrono::seconds within(std::chrono::seconds asked) { return std::clamp(asked, 1s, wire::limit::lease); }

wire::Lease leaseOf(const Id& id, const Subject& subject, qint64 nowMs, std::chrono::seconds duration) {
    return {id, subject.submission, subject.id, nowMs + std::chrono::milliseconds(duration).count(),
            duration};
}

/// Who may review now, through this station.
Result<std::optional<Refusal>> barTo(Books& books, const Station& station, const Id& user) {
    if (station.revokedAt != 0) return std::optional(Refusal::StationRevoked);
    const auto person = books.person(user);
    if (!person) return Fail(person.error());
    if (!*person) return std::optional(Refusal::PersonUnknown);
    const bool allowed = may((*person)->now().roles & station.ceiling, Command::JudgePhotos);
    return allowed ? std::nullopt : std::optional(Refusal::NotAllowed);
}

/// Pending photos of one school, the oldest first, that nobody has set aside; `*` asks for every school's.
Result<QList<Subject>> pending(Books& books, const QString& school, const wire::LeaseRequest& asked,
                               int count) {
    QString where = QStringLiteral("photo = 1 AND rival IS NULL");
    QVariantList cells;
    if (school != Scope::everything().text()) {
        where += QLatin1String(" AND school = ?");
        cells += school;
    }
    if (!asked.batch.isEmpty()) {
        where += QLatin1String(" AND batch = ?");
        cells += asked.batch;
    }
    cells += QVariantList{nowMs(), count};
    const auto rows = books.sql().run(
        QStringLiteral("SELECT %1 FROM subject WHERE %2 AND NOT EXISTS (SELECT 1 FROM lease WHERE "
                       "lease.subject = subject.id AND lease.until >= ?) ORDER BY submitted LIMIT ?")
            .arg(subjectColumns(), where),
        cells);
    if (!rows) return Fail(rows.error());
    QList<Subject> found;
    while ((*rows)->next())
        found += subjectAt(**rows).subject;
    return found;
}

/// What he collected himself is left to others, unless the school allows it.
Result<QList<Subject>> reviewable(Books& books, const Scope& scope, const wire::LeaseRequest& asked) {
    QStringList schools = scope.all ? QStringList{scope.text()} : scope.schools;
    if (!asked.school.isEmpty())
        schools = scope.holds(asked.school) ? QStringList{asked.school} : QStringList();
    QList<Subject> all;
    const int own = 200; // of his own that may stand first
    for (const QString& school : std::as_const(schools)) {
        const auto found = pending(books, school, asked, asked.count + own);
        if (!found) return Fail(found.error());
        for (const Subject& subject : *found) {
            const Result<bool> allowed =
                subject.collector != asked.user ? true : books.reviewsOwn(subject.school);
            if (!allowed) return Fail(allowed.error());
            if (*allowed) all += subject;
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Subject& a, const Subject& b) { return a.submittedAt < b.submittedAt; });
    return all.mid(0, asked.count);
}

/// Those he holds at this station, renewed.
Result<QList<wire::Lease>> heldBy(Books& books, const Id& station, const wire::LeaseRequest& asked,
                                  qint64 now) {
    const auto rows = books.sql().run(
        QStringLiteral("SELECT lease.id, subject.id, lease.submission, subject.school, "
                       "subject.batch FROM lease JOIN subject ON subject.id = lease.subject "
                       "WHERE lease.station = ? AND lease.person = ? AND lease.until >= ? AND "
                       "subject.photo = 1 AND subject.submission = lease.submission "
                       "ORDER BY subject.submitted"),
        {station.bytes(), asked.user.bytes(), now});
    if (!rows) return Fail(rows.error());
    QList<wire::Lease> held;
    while ((*rows)->next() && held.size() < asked.count) {
        const QSqlQuery& row = **rows;
        const bool meant = (asked.school.isEmpty() || asked.school == row.value(3).toString()) &&
                           (asked.batch.isEmpty() || asked.batch == row.value(4).toString());
        Subject subject;
        subject.id = nameAt<Id>(row, 1);
        subject.submission = nameAt<Id>(row, 2);
        if (meant) held += leaseOf(nameAt<Id>(row, 0), subject, now, asked.duration);
    }
    return held;
}

Result<void> setAside(Books& books, const wire::Lease& lease, const Id& station, const Id& user) {
    return books.sql()
        .run(QStringLiteral("INSERT INTO lease (subject, id, submission, station, person, until) VALUES "
                            "(?, ?, ?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE SET id = excluded.id, "
                            "submission = excluded.submission, station = excluded.station, "
                            "person = excluded.person, until = excluded.until"),
             {lease.subject.bytes(), lease.id.bytes(), lease.submission.bytes(), station.bytes(),
              user.bytes(), lease.untilMs})
        .map([](QSqlQuery*) {});
}

} // namespace

Result<Reply<QList<wire::Lease>>> HubStore::lease(const Caller& caller, const wire::LeaseRequest& request) {
    using Answer = Reply<QList<wire::Lease>>;
    Answer answer(QList<wire::Lease>{});
    wire::LeaseRequest asked = request;
    asked.count = std::clamp(asked.count, 1, wire::limit::leases);
    asked.duration = within(asked.duration);
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        answer = Answer(QList<wire::Lease>{});
        const Result<bool> fresh = Private::useMark(books, caller);
        if (!fresh) return Fail(fresh.error());
        const auto station = books.station(caller.id);
        if (!station) return Fail(station.error());
        if (!*fresh || !*station) {
            answer = *fresh ? Refusal::CallerUnknown : Refusal::RequestReplayed;
            return {};
        }
        const auto bar = barTo(books, **station, asked.user);
        if (!bar) return Fail(bar.error());
        if (*bar) {
            answer = **bar;
            return {};
        }
        if (auto written = books.flush(); !written) return written; // others' jobs of this transaction count
        const qint64 now = nowMs();
        const auto held = heldBy(books, caller.id, asked, now);
        if (!held) return Fail(held.error());
        answer.value = *held;
        wire::LeaseRequest more = asked;
        more.count -= int(held->size());
        const auto found = more.count > 0 ? reviewable(books, (*station)->scope, more) : QList<Subject>();
        if (!found) return Fail(found.error());
        for (const wire::Lease& lease : *held)
            if (auto renewed = setAside(books, lease, caller.id, asked.user); !renewed) return renewed;
        for (const Subject& subject : *found) {
            const wire::Lease lease = leaseOf(Id::random(), subject, now, asked.duration);
            if (auto kept = setAside(books, lease, caller.id, asked.user); !kept) return kept;
            answer.value += lease;
        }
        return {};
    });
    return done.map([&] { return answer; });
}

Result<Reply<wire::Lease>> HubStore::renew(const Caller& caller, const Id& id,
                                           std::chrono::seconds duration) {
    Reply<wire::Lease> answer(wire::Lease{});
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        answer = Reply<wire::Lease>(Refusal::LeaseUnknown);
        const Result<bool> fresh = Private::useMark(books, caller);
        if (!fresh) return Fail(fresh.error());
        if (!*fresh) {
            answer = Reply<wire::Lease>(Refusal::RequestReplayed);
            return {};
        }
        const auto rows = books.sql().run(
            QStringLiteral(
                "SELECT subject, submission FROM lease WHERE id = ? AND station = ? AND until >= ?"),
            {id.bytes(), caller.id.bytes(), nowMs()});
        if (!rows) return Fail(rows.error());
        if (!(*rows)->next()) return {};
        Subject subject;
        subject.id = nameAt<Id>(**rows, 0);
        subject.submission = nameAt<Id>(**rows, 1);
        const wire::Lease lease = leaseOf(id, subject, nowMs(), within(duration));
        answer = Reply<wire::Lease>(lease);
        return books.sql()
            .run(QStringLiteral("UPDATE lease SET until = ? WHERE id = ?"), {lease.untilMs, id.bytes()})
            .map([](QSqlQuery*) {});
    });
    return done.map([&] { return answer; });
}

Result<Reply<bool>> HubStore::release(const Caller& caller, const Id& id) {
    Reply<bool> answer(false);
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        const Result<bool> fresh = Private::useMark(books, caller);
        if (!fresh) return Fail(fresh.error());
        answer = *fresh ? Reply<bool>(Refusal::LeaseUnknown) : Reply<bool>(Refusal::RequestReplayed);
        if (!*fresh) return {};
        const auto gone = books.sql().run(QStringLiteral("DELETE FROM lease WHERE id = ? AND station = ?"),
                                          {id.bytes(), caller.id.bytes()});
        if (!gone) return Fail(gone.error());
        if ((*gone)->numRowsAffected() == 1) answer = Reply<bool>(true);
        return {};
    });
    return done.map([&] { return answer; });
}

} // namespace mianguan::hub
