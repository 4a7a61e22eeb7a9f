#include "core/work/graduate_events.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/photo_events.h"
#include "core/work/safety_events.h"
#include "core/work/session_events.h"

#include <QCborArray>

namespace mianguan {

namespace {

struct EntryField {
    QLatin1String name;
    QString RosterEntry::*value;
};

constexpr EntryField entryFields[] = {
    {QLatin1String("name"), &RosterEntry::name},
    {QLatin1String("sex"), &RosterEntry::sex},
    {QLatin1String("student_number"), &RosterEntry::studentNumber},
    {QLatin1String("candidate_number"), &RosterEntry::candidateNumber},
    {QLatin1String("identity_number"), &RosterEntry::identityNumber},
    {QLatin1String("birth_date"), &RosterEntry::birthDate},
    {QLatin1String("college"), &RosterEntry::college},
    {QLatin1String("college_code"), &RosterEntry::collegeCode},
    {QLatin1String("major"), &RosterEntry::major},
    {QLatin1String("class_name"), &RosterEntry::className},
    {QLatin1String("level"), &RosterEntry::level},
    {QLatin1String("code"), &RosterEntry::code},
    {QLatin1String("shooting_number"), &RosterEntry::shootingNumber},
    {QLatin1String("fee_note"), &RosterEntry::fee},
    {QLatin1String("phone"), &RosterEntry::phone},
    {QLatin1String("note"), &RosterEntry::note},
};

/// Empty fields are left out: 100,000 of these are kept.
QCborMap contentOf(const RosterEntry& entry) {
    QCborMap content;
    for (const EntryField& field : entryFields)
        if (const QString& value = entry.*field.value; !value.isEmpty()) content.insert(field.name, value);
    return content;
}

} // namespace

Draft enrolment(const Id& subject, const Batch& batch, const RosterEntry& entry, const QString& reason) {
    Draft draft{EventType::graduateEnrolled, subject, contentOf(batch)};
    draft.content.insert(QStringLiteral("entry"), contentOf(entry));
    if (!reason.isEmpty()) draft.content.insert(QStringLiteral("reason"), reason);
    return draft;
}

Draft enrolmentChange(const Id& subject, const RosterEntry& entry) {
    return {EventType::graduateChanged, subject, {{QStringLiteral("entry"), contentOf(entry)}}};
}

Draft rosterImport(const Batch& batch, const QString& fileName, int rows, int added, int changed) {
    Draft draft{EventType::rosterImported, {}, contentOf(batch)};
    draft.content.insert(QStringLiteral("file_name"), fileName);
    draft.content.insert(QStringLiteral("rows"), rows);
    draft.content.insert(QStringLiteral("added"), added);
    draft.content.insert(QStringLiteral("changed"), changed);
    return draft;
}

Draft arrival(const Id& subject, const Id& session, Arrival how, int shootingNumber) {
    return {EventType::graduateArrived,
            subject,
            {{QStringLiteral("session"), session.bytes()},
             {QStringLiteral("how"), arrivalId(how)},
             {QStringLiteral("number"), shootingNumber}}};
}

Draft absence(const Id& subject, const Id& session) {
    return {EventType::graduateAbsent, subject, {{QStringLiteral("session"), session.bytes()}}};
}

Draft overriding(const Id& subject, const Id& session, const QStringList& bars, const QString& reason) {
    Draft draft{EventType::ruleOverridden,
                subject,
                {{QStringLiteral("session"), session.bytes()},
                 {QStringLiteral("bars"), QCborArray::fromStringList(bars)},
                 {QStringLiteral("reason"), reason}}};
    draft.userSigned = true;
    return draft;
}

Draft reopening(const Id& subject, const Id& verdict, const QString& reason) {
    Draft draft{EventType::graduateReopened,
                subject,
                {{QStringLiteral("verdict"), verdict.bytes()}, {QStringLiteral("remark"), reason}}};
    draft.userSigned = true;
    return draft;
}

RosterEntry entryIn(const QCborMap& content) {
    const QCborMap map = content.value(QLatin1String("entry")).toMap();
    RosterEntry entry;
    for (const EntryField& field : entryFields)
        entry.*field.value = textIn(map, field.name);
    return entry;
}

Id sessionIdIn(const QCborMap& content) { return idIn(content, QLatin1String("session")); }

} // namespace mianguan
