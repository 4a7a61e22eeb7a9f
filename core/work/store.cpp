#include "core/work/event_types.h"
#include "core/work/safety_events.h"
#include "core/work/store_private.h"
#include "core/work/upcast.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(storeLog, "mianguan.store")

QString text(const char* words) { return QCoreApplication::translate("Store", words); }

/// What may still be done with a store that is damaged.
bool onlyReads(Command right) {
    switch (right) {
    case Command::LookAtPhotos:
    case Command::SeeActivity:
    case Command::ExportActivity:
    case Command::VerifyStore:
    case Command::BackUp:
    case Command::SeePeople:
    case Command::SeeGraduates:
        return true;
    case Command::ImportPhotos:
    case Command::PlanSessions:
    case Command::ImportRosters:
    case Command::CollectPhotos:
    case Command::TakeFees:
    case Command::OverrideRules:
    case Command::ReopenGraduates:
    case Command::WithdrawConsent:
    case Command::JudgePhotos:
    case Command::UndoOwnVerdict:
    case Command::UndoAnyVerdict:
    case Command::UndoAnyMatch:
    case Command::DeliverPhotos:
    case Command::PrintReportCards:
    case Command::RevealIdentity:
    case Command::Purge:
    case Command::ManagePeople:
    case Command::ChangePolicy:
    case Command::ChooseAdapters:
    case Command::ConnectHub:
    case Command::RenewRecoveryCode:
    case Command::ChangeOwnPassword:
        return false;
    }
    return false;
}

Fail damaged(const QString& first) {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Store", "The store is damaged, so nothing is changed in it")), first,
                text(QT_TRANSLATE_NOOP("Store", "Have it verified, then restore the last backup.")));
}

QString wordsFor(Beginning beginning) {
    switch (beginning) {
    case Beginning::New:
        return {};
    case Beginning::Sealed:
        return text(QT_TRANSLATE_NOOP("Store", "Everything in this store is encrypted from now on."));
    case Beginning::Restored:
        return text(QT_TRANSLATE_NOOP(
            "Store", "This store was restored from a backup. What was done after the backup is not in it."));
    case Beginning::UnknownMachine:
        return text(QT_TRANSLATE_NOOP(
            "Store", "This machine does not know this store: it was copied here, or the machine lost what it "
                     "remembered. Whether anything is missing at its end cannot be told."));
    case Beginning::RolledBack:
        return text(QT_TRANSLATE_NOOP(
            "Store", "This machine remembers events that the store no longer has: an old copy was put in its "
                     "place, or its end was cut off. Tell your supervisor."));
    case Beginning::Forked:
        return {}; // it began while someone was there, who was told
    }
    return {};
}

bool isArrival(const QString& type) {
    return type == EventType::photoSubmitted || type == EventType::photoUnmade;
}

bool isOfPhoto(const QString& type) {
    return isArrival(type) || type == EventType::photoApproved || type == EventType::photoRejected ||
           type == EventType::verdictUndone || type == EventType::photoDelivered ||
           type == EventType::referenceAdded || type == EventType::graduateReopened;
}

bool isOfPeople(const QString& type) {
    return type == EventType::userAdded || type == EventType::userRolesChanged ||
           type == EventType::userRemoved || type == EventType::userKeyChanged;
}

} // namespace

Store::Private::Private(std::unique_ptr<Desk> writer, std::unique_ptr<Journal> opened,
                        PeopleBook::Means means)
    : desk(std::move(writer)), journal(std::move(opened)), photos(*journal),
      people(*journal, std::move(means)), activity(*journal), safety(*journal), sessions(*journal),
      graduates(*journal, sessions), consents(*journal), fees(*journal), hub(*journal), hubDesk(*desk, hub) {
    checks.setMaxThreadCount(2); // a backup does not wait for a verification
    journal->whenRecorded([this](const QList<Record>& records) { heard(records); });
    journal->whenRearranged([this] { tellOfAll(); });
    hub.whenSettled([this] {
        QMetaObject::invokeMethod(
            store, [store = store] { Q_EMIT store->countsChanged(); }, Qt::QueuedConnection);
    });
    hub.whenPictureCame([this](const Id& subject) {
        QMetaObject::invokeMethod(
            store, [store = store, subject] { Q_EMIT store->pictureCame(subject); }, Qt::QueuedConnection);
    });
}

/// What was asked before is still done: the end queues behind it.
Store::Private::~Private() {
    closing.request_stop();
    checks.waitForDone();
    desk->ask([this] { journal.reset(); });
}

