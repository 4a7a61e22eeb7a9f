#include "core/work/session_book.h"

#include "core/base/clock.h"
#include "core/work/graduate_tables.h"
#include "core/work/session_events.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Session", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

} // namespace

Result<Id> SessionBook::record(const Draft& draft) {
    return journal.record(draft).map([](const Record& written) { return written.event.id; });
}

Result<Session> SessionBook::session(const Id& id) const {
    const std::optional<Session> known = tables.session(id);
    if (known) return *known;
    return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Session", "There is no such session")),
                id.hex());
}

Result<Session> SessionBook::running(const Id& id) const {
    return session(id).and_then([](const Session& known) -> Result<Session> {
        if (!known.closed) return known;
        return refused(QT_TRANSLATE_NOOP("Session", "This session is closed"), known.name,
                       QT_TRANSLATE_NOOP("Session", "Open another one."));
    });
}

Result<Id> SessionBook::open(const Session& asked) {
    const Result<Session> session = checkedSession(asked);
    if (!session) return Fail(session.error());
    const Id id = Id::random();
    return record(sessionOpening(id, *session)).map([&](const Id&) { return id; });
}

Result<Id> SessionBook::change(const Session& asked) {
    const Result<Session> session = checkedSession(asked);
    if (!session) return Fail(session.error());
    const Result<Session> known = running(session->id);
    if (!known) return Fail(known.error());
    if (known->batch != session->batch)
        return refused(QT_TRANSLATE_NOOP("Session", "A session stays with its school and batch"), known->name,
                       QT_TRANSLATE_NOOP("Session", "Open another session for the other one."));
    return record(sessionChange(*session));
}

Result<Id> SessionBook::close(const Id& session) {
    const Result<Session> known = running(session);
    if (!known) return Fail(known.error());
    return record(sessionClosing(session, sum(*known)));
}

SessionSum SessionBook::sum(const Session& session) const {
    const auto [first, last] = tables.span(session.id);
    const qint64 now = nowMs();
    return {tally(session.id), tables.people(session.id), tables.fees(session.id, session.openedMs, now + 1),
            first, last};
}

Result<Id> SessionBook::noteReport(const Id& session, const QString& folder) {
    return this->session(session).and_then(
        [&](const Session&) { return record(sessionReportNote(session, folder)); });
}

Result<Id> SessionBook::addPlate(const Id& session, const QByteArray& picture) {
    const Result<Session> known = running(session);
    if (!known) return Fail(known.error());
    return record(plateShot(session, picture));
}

int SessionBook::listed(const Session& session) const {
    const GraduateTables graduates(journal.lists());
    return session.kind == SessionKind::Makeup ? graduates.countForMakeup(session.batch, session.id)
                                               : graduates.count(session.batch);
}

int SessionBook::stillToCome(const Id& id) const {
    const auto known = tables.session(id);
    return known ? GraduateTables(journal.lists()).countToCome(known->batch, id, known->kind) : 0;
}

SessionTally SessionBook::tally(const Id& id) const {
    SessionTally tally = tables.tally(id, nowMs());
    if (const auto known = tables.session(id)) tally.listed = listed(*known);
    return tally;
}

} // namespace mianguan
