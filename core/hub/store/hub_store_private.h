#pragma once

#include "core/hub/rules/case.h"
#include "core/hub/rules/replay.h"
#include "core/hub/store/check.h"
#include "core/hub/store/hub_blobs.h"
#include "core/hub/store/hub_store.h"
#include "core/hub/store/server.h"
#include "core/hub/store/uploads.h"
#include "core/hub/store/writer.h"
#include "core/ledger/database.h"

#include <QMutex>
#include <QSqlError>

namespace mianguan::hub {

struct HubStore::Private {
    Private(const Options& options, Server where, HubKeys hubKeys);

    Result<void> prepare();
    Result<void> readSecrets();
    Result<Key> secret(const QString& name) const;
    Result<void> foundHub();
    void startWriter();
    Result<void> settleBurials();
    Result<void> nameDoubles();
    Result<void> judgeLeft();
    Result<void> judgeNowKnown();
    /// What an update leaves to be done, once for a database, by whichever process comes first.
    Result<void> once(const QString& deed, const Writer::Job& job);
    void buried(const QList<Id>& subjects);

    // Reading, on the asking thread's connection.
    /// Each row of an answer, until `visit` fails.
    template <class Visit>
    Result<void> each(const QString& sql, const QVariantList& values, Visit visit) const {
        auto rows = database->run(sql, values);
        if (!rows) return Fail(rows.error());
        while (rows->next())
            if (Result<void> visited = visit(*rows); !visited) return visited;
        if (rows->lastError().isValid()) return server.place.failed(rows->lastError(), database->place());
        return {};
    }
    /// One that takes another's place reads as that one from its enrolment on, before its first event says
    /// so.
    Result<std::optional<StationRow>> stationRow(const Id& id) const;
    Result<QList<Id>> chainsOf(Station station) const;
    Result<std::optional<SubjectRow>> subjectRow(const Id& id) const;
    Result<std::optional<Account>> accountRow(const Id& id) const;
    Result<Subject> personOf(const Id& name) const;    ///< a blank one when it is unknown
    Result<QCborMap> contentOf(const Id& event) const; ///< empty when its body was taken away
    Result<void> tellReasons(SubmissionState& state, const Id& verdict) const;
    /// The name that the last event of the roster gives a graduate; empty when none does.
    Result<QString> nameOf(const SubjectRow& row) const;
    Result<Key> keyOf(const SubjectRow& row) const; ///< NotFound when it has none
    Result<QByteArray> bodyOf(const EventRow& row, const QByteArray& wrapped) const;
    Result<QList<FeedEntry>> entriesAt(const QList<qint64>& positions) const;
    Station ownStation() const;
    /// An event of the log as the rules see it after what `learned` holds. Error: NotFound where its station
    /// is unknown; whatever keeps it from being read.
    Result<Case> caseAgain(Replay& learned, const EventRow& row, const QByteArray& wrapped) const;

    /// Within a job: false when the request was used already.
    static Result<bool> useMark(Books& books, const Caller& caller);
    /// Within a job: on the hub's own chain.
    Result<void> bringBetween(Books& books, const Station& unheard, const Id& caller) const;
    Result<EventAnswer> append(Books& books, const Draft& draft, const Author& author) const;
    /// Within a job, at its end: the other names of whom it purged.
    Result<void> purgeOwed(Books& books) const;
    Result<Reply<EventAnswer>> decide(Books& books, const Id& event, bool accepted,
                                      const QString& reason) const;

    // Within a job: by an enrolment code.
    using Enrolled = Result<Reply<wire::Enrolment>>;
    Enrolled enrolBy(Books& books, const wire::EnrolmentRequest& request) const;
    Enrolled enrolledBefore(Books& books, const Id& id, bool asAccount) const;
    Enrolled enrolStation(Books& books, const Invitation& invitation,
                          const wire::EnrolmentRequest& request) const;
    Enrolled enrolAccount(Books& books, const Scope& scope, const wire::EnrolmentRequest& request) const;
    Result<void> bringIn(Books& books, const Account& account) const;

    QString folder;
    FileSystem& disk;
    Server server;
    std::unique_ptr<FolderLock> lock; ///< with SQLite one process only
    HubKeys keys;
    std::unique_ptr<Database> database;
    HubBlobs blobs;
    Uploads uploads;
    SigningKey signing;
    Id hub, epoch;
    Key requests;
    std::function<void(qint64)> settled;
    mutable QMutex telling;
    std::unique_ptr<Writer> writer; ///< last: it ends first
};

/// A file in the hub's folder while a restore into it goes on, or was cut short.
QString restoringMark(const QString& folder);

EventAnswer answerOf(const EventRow& row);

/// What the log says of a subject, with what its row knows also from pictures and waiting events.
Subject asKept(Subject learned, const Subject& row);

/// Whether a station may see what is of this subject.
bool maySee(const Station& station, const Subject& subject);

} // namespace mianguan::hub
