#pragma once

#include "core/hub/rules/state.h"

#include <map>
#include <set>

namespace mianguan::hub {

/// What is learned of a log, in memory: to compare with what stands in tables. It holds no blobs, leases and
/// waiting events, and positions are given by whoever reads the log.
class Replay : public State {
public:
    explicit Replay(const Id& hub) : own(hub) {}

    std::map<Id, Station> stations;
    std::map<Id, Person> people;
    std::map<Id, Subject> subjects;
    std::map<QString, bool> schools;
    std::set<std::pair<Id, QString>> numbers; ///< by which a subject is found
    std::map<QString, Id> enrolments;         ///< whose each is, by its key

    Id hub() const override { return own; }
    Result<std::optional<Station>> station(const Id& id) override { return found(stations, id); }
    Result<std::optional<Person>> person(const Id& id) override { return found(people, id); }
    Result<Subject> subject(const Id& id) override;
    Result<bool> reviewsOwn(const QString& school) override;
    Result<bool> holdsBlob(const Id&, const Hash&) override { return true; }
    Result<bool> leased(const Subject&, const Id&, const Id&) override { return false; }
    Result<void> put(const Station& station) override;
    Result<void> put(const Person& person) override;
    Result<void> put(const Subject& subject) override;
    Result<void> setReviewsOwn(const QString& school, bool allowed) override;
    Result<Id> firstOf(const Subject& subject, const QString& enrolment) override;
    Result<QList<Id>> otherNames(const Id& person) override;
    void owePurge(const Id&) override {}
    Result<void> index(const Subject& subject, const QString& number) override;
    Result<void> dropLease(const Id&) override { return {}; }
    Result<void> bury(const Id& subject) override;
    Result<std::optional<Unsettled>> unsettled(const Id&) override { return std::optional<Unsettled>(); }
    Result<QList<WaitingEvent>> waitingOf(const Id&) override { return QList<WaitingEvent>(); }
    Result<bool> precedes(const Id&, const Id&) override { return false; }
    Result<QList<Record>> setAside(const Head&) override { return QList<Record>(); }
    Result<qint64> nextPosition() override { return 0; }
    Result<void> settle(const Record&, const Judgement&, const QStringList&) override { return {}; }
    Result<void> wait(const Unsettled&, const QList<Hash>&, const Id&) override { return {}; }
    bool wasRestored() const override { return false; }
    Result<bool> isOfLostLog(qint64) override { return false; }
    Result<std::optional<Id>> subjectOfSettled(const Id&) override { return std::optional<Id>(); }
    Result<bool> isBeingAdded(const Id&) override { return false; }
    Result<QList<Id>> waitingFor(const QList<Id>&) override { return QList<Id>(); }

private:
    template <class T>
    static std::optional<T> found(const std::map<Id, T>& all, const Id& id) {
        const auto one = all.find(id);
        return one == all.end() ? std::nullopt : std::optional(one->second);
    }
    Id own;
};

} // namespace mianguan::hub
