#include "core/work/photo_book.h"

#include "core/portrait/face_gallery.h"
#include "core/work/consent_tables.h"
#include "core/work/graduate_tables.h"
#include "core/work/hub_facts.h"
#include "core/work/name_tables.h"
#include "core/work/people_tables.h"
#include "core/work/photo_events.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Store", words); }

Fail refused(const char* what, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), {}, text(remedy));
}

Fail notHereYet() {
    return fail(ErrorKind::Busy, text(QT_TRANSLATE_NOOP("Store", "This picture is not here yet")), {},
                text(QT_TRANSLATE_NOOP("Store", "It is fetched from the hub, and shows by itself.")));
}

} // namespace

Result<Id> PhotoBook::record(const Draft& draft) {
    return journal.record(draft).map([](const Record& written) { return written.event.id; });
}

Result<Standing> PhotoBook::known(const Id& subject) const {
    const std::optional<Standing> standing = tables.standing(subject);
    if (standing) return *standing;
    return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Store", "There is no such photo")),
                subject.hex());
}

Result<void> PhotoBook::awaitsVerdict(const Id& subject, const Id& submission) const {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    if (standing->row.state == PhotoState::Unmade)
        return refused(QT_TRANSLATE_NOOP(
                           "Store", "No portrait could be made of this photo, so there is nothing to judge"),
                       QT_TRANSLATE_NOOP("Store", "Take a new photo."));
    if (standing->row.state != PhotoState::Pending)
        return refused(QT_TRANSLATE_NOOP("Store", "This photo has its verdict already"),
                       QT_TRANSLATE_NOOP("Store", "Undo that verdict first."));
    if (standing->submission() != submission)
        return refused(QT_TRANSLATE_NOOP("Store", "This verdict is about an earlier portrait of the photo"),
                       QT_TRANSLATE_NOOP("Store", "Look at the present one, then decide."));
    return isAnothers(*standing);
}

/// Nobody judges what he collected himself, unless the school allows it.
Result<void> PhotoBook::isAnothers(const Standing& standing) const {
    const Id& person = journal.author().user;
    if (person.isNull() || standing.collector != person) return {};
    if (PeopleTables(journal.lists()).policy().reviewOwnPhotos) return {};
    return refused(QT_TRANSLATE_NOOP("Store", "You collected this photo yourself, so you cannot review it"),
                   QT_TRANSLATE_NOOP("Store", "Leave it to another reviewer."));
}

bool PhotoBook::isOwnVerdict(const Id& subject) const {
    const std::optional<Standing> standing = tables.standing(subject);
    return !standing || standing->verdict.isNull() || standing->judge == journal.author().user;
}

Result<Id> PhotoBook::submit(const Store::Submission& arrived) {
    if (tables.holdsOriginal(Hash::of(arrived.original)))
        return refused(QT_TRANSLATE_NOOP("Store", "This photo is here already"),
                       QT_TRANSLATE_NOOP("Store", "Nothing needs doing."));
    if (arrived.session.isNull()) {
        const Policy policy = PeopleTables(journal.lists()).policy();
        if (const auto may = checkImport(policy, !arrived.graduate.isNull()); !may) return Fail(may.error());
    }
    if (const auto free = mayTakeItsPlace(arrived.graduate, !arrived.portrait.jpeg.isEmpty()); !free)
        return Fail(free.error());
    const Id subject = arrived.graduate.isNull() ? Id::random() : arrived.graduate;
    return record(submission(subject, arrived)).map([&](const Id&) { return subject; });
}

/// What is approved is locked; a photo that could not be made never takes the place of one that was.
Result<void> PhotoBook::mayTakeItsPlace(const Id& graduate, bool made) const {
    if (graduate.isNull()) return {};
    const std::optional<Standing> standing = tables.standing(graduate);
    if (!standing) return {};
    if (standing->row.state == PhotoState::Approved)
        return refused(QT_TRANSLATE_NOOP("Store", "The photo is approved already, so it is locked"),
                       QT_TRANSLATE_NOOP("Store", "A supervisor may reopen the graduate in the roster."));
    if (!made)
        return refused(QT_TRANSLATE_NOOP("Store", "No portrait could be made, so the photo before stays"),
                       QT_TRANSLATE_NOOP("Store", "Take a new photo."));
    return {};
}

Result<Id> PhotoBook::approve(const Id& subject, const Id& submission) {
    if (auto awaits = awaitsVerdict(subject, submission); !awaits) return Fail(awaits.error());
    return record(approval(subject, submission));
}

Result<Id> PhotoBook::reject(const Id& subject, const Id& submission, const QStringList& reasons,
                             const QString& remark) {
    if (auto awaits = awaitsVerdict(subject, submission); !awaits) return Fail(awaits.error());
    if (reasons.isEmpty() && remark.trimmed().isEmpty())
        return refused(QT_TRANSLATE_NOOP("Store", "A rejection needs a reason"),
                       QT_TRANSLATE_NOOP("Store", "Choose one, or write a remark."));
    return record(rejection(subject, submission, reasons, remark));
}

