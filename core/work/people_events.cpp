#include "core/work/people_events.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"

#include <QCborArray>

namespace mianguan {

namespace {

Draft byStation(QLatin1String type, const QCborMap& content = {}) { return {type, {}, content}; }

Draft byUser(QLatin1String type, const QCborMap& content = {}) {
    Draft draft = byStation(type, content);
    draft.userSigned = true;
    return draft;
}

QCborArray listOf(Roles roles) { return QCborArray::fromStringList(roleIds(roles)); }

QString nameOf(SignOut cause) {
    switch (cause) {
    case SignOut::Asked:
        return QStringLiteral("asked");
    case SignOut::Idle:
        return QStringLiteral("idle");
    case SignOut::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

} // namespace

Draft founding(const QString& school, bool practice, const Id& store) {
    return byStation(EventType::storeFounded, {{QStringLiteral("school"), school},
                                               {QStringLiteral("practice"), practice},
                                               {QStringLiteral("store"), store.bytes()}});
}

Draft userAddition(const User& user) {
    return byUser(EventType::userAdded, {{QStringLiteral("user"), user.id.bytes()},
                                         {QStringLiteral("name"), user.name},
                                         {QStringLiteral("display_name"), user.displayName},
                                         {QStringLiteral("roles"), listOf(user.roles)},
                                         {QStringLiteral("key"), user.key.bytes()}});
}

Draft rolesChange(const Id& user, Roles roles) {
    return byUser(EventType::userRolesChanged,
                  {{QStringLiteral("user"), user.bytes()}, {QStringLiteral("roles"), listOf(roles)}});
}

Draft userRemoval(const Id& user) {
    return byUser(EventType::userRemoved, {{QStringLiteral("user"), user.bytes()}});
}

Draft keyChange(const Id& user, const PublicKey& key, bool signedByUser) {
    const QCborMap content{{QStringLiteral("user"), user.bytes()}, {QStringLiteral("key"), key.bytes()}};
    return signedByUser ? byUser(EventType::userKeyChanged, content)
                        : byStation(EventType::userKeyChanged, content);
}

Draft passwordChange() { return byUser(EventType::passwordChanged); }

Draft policyChange(const Policy& policy) {
    return byUser(EventType::policyChanged,
                  {{QStringLiteral("review_own_photos"), policy.reviewOwnPhotos},
                   {QStringLiteral("lock_after_minutes"), qint64(policy.lockAfter.count())},
                   {QStringLiteral("imports"), importRuleId(policy.imports)}});
}

Draft recoveryRenewal(bool signedByUser) {
    return signedByUser ? byUser(EventType::recoveryCodeRenewed) : byStation(EventType::recoveryCodeRenewed);
}

Draft recovery(const Id& user) {
    return byStation(EventType::recovered, {{QStringLiteral("user"), user.bytes()}});
}

Draft signingIn() { return byStation(EventType::signedIn); }

Draft signingOut(SignOut cause) {
    return byStation(EventType::signedOut, {{QStringLiteral("cause"), nameOf(cause)}});
}

Draft refusedSignIns(int count) {
    return byStation(EventType::signInRefused, {{QStringLiteral("count"), count}});
}

Draft dataKeyChange() { return byStation(EventType::dataKeyChanged); }

Draft withSlot(Draft draft, const Slot& slot) {
    draft.content.insert(QStringLiteral("slot"), slot.fingerprint());
    return draft;
}

QByteArray slotIn(const QCborMap& content) { return content.value(QLatin1String("slot")).toByteArray(); }

} // namespace mianguan
