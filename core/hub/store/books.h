#pragma once

#include "core/hub/rules/state.h"
#include "core/hub/store/hub_keys.h"
#include "core/hub/store/rows.h"
#include "core/hub/store/sql_writer.h"

#include <QSet>

#include <functional>
#include <map>
#include <utility>

namespace mianguan::hub {

/// An event that passed the checks which need no state.
struct Checked {
    Event event;
    Hash hash;
    Body body;
    wire::SentEvent sent;
};

/// The tables within one write transaction: what is read is kept, what changes is written in few statements
/// by flush(). Everything a rule reads is read under the counter's lock.
class Books : public State {
public:
    Books(SqlWriter& writer, const HubKeys& hubKeys, bool postgres, const Id& hub);

    Result<void> lock(); ///< first: nobody else settles until the transaction ends
    Result<void> flush();
    qint64 position() const { return last; }
    const QList<Id>& buried() const { return gone; } ///< whose files are to be destroyed after the commit
    QList<Id> takeOwed() { return std::exchange(owed, {}); } ///< tombstones of the hub's own
    SqlWriter& sql() { return writer; }

    // Rows that no rule speaks of.
    Result<std::optional<StationRow>> stationRow(const Id& id);
    void setHead(const Id& station, const Head& head); ///< of a station that was read
    Result<void> heard(const Id& station,
                       qint64 position);             ///< that it has read so far; never less than before
    Result<void> preload(const QList<Id>& subjects); ///< in one statement
    Result<Subject> whoIs(const Id& name);           ///< the person, by any name
    Result<Key> keyOf(const Id& subject);            ///< made when it has none yet; NotFound when purged
    Result<std::optional<EventRow>> eventRow(const Id& id);
    Result<Record> recordOf(const EventRow& row);
    Result<QSet<Id>> known(const QList<Id>& ids); ///< which of these events are here, or set aside
    /// The event joins the chain, or an adopted branch; its outcome follows by settle() or wait().
    Result<void> add(const Checked& event, qint64 branch = 0);
    Result<void> quarantine(const Checked& event);
    /// The last event of a chain, or of a branch of it, that ends so.
    Result<std::optional<EventRow>> eventAtEnd(const Head& end);
    /// How many of this chain wait about someone, or about nobody.
    Result<qint64> waitingFrom(const Id& station, const Id& subject);
    void storedBlob(const Id& subject, const Hash& hash, qint64 size);

    // State
    Id hub() const override { return ownStation; }
    Result<std::optional<Station>> station(const Id& id) override;
    Result<std::optional<Person>> person(const Id& id) override;
    Result<Subject> subject(const Id& id) override;
    Result<bool> reviewsOwn(const QString& school) override;
    Result<bool> holdsBlob(const Id& subject, const Hash& hash) override;
    Result<bool> leased(const Subject& subject, const Id& station, const Id& user) override;
    Result<void> put(const Station& station) override;
    Result<void> put(const Person& person) override;
    Result<void> put(const Subject& subject) override;
    Result<void> setReviewsOwn(const QString& school, bool allowed) override;
    Result<Id> firstOf(const Subject& subject, const QString& enrolment) override;
    Result<QList<Id>> otherNames(const Id& person) override;
    void owePurge(const Id& name) override { owed += name; }
    Result<void> index(const Subject& subject, const QString& number) override;
    Result<void> dropLease(const Id& subject) override;
    Result<void> bury(const Id& subject) override;
    Result<std::optional<Unsettled>> unsettled(const Id& event) override;
    Result<QList<WaitingEvent>> waitingOf(const Id& subject) override;
    Result<bool> precedes(const Id& earlier, const Id& later) override;
    Result<QList<Record>> setAside(const Head& last) override;
    Result<qint64> nextPosition() override { return last + 1; }
    Result<void> settle(const Record& record, const Judgement& judgement,
                        const QStringList& audience) override;
    Result<void> wait(const Unsettled& event, const QList<Hash>& blobs, const Id& name) override;
    Result<bool> isOfLostLog(qint64 seen) override;
    bool wasRestored() const override;
    Result<std::optional<Id>> subjectOfSettled(const Id& event) override;
    Result<bool> isBeingAdded(const Id& person) override;
    Result<QList<Id>> waitingFor(const QList<Id>& names) override;

private:
    template <class Row>
    struct Kept {
        Row row;
        bool known = false; ///< it is in the tables
        bool changed = false;
    };
    Result<Kept<SubjectRow>*> subjectKept(const Id& id);
    Result<Kept<SubjectRow>*> personKept(const Id& name);
    Result<void> passWaiting(SubjectRow& name);
    Result<Kept<StationRow>*> stationKept(const Id& id);
    Result<EventRow*> pending(const Id& event);
    Result<bool> anythingIsNamed();
    Result<QSet<Id>> peopleBeingAdded();
    Result<QList<Id>> waitingAdditions();
    Result<void> waitFor(const Id& name, const Id& event);
    Result<std::optional<EventRow>> branchedFrom(const EventRow& event);
    Result<Unsettled> unsettledFrom(const EventRow& row);
    Result<QByteArray> sealBody(const Event& event, const Body& body, const QByteArray& header);
    Result<Body> openBody(const EventRow& row, const Event& event);
    Result<void> run(const QString& sql, const QVariantList& values);
    Result<void> adopt(const EventRow& row, qint64 branch);
    Result<void> readEach(const QString& sql, const QList<Id>& ids,
                          const std::function<void(const QSqlQuery&)>& visit);
    Result<void> flushSubjects();
    Result<void> flushStations();
    Result<void> flushEvents();
    Result<void> flushRest();

    SqlWriter& writer;
    const HubKeys& keys;
    bool postgres;
    Id ownStation;
    qint64 last = 0, lastArrived = 0, lockedAt = 0, lockedArrived = 0;
    std::map<Id, Kept<SubjectRow>> subjects;
    std::map<Id, Kept<StationRow>> stations;
    std::map<Id, std::optional<Person>> people;
    std::map<QString, bool> schools;
    std::map<Id, Kept<EventRow>> events; ///< added or settled here
    std::map<Id, Key> subjectKeys;
    QList<QVariantList> grants, audiences, awaited, blobs, numbers;
    std::map<std::pair<Id, Hash>, bool> blobsHere;
    std::map<QByteArray, Id> enrolments; ///< whose each is, by the digest of its key
    QList<Id> leasesGone, gone, owed;
    std::optional<QSet<Id>> beingAdded; ///< as long as nothing about people is settled or waits
    std::optional<bool> someNamed;      ///< whether any event waits for something by name
};

} // namespace mianguan::hub