Result<Id> PhotoBook::undo(const Id& subject, const Id& verdict) {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    if (standing->verdict.isNull() || standing->verdict != verdict)
        return refused(QT_TRANSLATE_NOOP("Store", "That verdict no longer stands"),
                       QT_TRANSLATE_NOOP("Store", "Look at the photo's present state."));
    if (standing->row.delivered)
        return refused(QT_TRANSLATE_NOOP("Store", "The photo is already delivered, so its approval stays"),
                       QT_TRANSLATE_NOOP("Store", "Tell whoever received it, and take a new photo."));
    return record(undoing(subject, verdict));
}

ApprovalAtHub PhotoBook::atHub(const Standing& standing) const {
    const auto link = journal.ledger().hub().link();
    if (!link || !*link || !HubFacts::fromMap(**link).enrolled) return ApprovalAtHub::Settled;
    const auto said = journal.ledger().settlementOf(standing.verdict);
    if (!said || !*said || (*said)->outcome != Settlement::Outcome::Applied) return ApprovalAtHub::Awaited;
    return (*said)->code == QLatin1String("disputed") ? ApprovalAtHub::Disputed : ApprovalAtHub::Settled;
}

ApprovalAtHub PhotoBook::approvalAtHub(const Id& subject) const {
    const auto standing = tables.standing(subject);
    return standing ? atHub(*standing) : ApprovalAtHub::Settled;
}

Result<void> PhotoBook::mayBeHandedOn(const Standing& standing) const {
    switch (atHub(standing)) {
    case ApprovalAtHub::Settled:
        return {};
    case ApprovalAtHub::Awaited:
        return refused(QT_TRANSLATE_NOOP("Store", "The hub has not confirmed this approval yet"),
                       QT_TRANSLATE_NOOP("Store", "Deliver it once this station is in step with the hub."));
    case ApprovalAtHub::Disputed:
        return refused(QT_TRANSLATE_NOOP("Store", "Two verdicts on this photo differ"),
                       QT_TRANSLATE_NOOP("Store", "A supervisor decides; deliver it then."));
    }
    return {};
}

Result<Id> PhotoBook::recordHandover(const Id& subject, const Id& verdict, const QString& folder,
                                     const QString& name) {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    if (standing->row.state != PhotoState::Approved || standing->verdict != verdict)
        return refused(
            QT_TRANSLATE_NOOP("Store", "The photo is no longer approved, so it cannot be delivered"),
            QT_TRANSLATE_NOOP("Store", "Remove its file from the folder, or approve it again."));
    if (const auto settled = mayBeHandedOn(*standing); !settled) return Fail(settled.error());
    if (ConsentTables(journal.lists()).consent(standing->row.subject).state == ConsentState::Withdrawn)
        return refused(QT_TRANSLATE_NOOP("Store", "The graduate has withdrawn consent, so the photo is not "
                                                  "handed on"),
                       QT_TRANSLATE_NOOP("Store", "Purge it under Data safety."));
    return record(handover(subject, verdict, folder, name));
}

Result<Id> PhotoBook::addReference(const Id& subject, const QString& fileName, const QByteArray& picture) {
    Id enrolled;
    const auto graduate = GraduateTables(journal.lists()).detail(subject, enrolled);
    const Result<Standing> standing = known(subject);
    if (!standing && !graduate) return Fail(standing.error());
    if ((standing ? standing->reference : graduate->reference) == Hash::of(picture))
        return refused(QT_TRANSLATE_NOOP("Store", "This reference picture is here already"),
                       QT_TRANSLATE_NOOP("Store", "Nothing needs doing."));
    return record(referenceAddition(subject, fileName, picture));
}

Result<void> PhotoBook::mayBeMatched(const Standing& photo) const {
    if (!GraduateTables(journal.lists()).label(photo.row.subject).isEmpty())
        return refused(QT_TRANSLATE_NOOP("Store", "This photo is a graduate's already"),
                       QT_TRANSLATE_NOOP("Store", "Take back that match first, in the roster."));
    if (photo.row.delivered)
        return refused(
            QT_TRANSLATE_NOOP("Store", "The photo is delivered under its old name already"),
            QT_TRANSLATE_NOOP("Store", "Tell whoever received it, and take a new photo of the graduate."));
    return {};
}

