#include "core/hub/rules/arbiter.h"
#include "core/hub/store/hub_store_private.h"

#include <QLoggingCategory>

#include <algorithm>

namespace mianguan::hub {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.hub.store")

Result<QList<EventRow>> eventsWhere(Books& books, const QString& condition, const QVariantList& values) {
    const auto rows = books.sql().run(
        QStringLiteral("SELECT %1 FROM event WHERE %2 ORDER BY arrived").arg(eventColumns(), condition),
        values);
    if (!rows) return Fail(rows.error());
    QList<EventRow> found;
    while ((*rows)->next())
        found += eventAt(**rows);
    return found;
}

/// By the log. What cannot be read decides nothing: verify names it.
Result<bool> wasAccepted(Books& books, const EventRow& waiting) {
    const auto applied =
        eventsWhere(books, QStringLiteral("subject = ? AND position IS NOT NULL AND outcome = ?"),
                    {waiting.subject.bytes(), int(Outcome::Applied)});
    if (!applied) return Fail(applied.error());
    return std::any_of(applied->begin(), applied->end(), [&](const EventRow& row) {
        return books.recordOf(row).map(letStandBy).value_or(Id()) == waiting.id;
    });
}

Result<void> noteAccepted(Books& books, EventRow& waiting) {
    const Result<bool> accepted = wasAccepted(books, waiting);
    if (!accepted) return Fail(accepted.error());
    waiting.accepted = *accepted;
    if (!waiting.accepted) return {};
    return books.sql()
        .run(QStringLiteral("UPDATE event SET accepted = 1 WHERE id = ?"), {waiting.id.bytes()})
        .map([](QSqlQuery*) {});
}

/// A supervisor stays asked where nobody has let it stand and its subject is still here.
Result<void> judgeOne(Books& books, const EventRow& row) {
    const auto whose = books.whoIs(row.subject);
    if (!whose) return Fail(whose.error());
    const bool asks = row.code == Refusal::NeedsSupervisor && !row.accepted && !whose->purged;
    return asks ? Result<void>() : Arbiter(books).judgeAgain(row.id);
}

} // namespace

Result<void> HubStore::Private::once(const QString& deed, const Writer::Job& job) {
    return writer->run([&](Books& books) -> Result<void> {
        const auto owed = books.sql().run(QStringLiteral("DELETE FROM owed WHERE deed = ?"), {deed});
        if (!owed) return Fail(owed.error());
        return (*owed)->numRowsAffected() > 0 ? job(books) : Result<void>();
    });
}

/// What earlier hubs left waiting: behind what is settled by now, of whoever was purged since, and what a
/// supervisor had let stand while a picture was missing, which they forgot.
Result<void> HubStore::Private::judgeLeft() {
    return once(QStringLiteral("left"), [this](Books& books) -> Result<void> {
        auto left = eventsWhere(
            books, QStringLiteral("position IS NULL AND subject IS NOT NULL AND code IN (?, ?)"),
            {wire::refusalId(Refusal::EarlierAwaited), wire::refusalId(Refusal::NeedsSupervisor)});
        if (!left) return Fail(left.error());
        if (!left->isEmpty()) qCInfo(log) << "looking again at" << left->size() << "events that wait";
        for (EventRow& row : *left)
            if (auto noted = noteAccepted(books, row); !noted) return noted;
        for (const EventRow& row : *left)
            if (auto judged = judgeOne(books, row); !judged) return judged;
        return purgeOwed(books);
    });
}

/// An update may know types that were unknown before.
Result<void> HubStore::Private::judgeNowKnown() {
    auto rows = database->run(
        QStringLiteral("SELECT id, header FROM event WHERE position IS NULL AND code = ? ORDER BY arrived"),
        {wire::refusalId(Refusal::TypeUnknown)});
    if (!rows) return Fail(rows.error());
    QList<Id> known;
    while (rows->next())
        if (const auto event = decodeHeader(bytesAt(*rows, 1)); event && ruleFor(event->type))
            known += nameAt<Id>(*rows, 0);
    rows->finish();
    if (known.isEmpty()) return {};
    return writer->run([&](Books& books) -> Result<void> {
        for (const Id& event : known)
            if (auto judged = Arbiter(books).judgeAgain(event); !judged) return judged;
        return purgeOwed(books);
    });
}

} // namespace mianguan::hub
