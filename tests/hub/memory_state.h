#pragma once

#include "core/hub/rules/replay.h"

#include <map>
#include <set>
#include <vector>

namespace mianguan::test {

/// The hub's state in maps, with what waits: for the rules by themselves.
class MemoryState : public hub::Replay {
public:
    using Replay::Replay;

    struct Settled {
        Id event;
        hub::Judgement judgement;
        QStringList audience;
    };
    std::vector<Settled> log;
    std::set<Id> settled;
    std::vector<hub::Unsettled> waiting;
    std::set<std::pair<Id, Hash>> blobs;
    std::map<Id, std::pair<Id, Id>> leases; ///< of a subject: station and user
    QList<Id> owed;                         ///< tombstones of the hub's own

    Result<bool> holdsBlob(const Id& subject, const Hash& hash) override {
        return blobs.contains({subject, hash});
    }
    Result<bool> leased(const hub::Subject& subject, const Id& station, const Id& user) override {
        const auto lease = leases.find(subject.id);
        return lease != leases.end() && lease->second == std::pair(station, user);
    }
    Result<void> dropLease(const Id& subject) override {
        leases.erase(subject);
        return {};
    }
    Result<std::optional<hub::Unsettled>> unsettled(const Id& event) override {
        for (const hub::Unsettled& one : waiting)
            if (one.record.event.id == event) return std::optional(one);
        return std::optional<hub::Unsettled>();
    }
    Result<QList<hub::WaitingEvent>> waitingOf(const Id& subject) override {
        QList<hub::WaitingEvent> all;
        for (const hub::Unsettled& one : waiting)
            if (const Event& event = one.record.event; personOf(event.subject) == personOf(subject))
                all += {event.id, event.station, one.code};
        return all;
    }
    /// No store is copied here.
    Result<bool> precedes(const Id&, const Id&) override { return true; }
    using Replay::put;
    Result<void> put(const hub::Subject& subject) override {
        const auto done = Replay::put(subject);
        if (!subject.person.isNull())
            subjects[subject.person].waiting += std::exchange(subjects[subject.id].waiting, 0);
        return done;
    }
    void owePurge(const Id& name) override { owed += name; }
    Id personOf(const Id& name) {
        const auto known = subjects.find(name);
        return known == subjects.end() || known->second.person.isNull() ? name : known->second.person;
    }
    Result<qint64> nextPosition() override { return qint64(log.size()) + 1; }
    Result<void> settle(const Record& record, const hub::Judgement& judgement,
                        const QStringList& audience) override {
        if (!settled.insert(record.event.id).second) qFatal("an event is settled twice");
        log.push_back({record.event.id, judgement, audience});
        const auto gone = std::erase_if(
            waiting, [&](const hub::Unsettled& one) { return one.record.event.id == record.event.id; });
        if (gone > 0) --subjects[personOf(record.event.subject)].waiting;
        return {};
    }
    Result<void> wait(const hub::Unsettled& event, const QList<Hash>&, const Id&) override {
        for (hub::Unsettled& one : waiting)
            if (one.record.event.id == event.record.event.id) {
                one = event;
                return {};
            }
        waiting.push_back(event);
        ++subjects[personOf(event.record.event.subject)].waiting;
        return {};
    }
};

} // namespace mianguan::test