Result<Id> PhotoBook::match(const Id& photo, const Id& graduate, bool replacing) {
    const Result<Standing> standing = known(photo);
    if (!standing) return Fail(standing.error());
    if (const auto free = mayBeMatched(*standing); !free) return Fail(free.error());
    const QString label = GraduateTables(journal.lists()).label(graduate);
    if (label.isEmpty())
        return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Store", "There is no such graduate")),
                    graduate.hex());
    if (const auto free = mayTakeItsPlace(graduate, standing->row.state != PhotoState::Unmade); !free)
        return Fail(free.error());
    const std::optional<Standing> before = tables.standing(graduate);
    if (before && before->row.state == PhotoState::Pending && !replacing)
        return refused(QT_TRANSLATE_NOOP("Store", "A photo of this graduate awaits its verdict already"),
                       QT_TRANSLATE_NOOP("Store", "Say that this one is to take its place."));
    return record(matching(photo, graduate, label, standing->row.label));
}

Result<Id> PhotoBook::undoMatch(const Id& graduate) {
    const Result<Standing> standing = known(graduate);
    if (!standing) return Fail(standing.error());
    if (standing->home.isNull())
        return refused(QT_TRANSLATE_NOOP("Store", "This graduate's photo was not matched by hand"),
                       QT_TRANSLATE_NOOP("Store", "Nothing needs doing."));
    if (standing->row.state == PhotoState::Approved)
        return refused(QT_TRANSLATE_NOOP("Store", "The photo is approved already, so it is locked"),
                       QT_TRANSLATE_NOOP("Store", "A supervisor may reopen the graduate in the roster."));
    const Result<Record> match = journal.ledger().record(standing->match);
    if (!match) return Fail(match.error());
    const QString before = textIn(contentOf(*match), QLatin1String("before"));
    return record(matchUndoing(standing->home, graduate, standing->match, before)).map([&](const Id&) {
        return standing->home;
    });
}

bool PhotoBook::isOwnMatch(const Id& graduate) const {
    const std::optional<Standing> standing = tables.standing(graduate);
    return !standing || standing->match.isNull() || standing->matcher == journal.author().user;
}

Result<Id> PhotoBook::recordImport(const ImportRun& run) { return record(importRun(run)); }

/// Subjects its pictures may be of: as it came in, and by which name.
QList<Id> PhotoBook::placesOf(const Id& subject) const {
    QList<Id> places;
    for (const Id& name : NameTables(journal.lists()).namesOf(subject))
        places += tables.homes(name) << name;
    return places;
}

Result<QByteArray> PhotoBook::picture(const Id& subject, const Hash& hash) const {
    Result<QByteArray> bytes = journal.ledger().blob(subject, hash);
    for (const Id& place : bytes ? QList<Id>() : placesOf(subject))
        if (auto found = journal.ledger().blob(place, hash); found) return found;
    if (!bytes && awaited(subject, hash)) return notHereYet();
    return bytes;
}

std::optional<HubParcel> PhotoBook::awaited(const Id& subject, const Hash& hash) const {
    const Ledger& ledger = journal.ledger();
    for (const Id& place : placesOf(subject)) {
        const auto parcels = ledger.parcels().awaitedOf(place);
        for (const HubParcel& parcel : parcels ? *parcels : QList<HubParcel>())
            if (const auto event = ledger.recordAt(parcel.event);
                event && event->body.blobs().value(parcel.name) == hash)
                return parcel;
    }
    return {};
}

Result<bool> PhotoBook::hurry(const Id& subject, const Hash& hash) {
    const auto parcel = awaited(subject, hash);
    if (!parcel) return false;
    return journal.ledger()
        .noteOfHub([&](HubTables&, Parcels& parcels) { return parcels.hurry(*parcel); })
        .map([] { return true; });
}

Result<Id> PhotoBook::recordReportCard(const Id& subject, const QString& folder) {
    const bool graduate = !GraduateTables(journal.lists()).label(subject).isEmpty();
    if (const auto standing = known(subject); !standing && !graduate) return Fail(standing.error());
    return record(reportCardNote(subject, folder));
}

Result<PhotoDetail> PhotoBook::photo(const Id& subject) const {
    const Result<Standing> standing = known(subject);
    if (!standing) return Fail(standing.error());
    PhotoDetail detail;
    detail.row = standing->row;
    detail.submission = standing->submission();
    detail.verdict = standing->verdict;
    detail.match = standing->match;
    detail.reference = standing->reference;
    detail.earlier = tables.attempts(subject);
    const QString number = GraduateTables(journal.lists()).identityNumber(subject);
    detail.person = graduateKey(number.isEmpty() ? standing->row.label : number);
    const Result<Record> arrival = journal.ledger().record(standing->arrival);
    if (!arrival) return Fail(arrival.error());
    readSubmission(contentOf(*arrival), detail);
    if (detail.verdict.isNull()) return detail;
    const Result<Record> verdict = journal.ledger().record(detail.verdict);
    if (!verdict) return Fail(verdict.error());
    readVerdict(contentOf(*verdict), detail);
    return detail;
}

} // namespace mianguan
