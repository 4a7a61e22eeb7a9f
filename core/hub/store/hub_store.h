#pragma once

#include "core/hub/rules/known.h"
#include "core/hub/rules/outcome.h"
#include "core/ledger/progress.h"
#include "core/ledger/record.h"
#include "core/wire/blob_messages.h"
#include "core/wire/enrolment_messages.h"
#include "core/wire/lease_messages.h"
#include "core/wire/submission.h"
#include "core/wire/submission_states.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace mianguan {
class FileSystem;
class StatementWatch;
} // namespace mianguan

namespace mianguan::hub {

/// What is asked for, or why it is refused. A Result's error around it is the hub's own trouble: Busy,
/// DiskFull, ReadOnly, Corrupt, or System when the database does not answer; then nothing was changed, and
/// the same may be asked again.
template <class T>
struct Reply {
    T value = {};
    std::optional<Refusal> refusal = {};

    Reply(T answer) : value(std::move(answer)) {}
    Reply(Refusal why) : refusal(why) {}
};

/// A signed request's mark, kept with what it writes so that it cannot be sent again.
struct RequestMark {
    QByteArray nonce;
    qint64 number = 0;
    qint64 expiresMs = 0; ///< UTC; when the nonce is stale anyway
};

/// Who asks, known by the signature of the request.
struct Caller {
    Id id;
    std::optional<RequestMark> mark = {};
};

struct EventAnswer {
    Id id;
    Outcome outcome = Outcome::Waiting;
    qint64 position = 0; ///< 0 while it waits
    std::optional<Refusal> code;

    bool operator==(const EventAnswer&) const = default;
};

/// The answer to events sent. With a refusal none of them is stored, but for a branch that is set aside.
struct EventsAnswer {
    QList<EventAnswer> outcomes;
    wire::ChainEnd head; ///< of the caller's chain at the hub
    std::optional<Refusal> refusal = {};
    qsizetype about = 0; ///< which event of those sent it is about
};

/// A settled event as others read it.
struct FeedEntry {
    qint64 position = 0;
    Outcome outcome = Outcome::Applied;
    std::optional<Refusal> code;
    wire::SentEvent event; ///< without body where it was taken away
};
struct Feed {
    QList<FeedEntry> entries;
    qint64 next = 0; ///< ask after this next
    qint64 head = 0;
    QList<std::pair<qint64, qint64>> gaps =
        {}; ///< before `head`: behind which position, up to which there is none

    qint64 left(qint64 after) const; ///< positions behind this one
};

/// Where a blob stands at the hub.
struct BlobState {
    bool here = false;
    qint64 size = 0;   ///< when it is here
    qint64 offset = 0; ///< bytes that came of it, when it is not
};

/// What waits for a person.
struct Waiting {
    EventAnswer event;
    Id station, subject, user;
    QString type;
};
struct Dispute {
    Id subject, submission;
    Verdict verdict, rival;
};

/// A mobile app or a school's system that may submit.
struct Account {
    Id id;
    PublicKey key;
    QString name;
    Scope scope;
    bool revoked = false;
    qint64 enrolledAt = 0; ///< position
};

/// A tombstone that counts.
struct Purge {
    Id subject;
    qint64 position = 0;
};

/// What an account submits.
struct AccountPhoto {
    Id account;
    QByteArray key;                ///< the idempotency key
    QByteArray digest;             ///< of the whole request
    QString school, batch, number; ///< who it is: any number of his
    QString name;                  ///< and his name, which must be the roster's
    QCborMap content;
    QMap<QString, QByteArray> blobs; ///< "original", "portrait"
};

/// What became of one of them.
struct SubmissionState {
    QString key;
    Id event;
    Outcome outcome = Outcome::Waiting;
    std::optional<Refusal> code;
    std::optional<wire::Review> review; ///< of one that is applied
    QStringList reasons;                ///< of a rejection: ids of the catalogue
    QString remark;
    qint64 place = 0; ///< in its school's queue, from 1; 0: not pending, or too far behind to count
};

/// What a whole check found.
struct HubVerification {
    QStringList problems;
    qint64 events = 0, blobs = 0;
};

/// Everything the hub keeps: the events of every station in the order of their chains, one log of what was
/// settled, bodies and pictures sealed. SQLite in its folder, or a PostgreSQL that several processes share.
/// Any thread may ask; what writes answers once it is durable.
class HubStore {
public:
    struct Options {
        QString folder;
        QString database = {};      ///< "postgresql://…"; empty: a file in the folder
        FileSystem* disk = nullptr; ///< the system's own when null
        StatementWatch* watch = nullptr;
    };
    /// Founds it where there is nothing yet. Errors: Busy when another process has the folder (SQLite),
    /// Unsupported when a newer version wrote it or it is no hub's, NotFound when its key is missing, Corrupt
    /// when that is another's, and the database's.
    static Result<std::unique_ptr<HubStore>> open(const Options& options);
    ~HubStore();
    Q_DISABLE_COPY_MOVE(HubStore)

    const Id& hub() const; ///< its station on its own chain
    const PublicKey& hubKey() const;
    /// Another after each restore: positions of before mean nothing any more.
    const Id& epoch() const;
    /// The same in every process; for nonces.
    const Key& requestKey() const;

