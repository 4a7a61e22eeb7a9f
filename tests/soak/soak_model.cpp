#include "tests/soak/soak_model.h"

#include "core/work/event_types.h"

namespace mianguan::soak {

namespace {

std::optional<PhotoState> stateAfter(const QString& type) {
    if (type == EventType::photoApproved) return PhotoState::Approved;
    if (type == EventType::photoRejected) return PhotoState::Rejected;
    if (type == EventType::verdictUndone) return PhotoState::Pending;
    return {};
}

/// The events that one acknowledgement stands for.
QStringList eventsOf(const QString& type) {
    if (type == EventType::storeFounded)
        return {type, EventType::stationStarted, EventType::userAdded, EventType::signedIn};
    if (type == EventType::recovered)
        return {type, EventType::userKeyChanged, EventType::recoveryCodeRenewed, EventType::signedIn};
    if (type == EventType::userRemoved) return {type, EventType::dataKeyChanged};
    return {type};
}

Id idOf(const QString& hex) { return Id::fromHex(hex).value_or(Id()); }

} // namespace

void Model::heard(const QString& line) {
    const QStringList words = line.split(QLatin1Char(' '));
    if (words.size() < 3) return;
    const QString more = words.value(3);
    words[0] == QLatin1String("!") ? intends(words[1], words[2], more)
                                   : acknowledges(words[1], words[2], more);
}

void Model::intends(const QString& type, const QString& key, const QString& more) {
    pending += eventsOf(type);
    if (type == EventType::recovered || type == EventType::recoveryCodeRenewed) recoveryCode.clear();
    if (const auto state = stateAfter(type)) photos[idOf(key)].intended += *state;
    if (type == EventType::purgeStarted) {
        purgeOpen = true;
        for (const QString& hex : more.split(QLatin1Char(',')))
            intendedPurge += idOf(hex);
    }
    if (type == EventType::passwordChanged || type == EventType::recovered) own += key.toInt();
    if (type == EventType::policyChanged) lockAfter += key.toInt();
    if (type == EventType::userAdded) others.insert(key, {{more.toInt()}, {Role::Operator}, false, true});
    if (type == EventType::userRemoved) others[key].unsure = true;
    if (type == EventType::userKeyChanged) others[key].passwords += more.toInt();
    if (type == EventType::userRolesChanged) others[key].roles += Roles::fromInt(more.toInt());
}

void Model::acknowledges(const QString& type, const QString& key, const QString& more) {
    ++acks;
    for (const QString& event : eventsOf(type))
        pending.removeOne(event);
    if (type == EventType::purgeStarted) return purgeAcknowledged();
    for (const QString& event : eventsOf(type))
        ++counts[event];
    const Id subject = idOf(key);
    if (const auto state = stateAfter(type)) {
        photos[subject].state = *state;
        photos[subject].verdict = idOf(more);
        photos[subject].intended.clear();
    }
    if (type == EventType::photoSubmitted) photos[subject].label = more;
    if (type == EventType::photoDelivered) photos[subject].delivered = true;
    if (type == EventType::storeFounded) isFounded = true;
    if (type == EventType::storeFounded || type == EventType::recoveryCodeRenewed) recoveryCode = key;
    if (type == EventType::recovered) recoveryCode = more;
    if (type == EventType::passwordChanged || type == EventType::recovered) own = {key.toInt()};
    if (type == EventType::policyChanged) lockAfter = {key.toInt()};
    if (type == EventType::userAdded) others[key].unsure = false;
    if (type == EventType::userRemoved) others[key].removed = true;
    if (type == EventType::userKeyChanged) others[key].passwords = {more.toInt()};
    if (type == EventType::userRolesChanged) others[key].roles = {Roles::fromInt(more.toInt())};
}

/// Earlier ones that were cut short were finished too; one that found nothing else to do began none.
void Model::purgeAcknowledged() {
    if (!toBePurged.contains(intendedPurge)) ++counts[EventType::purgeStarted];
    toBePurged += std::exchange(intendedPurge, {});
    for (const Id& subject : std::as_const(toBePurged))
        photos.remove(subject);
    purged += std::exchange(toBePurged, {});
    purgeOpen = false;
}

void Model::cameInAs(int number) {
    own = {number};
    isFounded = true;
}

void Model::restore(const Model& now) {
    isRestored = true;
    looked();
    ++counts[EventType::stationStarted];
    for (const Id& subject : now.purged) {
        if (photos.remove(subject) > 0) purged += subject;
    }
}

QStringList Model::differences(const Store& store, const Place& place) {
    QStringList wrong = compareHistory(store); // first: it tells which photos were purged
    wrong += comparePhotos(store, place);
    wrong += comparePeople(store);
    if (store.notice().isEmpty() == isRestored) wrong += QStringLiteral("notice: ") + store.notice();
    wrong += store.damage();
    pending.clear();
    return wrong;
}

} // namespace mianguan::soak
