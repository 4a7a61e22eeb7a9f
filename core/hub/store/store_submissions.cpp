#include "core/hub/store/hub_store_private.h"
#include "core/ledger/body.h"
#include "core/ledger/event.h"
#include "core/work/event_contents.h"
#include "core/work/upcast.h"

#include <QCborArray>

#include <algorithm>
#include <map>

namespace mianguan::hub {

namespace {

using wire::Review;

constexpr int counted = 100'000; ///< of a queue; whoever is further behind is told no place

Result<std::optional<EventRow>> eventUnder(const Database& database, const Id& account, const QString& key) {
    auto rows =
        database.run(QStringLiteral("SELECT %1 FROM event WHERE id = (SELECT once.event FROM once WHERE "
                                    "account = ? AND name = ?)")
                         .arg(eventColumns()),
                     {account.bytes(), key.toLatin1()});
    if (!rows) return Fail(rows.error());
    return rows->next() ? std::optional(eventAt(*rows)) : std::nullopt;
}

Review reviewOf(const Subject& person, const Id& submission) {
    if (person.purged) return Review::Purged;
    if (person.submission != submission) return Review::Replaced;
    if (person.disputed()) return Review::Disputed;
    if (person.photo == Photo::Pending) return Review::Pending;
    return person.photo == Photo::Approved ? Review::Approved : Review::Rejected;
}

/// How many of a school's queue stand from one submission to before another.
Result<int> countBetween(const Database& database, const QString& school, qint64 from, qint64 to) {
    auto row = database.run(
        QStringLiteral("SELECT COUNT(*) FROM (SELECT 1 FROM subject WHERE school = ? AND photo = 1 AND "
                       "submitted >= ? AND submitted < ? LIMIT %1) AS ahead")
            .arg(counted),
        {textCell(school), from, to});
    if (!row) return Fail(row.error());
    return row->next() ? int(numberAt(*row, 0)) : 0;
}

/// The places of submissions, by their positions, all in one walk along the queue.
Result<void> countPlaces(const Database& database, const QString& school,
                         const std::map<qint64, qint64*>& places) {
    qint64 from = 0, ahead = 0;
    for (const auto& [submitted, place] : places) {
        const Result<int> more = countBetween(database, school, from, submitted);
        if (!more) return Fail(more.error());
        ahead += *more;
        if (ahead >= counted) return {};
        *place = ahead + 1;
        from = submitted;
    }
    return {};
}

} // namespace

Result<Subject> HubStore::Private::personOf(const Id& name) const {
    auto row = subjectRow(name);
    if (row && *row && !(*row)->subject.person.isNull()) row = subjectRow((*row)->subject.person);
    if (!row) return Fail(row.error());
    return *row ? (*row)->subject : Subject();
}

Result<QCborMap> HubStore::Private::contentOf(const Id& id) const {
    auto rows = database->run( // in one, as a purge between two would leave a body without its key
        eventsWith(QStringLiteral("subject.wrapped")) + QStringLiteral("WHERE event.id = ?"), {id.bytes()});
    if (!rows) return Fail(rows.error());
    if (!rows->next()) return QCborMap();
    const EventRow row = eventAt(*rows);
    const Result<Event> event = decodeHeader(row.header);
    const Result<QByteArray> bytes = bodyOf(row, bytesAt(*rows, eventWidth));
    if (!event) return Fail(event.error());
    if (!bytes) return Fail(bytes.error());
    if (bytes->isNull()) return QCborMap();
    return Body::fromBytes(*bytes).map([&](const Body& body) {
        return mianguan::contentOf({row.position, *event, Hash::of(row.header), body});
    });
}

/// Of a rejection, or of a reopening, which is one.
Result<void> HubStore::Private::tellReasons(SubmissionState& state, const Id& verdict) const {
    return contentOf(verdict).map([&](const QCborMap& content) {
        state.remark = textIn(content, QLatin1String("remark"));
        for (const auto& reason : content.value(QLatin1String("reasons")).toArray())
            state.reasons += reason.toString();
    });
}

Result<QList<SubmissionState>> HubStore::submissions(const Id& account, QStringList keys) const {
    keys.removeDuplicates();
    QList<SubmissionState> all;
    all.reserve(keys.size()); // places are told at the end
    std::map<QString, std::map<qint64, qint64*>> queues;
    for (const QString& key : keys) {
        const auto event = eventUnder(*d->database, account, key);
        if (!event) return Fail(event.error());
        if (!*event) continue;
        SubmissionState& state = all.emplaceBack(
            SubmissionState{key, (*event)->id, (*event)->outcome, (*event)->code, {}, {}, {}});
        if (state.outcome != Outcome::Applied) continue;
        const Result<Subject> person = d->personOf((*event)->subject);
        if (!person) return Fail(person.error());
        state.review = reviewOf(*person, state.event);
        if (state.review == Review::Pending)
            queues[person->school][person->submittedAt] = &state.place;
        else if (state.review == Review::Rejected)
            if (auto told = d->tellReasons(state, person->verdict.event); !told) return Fail(told.error());
    }
    for (const auto& [school, places] : queues)
        if (auto done = countPlaces(*d->database, school, places); !done) return Fail(done.error());
    return all;
}

} // namespace mianguan::hub
