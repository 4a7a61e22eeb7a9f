#pragma once

#include "core/ledger/ledger.h"
#include "core/ledger/projection.h"

#include <QMutex>

#include <functional>
#include <memory>
#include <stop_token>

namespace mianguan {

/// The ledger and the lists made of it, in step: what is recorded is durable, then shown. Lists come from the
/// sealed snapshot plus what was recorded since, or from every event where there is no fitting snapshot.
/// Recorded from one thread, read from any.
class Journal {
public:
    /// Modules are those of lists() in every program: names, lineage, matches, photos, people, activity,
    /// safety, graduates, sessions, consents, fees, closings.
    static Result<std::unique_ptr<Journal>> open(std::unique_ptr<Ledger> ledger,
                                                 const Progress& progress = {});
    ~Journal(); ///< keeps a snapshot

    /// Who is signed in; the author of what is recorded from now on.
    void setAuthor(Author author);
    const Author& author() const { return person; }

    Result<Record> record(const Draft& draft, const Ledger::Alongside& alongside = {});
    Result<QList<Record>> recordAll(const QList<Draft>& drafts, const Ledger::Alongside& alongside = {});
    /// What the hub said of own events takes effect: one that is void changes nothing any more.
    Result<Taken> settle(const QList<OwnOutcome>& outcomes, qint64 sentSeq);
    /// The next part of the hub's log, whose signatures were checked: others' events are in the lists where
    /// the log has them, before what was recorded here and is not settled.
    Result<Taken> take(HubLog log);
    Result<void> beginChain(Beginning why); ///< under a new key of the station
    /// Called on the recording thread with whatever was recorded, once it is in the lists.
    using Heard = std::function<void(const QList<Record>&)>;
    void whenRecorded(Heard told) { heard = std::move(told); }
    /// Called there when rows changed that no record tells of: lists are to be read anew.
    void whenRearranged(std::function<void()> told) { rearranged = std::move(told); }

    Ledger& ledger() { return *book; }
    const Ledger& ledger() const { return *book; }
    const Projection& lists() const { return *projection; }
    QStringList damage() const { return broken; } ///< events left out of the lists, and why

    bool owesSnapshot() const; ///< so much was recorded since the last that one should be kept soon
    /// Now; after a purge the old one must not stay. Not while events are left out of the lists: the next
    /// opening is to find them again.
    Result<void> keepSnapshot();
    /// checkLists() of these.
    Result<QStringList> compareLists(const Progress& progress = {}, const std::stop_token& stop = {}) const;

private:
    explicit Journal(std::unique_ptr<Ledger> ledger);
    bool takeSnapshot(ChainHeads& after);
    Result<void> readOn(const ChainHeads& after, const Progress& progress);
    QString snapshotPath() const;
    Result<QByteArray> schemaName() const;
    Result<QList<Record>> recordBy(const Author& author, const QList<Draft>& drafts,
                                   const Ledger::Alongside& alongside);
    Result<void> purgeAgain();
    Result<void> keepTakings(const HubLog& log);
    Result<void> keepTakings(const QList<OwnOutcome>& outcomes);
    Result<void> keepTakings(const QSet<Id>& subjects);
    QList<Draft> byPerson(QList<Draft> drafts) const;
    QSet<Id> leftBy(const QList<Record>& records) const;
    void tell(QList<Record> records) const;
    Result<void> show(const Taken& taken);
    Result<void> showAnew();
    Result<void> remakeMatched(const QList<Record>& records, const QSet<Id>& left);
    qint64 sinceSnapshot() const { return book->position() - snapshotPosition; }

    std::unique_ptr<Ledger> book;
    std::unique_ptr<Projection> projection;
    ChainHeads shown; ///< how far the lists go
    Author person;
    Heard heard;
    std::function<void()> rearranged;
    QStringList broken;
    qint64 snapshotPosition = 0;
    qint64 triedPosition = 0; ///< where a snapshot last failed
    bool purged = false;      ///< since the last snapshot
    bool remade = false;      ///< so that the last snapshot fits no more
    mutable QSet<Id> moved;   ///< subjects made anew since lists were last compared
    mutable QMutex recording; ///< held while ledger and lists differ
};

/// Each row of a query in memory, where nothing but a mistake of ours can fail.
template <class Visit>
void eachRow(const Projection& lists, const QString& sql, const QVariantList& values, Visit visit) {
    const QReadLocker locked(&lists.reading());
    Result<QSqlQuery> query = lists.tables().run(sql, values);
    if (!query) qCritical("%s", qUtf8Printable(query.error().what));
    while (query && query->next())
        visit(*query);
}

/// An id or a hash in a column; null where it is none.
template <class Name>
Name named(const QSqlQuery& row, int column) {
    return Name::fromBytes(row.value(column).toByteArray()).value_or(Name());
}

/// Every row of a purged subject.
Result<void> forgetIn(Statements& tables, std::initializer_list<const char*> names, const Id& subject);

} // namespace mianguan
