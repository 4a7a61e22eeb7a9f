#include "core/work/activity_words.h"

#include "core/base/cbor.h"
#include "core/base/masking.h"
#include "core/work/activity_tables.h"
#include "core/work/graduate_tables.h"
#include "core/work/hub_facts.h"
#include "core/work/people_events.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/session_tables.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

const Wording* wordingOf(const QString& type) {
    static const QList<Wording> all =
        photoWordings() + collectingWordings() + peopleWordings() + safetyWordings() + hubWordings();
    for (const Wording& wording : all)
        if (type == wording.type) return &wording;
    return nullptr;
}

QString personNamed(const Journal& journal, const Id& user) {
    const std::optional<User> known = PeopleTables(journal.lists()).user(user);
    return known ? known->displayName : QCoreApplication::translate("Activity", "someone unknown");
}

QString subjectNamed(const Journal& journal, const Id& subject) {
    const QString graduate = GraduateTables(journal.lists()).label(subject);
    if (!graduate.isEmpty()) return graduate;
    if (const auto session = SessionTables(journal.lists()).session(subject)) return session->name;
    const PhotoTables photos(journal.lists());
    if (const Id owner = photos.ownerOf(subject); !owner.isNull()) return subjectNamed(journal, owner);
    const std::optional<Standing> standing = photos.standing(subject);
    return standing ? standing->row.label : QCoreApplication::translate("Activity", "purged photo");
}

bool isOfHub(const Journal& journal, const Record& record) {
    const auto link = journal.ledger().hub().link();
    return link && *link && HubFacts::fromMap(**link).hub == record.event.station;
}

} // namespace

QString Told::text(const char* name) const { return textIn(content, QLatin1String(name)); }
qint64 Told::number(const char* name) const { return integerIn(content.value(QLatin1String(name))); }
QString Told::person() const { return personNamed(journal, userIn(content)); }
bool Told::ofThemselves() const { return userIn(content) == record.event.user; }

std::optional<ActivityKind> kindOf(const QString& type) {
    const Wording* wording = wordingOf(type);
    return wording ? std::optional(wording->kind) : std::nullopt;
}

QString sentenceOf(const Journal& journal, const Record& record) {
    const Wording* wording = wordingOf(record.event.type);
    if (wording) return maskIdentityNumbers(wording->words({journal, record, contentOf(record)}));
    return QCoreApplication::translate("Activity", "did something that this version does not know: %1")
        .arg(record.event.type);
}

QString nameOfConcerned(const Journal& journal, const Record& record) {
    const Id concerned = concernedBy(record);
    if (concerned.isNull()) return {};
    return !record.event.subject.isNull() ? subjectNamed(journal, concerned)
                                          : personNamed(journal, concerned);
}

QString nameOfAuthor(const Journal& journal, const Record& record) {
    if (!record.event.user.isNull()) return personNamed(journal, record.event.user);
    if (!record.adopted) return QCoreApplication::translate("Activity", "this station");
    return isOfHub(journal, record) ? QCoreApplication::translate("Activity", "the hub")
                                    : QCoreApplication::translate("Activity", "another station");
}

QString kindName(ActivityKind kind) {
    switch (kind) {
    case ActivityKind::Photos:
        return QCoreApplication::translate("Activity", "Photos");
    case ActivityKind::Verdicts:
        return QCoreApplication::translate("Activity", "Verdicts");
    case ActivityKind::Deliveries:
        return QCoreApplication::translate("Activity", "Deliveries");
    case ActivityKind::Identity:
        return QCoreApplication::translate("Activity", "Identity");
    case ActivityKind::People:
        return QCoreApplication::translate("Activity", "People");
    case ActivityKind::Collecting:
        return QCoreApplication::translate("Activity", "Collecting");
    case ActivityKind::Safety:
        return QCoreApplication::translate("Activity", "Safety");
    }
    return {};
}

} // namespace mianguan
