#pragma once

#include "core/ledger/database.h"
#include "core/ledger/ledger.h"
#include "tests/hub/hub_tools.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

namespace mianguan::test {

/// A station's own ledger, opened past its store when that is closed, to send as a station would.
class RealStation {
public:
    explicit RealStation(const QString& storeFolder) {
        auto file = orDie(LedgerFile::open(storeFolder));
        Unlocked opened = orDie(file->cabinet().open(adminName(), goodPassword(), {}));
        ledger =
            orDie(Ledger::open(std::move(file), std::move(opened.dataKey), machineFolderOf(storeFolder)));
    }
    Id id() const { return ledger->station(); }
    const SigningKey& key() const { return ledger->stationKey(); }

    /// Of the present chain, from an event on.
    QList<wire::SentEvent> events(qint64 fromSeq = 1) const {
        QList<wire::SentEvent> all;
        auto rows = orDie(selectEvents(ledger->database(), 0));
        while (rows.next()) {
            const StoredEvent stored = storedEvent(rows);
            const Record record = orDie(readRecord(stored, ledger->subjectKeys(), {}));
            if (record.event.station != id() || record.event.seq < fromSeq) continue;
            all += wire::SentEvent{stored.header, stored.stationSignature, stored.userSignature,
                                   record.body.bytes()};
        }
        return all;
    }
    QList<wire::SmallBlob> blobs() const {
        QList<wire::SmallBlob> all;
        Reader reader(*ledger);
        orDie(reader
                  .advance([&](const Record& record) -> Result<void> {
                      for (const Hash& hash : record.body.blobs())
                          all += wire::SmallBlob{{record.event.subject, hash},
                                                 orDie(ledger->blob(record.event.subject, hash))};
                      return {};
                  })
                  .map([] { return true; }));
        return all;
    }
    Ledger& book() { return *ledger; }

private:
    std::unique_ptr<Ledger> ledger;
};

/// What happens at one desk on a day, by the station's own commands.
struct RealDay {
    QList<Id> graduates;
    Id approved, rejected, retaken, purged, delivered;

    void live(Store& store) {
        letReviewOwn(store);
        orDie(addUser(store, QStringLiteral("reviewer"), Role::Reviewer));
        const Id session = orDie(openSession(store));
        orDie(importRoster(store, listOf(6)));
        for (int i = 1; i <= 6; ++i)
            graduates += graduateNumbered(store, i);
        for (int i = 0; i < 5; ++i) {
            orDie(agree(store, graduates[i], agreement(store)));
            orDie(arrive(store, graduates[i], session));
            orDie(settle(store, {graduates[i]}, {FeeState::Paid, 3000, QStringLiteral("cash"), {}, 0}));
            orDie(submit(store, photoAt(session, graduates[i], i)));
        }
        orDie(markAbsent(store, graduates[5], session));
        approved = orDie(approve(store, graduates[0]));
        rejected = orDie(reject(store, graduates[1], {QStringLiteral("eyes-closed")}));
        orDie(submit(store, photoAt(session, graduates[1], 100)));
        const Id undone = orDie(approve(store, graduates[2]));
        orDie(undo(store, graduates[2], undone));
        orDie(approve(store, graduates[2]));
        orDie(handOver(store, graduates[0], QStringLiteral("folder"), QStringLiteral("a.jpg")));
        orDie(reopen(store, graduates[2], QStringLiteral("blurred")));
        orDie(closeFees(store));
        orDie(purge(store, {graduates[4]}));
        orDie(closeSession(store, session));
    }
};

} // namespace mianguan::test