    // Events
    Result<EventsAnswer> submit(const Caller& caller, const QList<wire::SentEvent>& events);
    using Submitted = std::function<void(Result<EventsAnswer>)>;
    /// Answers on another thread.
    void submit(const Caller& caller, const QList<wire::SentEvent>& events, Submitted done);
    Result<EventsAnswer> outcomes(const Id& station, const QList<Id>& events) const;
    /// As many as fit into an answer. Refusals: CallerUnknown, StationRevoked, PositionUnknown.
    Result<Reply<Feed>> entries(const Id& station, qint64 after, int limit) const;
    Result<qint64> head() const;
    /// Called on the writer's thread whenever the log has grown, by whichever process.
    void whenSettled(std::function<void(qint64 head)> told);
    /// That stations have read so far.
    Result<void> heard(const QHash<Id, qint64>& positions);
    /// Who is to hear of what was settled after a position, up to another; for `concerns`.
    Result<QStringList> audience(qint64 after, qint64 until) const;
    static bool concerns(const Station& station, const QStringList& audience);

    // Blobs
    Result<QList<int>> missing(const Id& caller, const QList<wire::BlobName>& names) const;
    /// One for each: why it was not taken, if it was not.
    Result<QList<std::optional<Refusal>>> keep(const Caller& caller, const QList<wire::SmallBlob>& blobs);
    struct Part {
        wire::BlobName name;
        qint64 offset = 0, total = 0;
        QByteArray bytes;
    };
    /// OffsetDiffers comes with where it stands.
    Result<Reply<BlobState>> keepPart(const Caller& caller, const Part& part);
    Result<Reply<BlobState>> blobState(const Id& caller, const wire::BlobName& name) const;
    Result<Reply<QByteArray>> blob(const Id& caller, const wire::BlobName& name) const;
    Result<int> sweep(); ///< partial uploads older than a week and stale request marks go; now and then

    // Reviewing
    Result<Reply<QList<wire::Lease>>> lease(const Caller& caller, const wire::LeaseRequest& request);
    Result<Reply<wire::Lease>> renew(const Caller& caller, const Id& lease, std::chrono::seconds duration);
    Result<Reply<bool>> release(const Caller& caller, const Id& lease);
    Result<QList<Waiting>> waitingFor(const Id& station, int limit) const; ///< within its scope; oldest first
    Result<QList<Dispute>> disputes(const Id& station, int limit) const;
    /// As a supervisor at the hub itself, about what waits for one: what no station can show any more.
    /// Answers what became of it; refused as NothingToSettle when it does not wait, or for something else.
    Result<Reply<EventAnswer>> decide(const Id& event, bool accepted, const QString& reason);
    /// The same about many, in one transaction: an answer for each, in order.
    Result<QList<Reply<EventAnswer>>> decide(const QList<Id>& events, bool accepted, const QString& reason);

    // Stations and accounts
    Result<std::optional<Station>> station(const Id& id) const;
    /// Whether it joined by a code: one whose chain another handed in is heard, and never asked for anything.
    Result<bool> mayCall(const Station& station) const;
    Result<QList<Station>> stations() const;
    Result<QList<Station>> notHeard(qint64 position) const; ///< not revoked, and not known to have read it
    struct Invitation {
        Scope scope;
        Roles ceiling;
        Id replaces = {}; ///< whose chain the new one may go on from
        std::chrono::hours validity{24};
        bool account = false; ///< for a service account instead of a station
    };
    Result<QByteArray> invite(const Invitation& invitation); ///< answers the secret of the code
    Result<Reply<wire::Enrolment>> enrol(const wire::EnrolmentRequest& request);
    Result<Reply<qint64>> changeStation(const Id& station, const Scope& scope, Roles ceiling);
    Result<Reply<qint64>> revokeStation(const Id& station, const QString& reason);
    Result<void> addAccount(const Account& account);
    Result<void> revokeAccount(const Id& account);
    Result<std::optional<Account>> account(const Id& id) const;
    Result<QList<Account>> accounts() const;
    Result<Reply<wire::Submitted>> submit(const Caller& caller, const AccountPhoto& photo);
    /// By the idempotency keys of this account; those it submitted nothing under are left out.
    Result<QList<SubmissionState>> submissions(const Id& account, QStringList keys) const;

    /// The key that stations are to accept beside the one in use, from now on.
    Result<void> announcePin(const Hash& pin);
    Result<QList<Hash>> announcedPins() const;
    Result<QList<Purge>> purges() const; ///< in order

    /// On the hub's own chain; answers the outcomes in order.
    Result<QList<EventAnswer>> record(const QList<Draft>& drafts, const Author& author = {});

    // Safety
    /// Reads everything again: headers, signatures, chains, bodies, blobs, positions, and what was learned.
    Result<HubVerification> verify(const Progress& progress = {}, const std::stop_token& stop = {}) const;
    struct BackupSum {
        qint64 files = 0, copied = 0, bytes = 0; ///< blobs there, copied now, and their size
    };
    /// The database whole, blobs that are not there yet; without the hub's key, which is kept elsewhere.
    Result<BackupSum> backUp(const QString& folder, const Progress& progress = {},
                             const std::stop_token& stop = {}) const;
    /// Into an empty folder (and, with a URL, an empty database), with the hub's key put there first.
    static Result<void> restore(const QString& backup, const Options& options, const Progress& progress = {},
                                const std::stop_token& stop = {});

    struct Private;

private:
    explicit HubStore(std::unique_ptr<Private> opened);
    std::unique_ptr<Private> d;
};

} // namespace mianguan::hub
