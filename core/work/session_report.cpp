#include "core/work/session_report.h"

#include "core/work/people_tables.h"
#include "core/work/photo_events.h"
#include "core/work/session_book.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

using Guests = SessionTables::Guests;

constexpr std::pair<Guests, QList<ReportLine> SessionReport::*> namedLists[] = {
    {Guests::Absent, &SessionReport::absent},
    {Guests::Unphotographed, &SessionReport::unphotographed},
    {Guests::Rejected, &SessionReport::rejected},
};

ReportLine lineOf(const SessionTables::Guest& guest, const Ledger& ledger) {
    ReportLine line{guest.className, guest.studentNumber, guest.name};
    if (guest.verdict.isNull()) return line;
    PhotoDetail verdict;
    if (const auto record = ledger.record(guest.verdict)) readVerdict(contentOf(*record), verdict);
    line.reasons = verdict.reasons;
    line.remark = verdict.remark;
    return line;
}

QStringList namesOf(const QList<Id>& users, const Projection& lists) {
    QStringList names;
    const PeopleTables people(lists);
    for (const Id& id : users)
        if (const auto user = people.user(id)) names += user->displayName;
    names.removeAll(QString());
    names.sort();
    return names;
}

void take(SessionReport& report, const SessionSum& sum) {
    for (const auto field : {&SessionTally::listed, &SessionTally::arrived, &SessionTally::absent,
                             &SessionTally::photos, &SessionTally::unphotographed, &SessionTally::firstPass})
        report.tally.*field = sum.tally.*field;
    report.fees = sum.fees;
    report.firstMs = sum.firstMs;
    report.lastMs = sum.lastMs;
}

} // namespace

Result<SessionReport> SessionBook::report(const Id& id) const {
    const Result<Session> known = session(id);
    if (!known) return Fail(known.error());
    SessionReport report;
    report.session = *known;
    report.tally = tally(id);
    report.stillToCome = stillToCome(id);
    SessionSum told = sum(*known);
    if (known->closed) {
        const Result<Record> closing = journal.ledger().record(tables.closing(id));
        if (!closing) return Fail(closing.error());
        told = sessionSumIn(contentOf(*closing));
        report.closedMs = closing->event.timeMs;
        report.event = closing->event.id;
        report.station = closing->event.station;
        report.seq = closing->event.seq;
        report.hash = closing->hash.hex();
    }
    take(report, told);
    report.people = namesOf(told.people, journal.lists());
    for (const auto& [which, lines] : namedLists)
        for (const SessionTables::Guest& guest : tables.guests(id, which))
            report.*lines += lineOf(guest, journal.ledger());
    return report;
}

} // namespace mianguan
