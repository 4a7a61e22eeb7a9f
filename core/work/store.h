#pragma once

#include "core/access/policy.h"
#include "core/access/rights.h"
#include "core/ledger/backup.h"
#include "core/ledger/verification.h"
#include "core/work/activity.h"
#include "core/work/adapter_choice.h"
#include "core/work/consent_text.h"
#include "core/work/decisions.h"
#include "core/work/entrance.h"
#include "core/work/graduate.h"
#include "core/work/paid_plan.h"
#include "core/work/photo.h"
#include "core/work/purge.h"
#include "core/work/roster_plan.h"
#include "core/work/session_report.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mianguan {

class HubDesk;

/// Why someone is signed out: he asked for it, nothing was touched for a while, the program ends.
enum class SignOut { Asked, Idle, Closed };

/// The station's own data, opened by one person: ledger, blobs and the projections screens read. Commands are
/// checked against that person's rights, run on one writer thread and answer, on the caller's thread, only
/// after events and blobs are durable. Queries are safe from any thread. It comes out of an Entrance; when it
/// goes, its keys are wiped and its lists kept sealed for the next opening.
class Store : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    ~Store() override;

    bool practice() const; ///< shown as such, never to be synced
    QString folder() const;
    FileSystem& disk() const; ///< what every durable step goes through
    QString school() const;
    /// What is wrong with the ledger, when something is: then the store can be looked at, verified and backed
    /// up, who did what exported, and every other command is refused.
    QStringList damage() const;
    /// Why this opening began a new chain, in words for a banner; empty as a rule.
    QString notice() const;

    // The person
    User user() const;
    bool may(Command command) const; ///< by the person's roles, now
    Policy policy() const;
    QList<User> users() const; ///< those removed too, at the end
    /// Every password needs the secret of this machine's keyring too.
    bool keyringTakesPart() const;

    // Queries
    QList<PhotoRow> photos() const; ///< by import order
    Result<PhotoDetail> photo(const Id& subject) const;
    PhotoCounts counts() const;
    /// Verified against its hash. Error: Busy while it is on its way from the hub.
    Result<QByteArray> blob(const Id& subject, const Hash& hash) const;
    /// Such a picture comes before all others, whatever the line costs; pictureCame() says when it is here.
    void fetch(const Id& subject, const Hash& hash);
    ApprovalAtHub approvalAtHub(const Id& photo) const;
    bool hasOriginal(const Hash& original) const;           ///< already imported
    QList<Handover> handovers(const QString& folder) const; ///< delivered into that folder, in order
    /// Imported photos of people no list knows, not delivered yet; by import order.
    QList<PhotoRow> unmatched() const;
    /// Photos whose label holds these characters anywhere, whatever the case; best first. An identity number
    /// is found by any part of it.
    QList<PhotoRow> find(const QString& text, int limit) const;

    QList<Session> sessions() const; ///< the latest first
    Result<Session> session(const Id& id) const;
    SessionTally tally(const Id& session) const;
    int stillToCome(const Id& session) const;     ///< of its list, wherever the others were; may take a while
    QList<RateBin> rate(const Id& session) const; ///< those with photos, in order
    FaultTrend faults(const Id& session, int shots) const; ///< the latest `shots` against those before
    Result<SessionReport> report(const Id& session) const; ///< for its hand-over sheet; slow
    QList<Batch> batches() const;
    QStringList classes(const Batch& batch) const;
    /// By class and 学号, from the `from`-th on.
    QList<GraduateRow> graduates(const GraduateFilter& filter, int limit, int from = 0) const;
    int graduateCount(const GraduateFilter& filter) const;
    /// Of that list those next to one: so many before, and from him on as many.
    QList<GraduateRow> graduatesAround(const GraduateFilter& filter, const Id& subject, int each) const;
    std::optional<GraduateRow> nextGraduate(const CallOrder& order) const;
    /// Whose number of any kind, or code, is exactly this.
    QList<GraduateRow> graduatesHolding(const Batch& batch, const QString& number) const;
    /// Whom a file name names by a number of any kind or a code; none when it is nobody, or several.
    std::optional<GraduateRow> graduateNamedIn(const QString& fileName) const;
    /// Whom a file name may mean: by a number or code if any, else by a name it holds; the likeliest first.
    QList<GraduateRow> candidatesFor(const QString& fileName) const;
    Result<GraduateDetail> graduate(const Id& subject) const;
    /// Every entry of a batch, to compare a list with; slow.
    Result<QList<RosterPlan::Change>> roster(const Batch& batch, const std::stop_token& stop) const;
    /// The notice in force, in that language where there is one; "{school}" is not filled in.
    ConsentText consentText(const QString& language) const;
    Result<ConsentText> consentShown(const Hash& text) const; ///< as graduates were shown it

    QList<FeeSum> fees(const Batch& batch, qint64 fromMs, qint64 untilMs) const;
    FeeDay openFees() const;               ///< since the last daily closing; slow where there are many
    int openPayments() const;              ///< of it; by an index
    QList<FeeClosing> feeClosings() const; ///< the latest first; slow too
    QHash<QString, Id> receipts() const;   ///< whose each number is; see foldedReceipt()

    /// Newest first; `count` of them from the `first`. The words are made for these rows only.
    QList<ActivityRow> activity(const ActivityFilter& filter, qint64 first, int count) const;
    qint64 activityCount(const ActivityFilter& filter) const;

    HubDesk& hubDesk(); ///< for what keeps the store and its hub in step

    // Commands, from any thread; `context` dying before the answer drops the answer, never the command.
    // Progress comes on the context's thread; what takes long may be stopped through its token.
    using Told = std::function<void(qint64 done, qint64 total)>;
    struct Submission {
        QString label;       ///< file name without folder and ending
        QString fileName;    ///< as it was
        QByteArray original; ///< the file's bytes
        QString specification;
        Portrait portrait; ///< jpeg empty when it could not be made: the photo is then Unmade
        Id graduate = {};  ///< whose photo it is; null: of someone not yet known
        // At a session's desk:
        Id session = {};
        bool album = false;      ///< from a file instead of the camera
        int shots = 1;           ///< tries until this one was kept; a burst is one
        QStringList faults = {}; ///< finding ids of those that were not
    };
    /// Answers the subject: the graduate, or a new one. Refused are an original that is in the store already,
    /// any photo of a graduate whose photo is approved, and one from a file against the school's rules.
    void submit(Submission submission, QObject* context, Answer<Id> done);
    void approve(const Id& subject, const Id& submission, QObject* context,
                 Answer<Id> done); ///< answers the verdict
    void reject(const Id& subject, const Id& submission, const QStringList& reasons, const QString& remark,
                QObject* context, Answer<Id> done);
    void undo(const Id& subject, const Id& verdict, QObject* context, Answer<Id> done); ///< back to pending
    /// That the portrait approved by `verdict` now lies in `folder` as `name`; answers the event.
    void recordHandover(const Id& subject, const Id& verdict, const QString& folder, const QString& name,
                        QObject* context, Answer<Id> done);
    /// Gives a photo of someone not yet known to a graduate; answers the event. Refused when his photo is
    /// approved, when the other one is a graduate's already or delivered, and when one of his awaits its
    /// verdict unless it is to be replaced.
    void match(const Id& photo, const Id& graduate, bool replacing, QObject* context, Answer<Id> done);
    /// The photo is of someone not yet known again, and the graduate has what he had; answers the photo.
    void undoMatch(const Id& graduate, QObject* context, Answer<Id> done);
    void recordImport(const ImportRun& run, QObject* context, Answer<Id> done);
    /// A picture known to show the graduate of this photo: of his identity card, or of his admission. It goes
    /// with the photo. Refused when it is there already.
    void addReference(const Id& subject, const QString& fileName, const QByteArray& picture, QObject* context,
                      Answer<Id> done);
    /// That a report card of the photo, or of a graduate's shot before it is one, is printed or saved into
    /// `folder`; asked before it is done.
    void recordReportCard(const Id& subject, const QString& folder, QObject* context, Answer<Id> done);

    /// The label in full; the reason, in the person's words, is recorded first.
    void reveal(const Id& subject, const QString& reason, QObject* context, Answer<QString> done);

    // Sessions
    void openSession(const Session& session, QObject* context, Answer<Id> done); ///< answers its id
    void changeSession(const Session& session, QObject* context, Answer<Id> done);
    void closeSession(const Id& session, QObject* context, Answer<Id> done);
    /// That a hand-over sheet is printed, or saved into `folder`; asked before it is done.
    void recordSessionReport(const Id& session, const QString& folder, QObject* context, Answer<Id> done);
    /// A picture of the empty backdrop, with which the session's portraits are made from then on.
    void addPlate(const Id& session, const QByteArray& picture, QObject* context, Answer<Id> done);

    // Graduates
    /// What was recorded before an error or a stop stays; answers how many were added or changed.
    void importRoster(RosterPlan plan, Told told, std::stop_token stop, QObject* context, Answer<int> done);
    void enrol(const Batch& batch, const RosterEntry& entry, const QString& reason, QObject* context,
               Answer<Id> done);
    void arrive(const Arriving& arriving, QObject* context,
                Answer<int> done); ///< answers the shooting number
    void markAbsent(const Id& graduate, const Id& session, QObject* context, Answer<Id> done);
    /// Refused when the version is not that of the text in force. The text shown is recorded whole, once.
    void giveConsent(const Id& graduate, const ConsentGiving& giving, QObject* context, Answer<Id> done);
    void refuseConsent(const Id& graduate, const Id& session, const QString& reason, QObject* context,
                       Answer<Id> done);
    void withdrawConsent(const Id& graduate, const QString& reason, QObject* context, Answer<Id> done);
    /// The school's own notice from now on; a null one: the program's again.
    void setConsentText(const ConsentText& text, QObject* context, Answer<Id> done);
    /// Refused when the receipt's number is another graduate's. Answers for how many.
    void settleFees(const QList<Id>& graduates, const Payment& payment, QObject* context, Answer<int> done);
    void importPaid(PaidPlan plan, Told told, std::stop_token stop, QObject* context, Answer<int> done);
    void closeFees(const CashCount& count, QObject* context, Answer<Id> done);
    void reopen(const Id& graduate, const QString& reason, QObject* context, Answer<Id> done);

    // People
    void addUser(NewUser user, QObject* context, Answer<Id> done);
    void changeRoles(const Id& user, Roles roles, QObject* context, Answer<Id> done);
    /// He cannot sign in any more, and the data key is changed. Never the last administrator.
    void removeUser(const Id& user, QObject* context, Answer<Id> done);
    void resetPassword(const Id& user, const QString& password, QObject* context, Answer<Id> done);
    void changePassword(const QString& old, const QString& fresh, QObject* context, Answer<Id> done);
    void changePolicy(const Policy& policy, QObject* context, Answer<Id> done);
    void renewRecoveryCode(QObject* context, Answer<QString> done); ///< answers the new code
    /// Whether it is the person signed in who stands before a lock behind which work still goes on. Nothing
    /// changes; wrong passwords have their waits. Refused for anyone else.
    void comeBack(const QString& name, const QString& password, QObject* context, Answer<Id> done);
    /// To be asked before the store goes, where there is time for it; the person stays in until then.
    void signOut(SignOut cause, QObject* context, Answer<Id> done);

    /// A supervisor's decisions about events that wait for one at the hub, recorded together. What he may not
    /// decide about is left out; Refused where that is everything.
    void settleEvents(const QList<Id>& events, bool accepted, const QString& reason, QObject* context,
                      Answer<Decisions> done);

    // Safety
    /// Re-reads every event, signature, key and blob and compares the lists; answers what is wrong.
    void verify(Told told, std::stop_token stop, QObject* context, Answer<Verification> done);
    void backUp(const QString& folder, Told told, std::stop_token stop, QObject* context,
                Answer<BackupReport> done);
    void writeActivity(const QString& file, const ActivityFilter& filter, QObject* context,
                       Answer<qint64> done);
    /// That a vendor's library is to be used from now on; an empty path: none. Asked before it is.
    void chooseAdapter(AdapterUse use, const QString& library, QObject* context, Answer<Id> done);
    BackupStanding sinceBackup() const;
    qint64 purgeCount(const PurgeRequest& request) const; ///< graduates it would take
    /// Photos of a batch that stand and were not delivered: they are purged only when that is said.
    qint64 undelivered(const Batch& batch) const;
    /// Graduates it would take whose fees another desk took and has not closed, as far as is known here: they
    /// are purged only when that is said.
    int othersFees(const PurgeRequest& request) const;
    void purge(const PurgeRequest& request, Told told, QObject* context, Answer<PurgeCertificate> done);
    QList<PurgeCertificate> purges() const; ///< newest first; what is left is told as of now
    /// Files of backups made, newest first: place, time, photos.
    QList<PurgeLeft> backups() const;

Q_SIGNALS:
    void activityAdded(); ///< something was recorded, whatever it was
    void peopleChanged();
    void policyChanged();
    void photosPurged(); ///< or given to someone else: lists are to be read anew
    void photoAdded(const mianguan::PhotoRow& row);
    void photoChanged(const mianguan::PhotoRow& row);
    void referenceAdded(const mianguan::Id& subject); ///< and photoChanged
    void pictureCame(const mianguan::Id& subject);    ///< from the hub
    void pictureWanted();                             ///< there is one to be fetched before others
    void countsChanged();
    void sessionsChanged();
    void graduateChanged(const mianguan::Id& subject);
    void graduatesChanged(); ///< many at once

private:
    friend class Entrance;
    struct Private;
    explicit Store(std::unique_ptr<Private> opened);
    std::unique_ptr<Private> d;
};

} // namespace mianguan