/// Who was removed, elsewhere perhaps, may do nothing more, whatever is still open before him.
Result<void> Store::Private::allowed(Command right) const {
    const User me = person();
    if (const auto has = checkRight(me.removed ? Roles() : me.roles, right); !has) return has;
    return onlyReads(right) ? Result<void>() : undamaged();
}

Result<void> Store::Private::undamaged() const {
    const QStringList damage = journal->damage();
    return damage.isEmpty() ? Result<void>() : damaged(damage.first());
}

User Store::Private::person() const { return people.people().user(journal->author().user).value_or(User()); }

void Store::Private::heard(const QList<Record>& records) {
    bool ofPeople = false, ofPolicy = false, purged = false;
    tellOfCollecting(records);
    for (const Record& record : records) {
        show(record);
        ofPeople = ofPeople || isOfPeople(record.event.type);
        ofPolicy = ofPolicy || record.event.type == EventType::policyChanged ||
                   record.event.type == EventType::consentTextSet;
        purged = purged || record.event.tombstone || isOfMatch(record.event.type);
    }
    QMetaObject::invokeMethod(
        store,
        [store = store, ofPeople, ofPolicy, purged] {
            Q_EMIT store->activityAdded();
            if (ofPeople) Q_EMIT store->peopleChanged();
            if (ofPolicy) Q_EMIT store->policyChanged();
            if (purged) Q_EMIT store->photosPurged();
        },
        Qt::QueuedConnection);
    if (!journal->owesSnapshot()) return;
    desk->post([this] {
        if (!journal->owesSnapshot()) return;
        if (const auto kept = journal->keepSnapshot(); !kept) qCWarning(storeLog) << kept.error().sentence();
    });
}

/// What is shown may be another everywhere.
void Store::Private::tellOfAll() {
    QMetaObject::invokeMethod(
        store,
        [store = store] {
            Q_EMIT store->peopleChanged();
            Q_EMIT store->policyChanged();
            Q_EMIT store->photosPurged();
            Q_EMIT store->countsChanged();
            Q_EMIT store->sessionsChanged();
            Q_EMIT store->graduatesChanged();
        },
        Qt::QueuedConnection);
}

/// Of whom it is now; whoever had it before is dropped from the lists with what is purged.
void Store::Private::showMatch(const Record& record) {
    const Id graduate = idIn(contentOf(record), QLatin1String("graduate"));
    for (const Id& subject : {graduate, record.event.subject})
        if (const auto standing = photos.photos().standing(subject))
            QMetaObject::invokeMethod(
                store,
                [store = store, row = standing->row] {
                    Q_EMIT store->photoAdded(row);
                    Q_EMIT store->photoChanged(row);
                    Q_EMIT store->countsChanged();
                },
                Qt::QueuedConnection);
}

void Store::Private::show(const Record& record) {
    if (isOfMatch(record.event.type)) return showMatch(record);
    if (!isOfPhoto(record.event.type)) return;
    const std::optional<Standing> standing = photos.photos().standing(record.event.subject);
    if (!standing) return;
    const bool first = photos.photos().attempts(record.event.subject).isEmpty();
    QMetaObject::invokeMethod(
        store,
        [store = store, added = isArrival(record.event.type) && first,
         reference = record.event.type == EventType::referenceAdded, row = standing->row] {
            if (added)
                Q_EMIT store->photoAdded(row);
            else
                Q_EMIT store->photoChanged(row);
            if (reference) Q_EMIT store->referenceAdded(row.subject);
            Q_EMIT store->countsChanged();
        },
        Qt::QueuedConnection);
}

Store::Store(std::unique_ptr<Private> opened) : d(std::move(opened)) { d->store = this; }
Store::~Store() = default;

bool Store::practice() const { return d->people.people().founding().value_or(Founding()).practice; }
QString Store::school() const { return d->people.people().founding().value_or(Founding()).school; }
QString Store::folder() const { return d->journal->ledger().folder(); }
FileSystem& Store::disk() const { return d->journal->ledger().disk(); }
QStringList Store::damage() const { return d->journal->damage(); }
QString Store::notice() const { return wordsFor(d->journal->ledger().began().value_or(Beginning::New)); }

User Store::user() const { return d->person(); }
HubDesk& Store::hubDesk() { return d->hubDesk; }
bool Store::may(Command command) const { return bool(d->allowed(command)); }

} // namespace mianguan
