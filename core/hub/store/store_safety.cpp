#include "core/hub/rules/station_events.h"
#include "core/hub/store/hub_store_private.h"

// The keys that follow, and what was purged.

namespace mianguan::hub {

Result<void> HubStore::announcePin(const Hash& pin) {
    return d->writer->run([&](Books& books) -> Result<void> {
        const auto event = d->append(books, announcing(pin), {});
        if (!event) return Fail(event.error());
        return books.sql()
            .run(QStringLiteral("INSERT INTO pin (pin, announced) VALUES (?, ?) ON CONFLICT DO NOTHING"),
                 {pin.bytes(), event->position})
            .map([](QSqlQuery*) {});
    });
}

Result<QList<Hash>> HubStore::announcedPins() const {
    auto rows = d->database->run(QStringLiteral("SELECT pin FROM pin ORDER BY announced DESC"));
    if (!rows) return Fail(rows.error());
    QList<Hash> pins;
    while (rows->next())
        pins += nameAt<Hash>(*rows, 0);
    return pins;
}

Result<QList<Purge>> HubStore::purges() const {
    auto rows = d->database->run(
        QStringLiteral(
            "SELECT event.subject, MAX(event.position) AS place FROM event JOIN subject ON "
            "subject.id = event.subject WHERE subject.purged = 1 AND event.tombstone = 1 AND "
            "event.position IS NOT NULL AND event.outcome = ? GROUP BY event.subject ORDER BY place"),
        {int(Outcome::Applied)});
    if (!rows) return Fail(rows.error());
    QList<Purge> all;
    while (rows->next())
        all += Purge{nameAt<Id>(*rows, 0), numberAt(*rows, 1)};
    return all;
}

} // namespace mianguan::hub
