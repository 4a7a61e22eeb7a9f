#include "core/work/event_contents.h"

#include "core/access/policy_bounds.h"
#include "core/base/cbor.h"
#include "core/work/event_texts.h"
#include "core/work/event_types.h"

#include <QCborArray>

namespace mianguan {

namespace {

/// Never half of a character.
QString beginningOf(QString text, qsizetype longest) {
    if (text.size() <= longest) return text;
    text.truncate(text[longest - 1].isHighSurrogate() ? longest - 1 : longest);
    return text;
}

} // namespace

Id idIn(const QCborMap& content, QLatin1String name) {
    return Id::fromBytes(content.value(name).toByteArray()).value_or(Id());
}

Hash blobIn(const QCborMap& content, QLatin1String name) {
    return Hash::fromBytes(content.value(QLatin1String("blobs")).toMap().value(name).toByteArray())
        .value_or(Hash());
}

QString textOf(const QCborValue& value) { return beginningOf(value.toString(), longestText); }

QString textIn(const QCborMap& content, QLatin1String name) { return textOf(content.value(name)); }

QString longTextIn(const QCborMap& content, QLatin1String name) {
    return beginningOf(content.value(name).toString(), longestNotice);
}

void keepDistinct(QStringList& texts) {
    texts.removeDuplicates();
    texts = texts.mid(0, mostTexts);
}

QStringList textsIn(const QCborMap& content, QLatin1String name) {
    QStringList texts;
    for (const auto& one : content.value(name).toArray())
        texts += textOf(one);
    keepDistinct(texts);
    return texts;
}

Id userIn(const QCborMap& content) {
    return Id::fromBytes(content.value(QLatin1String("user")).toByteArray()).value_or(Id());
}

Roles rolesIn(const QCborMap& content) { return rolesFrom(textsIn(content, QLatin1String("roles"))); }

PublicKey keyIn(const QCborMap& content) {
    return PublicKey::fromBytes(content.value(QLatin1String("key")).toByteArray()).value_or(PublicKey());
}

Policy policyIn(const QCborMap& content) {
    Policy policy;
    policy.reviewOwnPhotos = content.value(QLatin1String("review_own_photos")).toBool();
    const qint64 minutes =
        integerIn(content.value(QLatin1String("lock_after_minutes")), policy.lockAfter.count());
    policy.lockAfter = std::chrono::minutes(minutes);
    policy.imports = importRuleFrom(textIn(content, QLatin1String("imports")));
    return withinBounds(policy);
}

Batch batchIn(const QCborMap& content) {
    return {textIn(content, QLatin1String("school")), textIn(content, QLatin1String("batch"))};
}

bool isOfMatch(const QString& eventType) {
    return eventType == EventType::photoMatched || eventType == EventType::matchUndone;
}

bool saysSchool(const QString& type) {
    return type == EventType::graduateEnrolled || type == EventType::rosterImported ||
           type == EventType::sessionOpened || type == EventType::sessionChanged;
}

bool isAboutPeople(const QString& eventType) {
    return eventType == EventType::userAdded || eventType == EventType::userRolesChanged ||
           eventType == EventType::userRemoved || eventType == EventType::userKeyChanged;
}

Draft settling(const Event& waiting, bool accepted, const QString& reason) {
    Draft draft{EventType::eventSettled,
                waiting.tombstone ? Id() : waiting.subject, // whose key is gone at this desk
                {{QStringLiteral("event"), waiting.id.bytes()},
                 {QStringLiteral("accepted"), accepted},
                 {QStringLiteral("reason"), reason}}};
    draft.userSigned = true;
    return draft;
}

} // namespace mianguan
