#include "core/hub/rules/broken_event.h"
#include "core/hub/store/books.h"
#include "core/keys/seal.h"

namespace mianguan::hub {

namespace {

Result<Event> headerOf(const EventRow& row) {
    const Result<Event> event = decodeHeader(row.header);
    return event && event->id == row.id ? event : Result<Event>(brokenEvent(row.id));
}

} // namespace

Result<QSet<Id>> Books::known(const QList<Id>& ids) {
    QSet<Id> found;
    for (const auto& [id, kept] : events)
        found += id;
    for (const char* table : {"event", "quarantine"}) {
        const QString sql = QStringLiteral("SELECT id FROM %1 WHERE id IN (%2)");
        const auto read = readEach(sql.arg(QLatin1String(table), QLatin1String("%1")), ids,
                                   [&](const QSqlQuery& row) { found += nameAt<Id>(row, 0); });
        if (!read) return Fail(read.error());
    }
    return found;
}

Result<std::optional<EventRow>> Books::eventRow(const Id& id) {
    const auto known = events.find(id);
    if (known != events.end()) return known->second.row;
    const auto rows =
        writer.run(QStringLiteral("SELECT %1 FROM event WHERE id = ?").arg(eventColumns()), {id.bytes()});
    if (!rows) return Fail(rows.error());
    return (*rows)->next() ? std::optional(eventAt(**rows)) : std::nullopt;
}

Result<EventRow*> Books::pending(const Id& id) {
    const auto row = eventRow(id);
    if (!row) return Fail(row.error());
    if (!*row) return brokenEvent(id);
    const auto kept = events.try_emplace(id, Kept<EventRow>{**row, true, false}).first;
    kept->second.changed = true;
    return &kept->second.row;
}

Result<QByteArray> Books::sealBody(const Event& event, const Body& body, const QByteArray& header) {
    if (body.isNull()) return QByteArray();
    const Result<Key> key = keyOf(event.keySubject());
    if (!key && key.error().kind == ErrorKind::NotFound) return QByteArray();
    if (!key) return Fail(key.error());
    return seal(*key, body.bytes(), header);
}

Result<Body> Books::openBody(const EventRow& row, const Event& event) {
    if (row.body.isNull()) return Body();
    const Result<Key> key = keyOf(event.keySubject());
    if (!key) return Fail(key.error());
    return unseal(*key, row.body, row.header).and_then(Body::fromBytes);
}

Result<void> Books::add(const Checked& checked, qint64 branch) {
    const Event& event = checked.event;
    const Result<QByteArray> body = sealBody(event, checked.body, checked.sent.header);
    if (!body) return Fail(body.error());
    EventRow row{.arrived = ++lastArrived,
                 .id = event.id,
                 .station = event.station,
                 .branch = branch,
                 .seq = event.seq,
                 .header = checked.sent.header,
                 .stationSignature = checked.sent.stationSignature,
                 .userSignature = checked.sent.userSignature,
                 .subject = event.subject,
                 .tombstone = event.tombstone,
                 .body = *body,
                 .code = {}};
    events[event.id] = {row, false, true};
    return {};
}

Result<void> Books::quarantine(const Checked& checked) {
    const Event& event = checked.event;
    const Result<QByteArray> body = sealBody(event, checked.body, checked.sent.header);
    if (!body) return Fail(body.error());
    return run(QStringLiteral("INSERT INTO quarantine (id, station, seq, hash, header, station_signature, "
                              "user_signature, subject, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
               {event.id.bytes(), event.station.bytes(), event.seq, checked.hash.bytes(), checked.sent.header,
                checked.sent.stationSignature, bytesCell(checked.sent.userSignature), cell(event.subject),
                bytesCell(*body)});
}

Result<void> Books::settle(const Record& record, const Judgement& judgement, const QStringList& audience) {
    const auto row = pending(record.event.id);
    if (!row) return Fail(row.error());
    if ((*row)->position != 0) return brokenEvent(record.event.id); // no event is settled twice
    const bool waited = (*row)->code.has_value();
    (*row)->outcome = judgement.outcome;
    (*row)->code = judgement.code;
    (*row)->position = ++last;
    if (record.body.isNull()) (*row)->body = {};
    for (const QString& name : audience)
        audiences += {name, last};
    if (!waited) return {};
    if (!record.event.subject.isNull()) {
        const auto subject = personKept(record.event.subject);
        if (!subject) return Fail(subject.error());
        --(*subject)->row.subject.waiting;
        (*subject)->changed = true;
    } else {
        beingAdded.reset();
    }
    if (auto waits = waitFor({}, record.event.id); !waits) return waits;
    return run(QStringLiteral("DELETE FROM awaited WHERE subject = ? AND event = ?"),
               {record.event.subject.bytes(), record.event.id.bytes()});
}

Result<void> Books::wait(const Unsettled& event, const QList<Hash>& hashes, const Id& name) {
    const Record& record = event.record;
    if (record.event.subject.isNull()) beingAdded.reset();
    if (auto waits = waitFor(name, record.event.id); !waits) return waits;
    const auto row = pending(record.event.id);
    if (!row) return Fail(row.error());
    const bool waited = (*row)->code.has_value();
    (*row)->outcome = Outcome::Waiting;
    (*row)->code = event.code;
    (*row)->accepted = event.accepted;
    for (const Hash& hash : hashes)
        awaited += {record.event.subject.bytes(), hash.bytes(), record.event.id.bytes()};
    if (waited || record.event.subject.isNull()) return {};
    return personKept(record.event.subject).map([](Kept<SubjectRow>* kept) {
        ++kept->row.subject.waiting;
        kept->changed = true;
    });
}

Result<Record> Books::recordOf(const EventRow& row) {
    const Result<Event> event = headerOf(row);
    if (!event) return Fail(event.error());
    return openBody(row, *event).map([&](const Body& body) {
        return Record{row.position, *event, Hash::of(row.header), body};
    });
}

/// A newer hub may have kept it waiting for something that this one has no word for.
Result<Unsettled> Books::unsettledFrom(const EventRow& row) {
    if (!row.code) return brokenEvent(row.id);
    return recordOf(row).map([&](const Record& record) {
        return Unsettled{record, *row.code, row.accepted};
    });
}

Result<std::optional<Unsettled>> Books::unsettled(const Id& id) {
    const auto row = eventRow(id);
    if (!row) return Fail(row.error());
    if (!*row || (*row)->position != 0 || !(*row)->code) return std::optional<Unsettled>();
    return unsettledFrom(**row).map([](const Unsettled& found) { return std::optional(found); });
}

Result<QList<WaitingEvent>> Books::waitingOf(const Id& subject) {
    const auto person = personKept(subject);
    if (!person) return Fail(person.error());
    const QByteArray id = (*person)->row.subject.id.bytes();
    if (auto written = flush(); !written) return Fail(written.error());
    const auto rows =
        writer.run(QStringLiteral("SELECT id, station, code FROM event WHERE (subject = ? OR subject IN "
                                  "(SELECT id FROM subject WHERE person = ?)) AND position IS NULL AND code "
                                  "IS NOT NULL ORDER BY arrived"),
                   {id, id});
    if (!rows) return Fail(rows.error());
    QList<WaitingEvent> waiting;
    while ((*rows)->next()) {
        const Id event = nameAt<Id>(**rows, 0);
        const auto code = wire::refusalFrom((*rows)->value(2).toString());
        if (!code) return brokenEvent(event);
        waiting += WaitingEvent{event, nameAt<Id>(**rows, 1), *code};
    }
    return waiting;
}

Result<qint64> Books::waitingFrom(const Id& chain, const Id& subject) {
    if (auto written = flush(); !written) return Fail(written.error());
    const QString whose =
        subject.isNull() ? QStringLiteral("subject IS NULL") : QStringLiteral("subject = ?");
    QVariantList values{chain.bytes()};
    if (!subject.isNull()) values += subject.bytes();
    const auto rows = writer.run(
        QStringLiteral("SELECT COUNT(*) FROM event WHERE position IS NULL AND station = ? AND %1").arg(whose),
        values);
    if (!rows) return Fail(rows.error());
    return (*rows)->next() ? numberAt(**rows, 0) : qint64(0);
}

Result<void> Books::adopt(const EventRow& row, qint64 branch) {
    EventRow adopted = row;
    adopted.arrived = ++lastArrived;
    adopted.branch = branch;
    events[row.id] = {adopted, false, true};
    return run(QStringLiteral("DELETE FROM quarantine WHERE id = ?"), {row.id.bytes()});
}

Result<QList<Record>> Books::setAside(const Head& end) {
    QList<Record> branch;
    QList<EventRow> found;
    qint64 seq = end.seq;
    for (Hash hash = end.hash; !hash.isNull(); --seq) {
        const auto rows = writer.run(
            QStringLiteral(
                "SELECT 0, id, station, 0, seq, header, station_signature, user_signature, subject, 0, "
                "body, 1, NULL, NULL, 0 FROM quarantine WHERE hash = ? AND station = ? AND seq = ?"),
            {hash.bytes(), end.station.bytes(), seq});
        if (!rows) return Fail(rows.error());
        if (!(*rows)->next()) break;
        EventRow row = eventAt(**rows);
        row.outcome = Outcome::Waiting;
        const Result<Event> event = headerOf(row);
        if (!event) return Fail(event.error());
        row.tombstone = event->tombstone;
        const Result<Body> body = openBody(row, *event);
        if (!body && body.error().kind != ErrorKind::NotFound) return Fail(body.error());
        branch.prepend({0, *event, hash, body.value_or(Body())});
        found.prepend(row);
        hash = event->previous;
    }
    const qint64 number = lastArrived + 1;
    for (const EventRow& row : std::as_const(found))
        if (auto adopted = adopt(row, number); !adopted) return Fail(adopted.error());
    return branch;
}

/// Late bodies find no key. What the connection still remembers goes with the transaction.
Result<void> Books::bury(const Id& subject) {
    const auto kept = subjectKept(subject);
    if (!kept) return Fail(kept.error());
    (*kept)->row.wrapped = {};
    (*kept)->changed = true;
    subjectKeys.erase(subject);
    if (auto written = flush(); !written) return written;
    for (const char* sql :
         {"UPDATE event SET body = NULL WHERE subject = ? AND tombstone = 0 AND body IS NOT NULL",
          "UPDATE quarantine SET body = NULL WHERE subject = ?", "DELETE FROM blob WHERE subject = ?",
          "DELETE FROM awaited WHERE subject = ?", "DELETE FROM number WHERE subject = ?",
          "DELETE FROM lease WHERE subject = ?",
          "INSERT INTO burial (subject) VALUES (?) ON CONFLICT (subject) DO NOTHING"})
        if (auto done = run(QLatin1String(sql), {subject.bytes()}); !done) return done;
    blobsHere.clear();
    enrolments.clear();
    gone += subject;
    return {};
}

} // namespace mianguan::hub
