#include "core/work/event_types.h"
#include "tests/soak/soak_model.h"

#include <QDir>
#include <QFile>

namespace mianguan::soak {

namespace {

const int importHolds = 4;   // pictures an import may have submitted without having said so
const int deliveryHolds = 2; // handovers that may be recorded without having been said

Hash hashOf(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? Hash::of(file.readAll()) : Hash();
}

QStringList doubled(const QList<PhotoRow>& rows) {
    QStringList wrong;
    QSet<QString> labels;
    for (const PhotoRow& row : rows) {
        if (labels.contains(row.label)) wrong += QStringLiteral("twice: ") + row.label;
        labels.insert(row.label);
    }
    return wrong;
}

int mayBeMore(const QString& type, const QStringList& pending) {
    if (type == EventType::photoSubmitted) return importHolds;
    if (type == EventType::photoDelivered) return deliveryHolds;
    return int(pending.count(type));
}

} // namespace

QStringList Model::comparePhotos(const Store& store, const Place& place) {
    const QList<PhotoRow> rows = store.photos();
    QStringList wrong = doubled(rows);
    QSet<Id> missing(photos.keyBegin(), photos.keyEnd());
    int beyond = 0;
    for (const PhotoRow& row : rows) {
        const Result<PhotoDetail> seen = store.photo(row.subject);
        if (!seen) {
            wrong += seen.error().sentence();
            continue;
        }
        if (purged.contains(row.subject)) wrong += QStringLiteral("purged, yet there: ") + row.label;
        if (!missing.remove(row.subject)) {
            ++beyond;
            photos.insert(row.subject, {row.label, PhotoState::Pending, false, {}, {}});
        }
        comparePhoto(*seen, place, wrong);
    }
    for (const Id& lost : std::as_const(missing))
        wrong += QStringLiteral("lost: ") + photos[lost].label;
    if (beyond > importHolds) wrong += QStringLiteral("too many never heard of: %1").arg(beyond);
    return wrong;
}

/// What was intended is known from now on.
void Model::comparePhoto(const PhotoDetail& seen, const Place& place, QStringList& wrong) {
    Photo& known = photos[seen.row.subject];
    const QString& label = known.label;
    if (seen.row.label != label) wrong += QStringLiteral("another label: ") + label;
    if (seen.row.state != known.state && !known.intended.contains(seen.row.state))
        wrong += QStringLiteral("another state: ") + label;
    if (seen.row.state == known.state && !known.verdict.isNull() && seen.verdict != known.verdict &&
        known.intended.isEmpty())
        wrong += QStringLiteral("another verdict: ") + label;
    if (known.delivered && !seen.row.delivered) wrong += QStringLiteral("delivery lost: ") + label;
    if (seen.row.delivered &&
        hashOf(place.out() + QLatin1Char('/') + label + QStringLiteral(".jpg")) != seen.portrait)
        wrong += QStringLiteral("delivered, yet its file is not there: ") + label;
    if (photoOf(label) >= 0 && hashOf(place.picture(photoOf(label))) != seen.original)
        wrong += QStringLiteral("another picture: ") + label;
    known = {label, seen.row.state, seen.row.delivered, seen.verdict, {}};
}

QStringList Model::comparePeople(const Store& store) {
    QStringList wrong;
    QSet<QString> missing(others.keyBegin(), others.keyEnd());
    for (const User& user : store.users()) {
        if (user.roles == everyRole() && !others.contains(user.name)) continue; // who looks
        if (!missing.remove(user.name)) {
            wrong += QStringLiteral("never heard of: ") + user.name;
            continue;
        }
        Person& known = others[user.name];
        if (user.removed != known.removed && !known.unsure)
            wrong += QStringLiteral("removed or not: ") + user.name;
        if (!known.roles.contains(user.roles)) wrong += QStringLiteral("other roles: ") + user.name;
        known = {known.passwords, {user.roles}, user.removed, false};
    }
    for (const QString& name : std::as_const(missing)) {
        if (!others.take(name).unsure) wrong += QStringLiteral("person lost: ") + name;
    }
    const int minutes = int(store.policy().lockAfter.count());
    if (!lockAfter.contains(minutes)) wrong += QStringLiteral("another policy");
    lockAfter = {minutes};
    return wrong;
}

QStringList Model::compareHistory(const Store& store) {
    QStringList wrong;
    QHash<QString, int> seen;
    QSet<Id> tombstones;
    for (const ActivityRow& row : store.activity({}, 0, -1)) {
        ++seen[row.type];
        if (row.type != EventType::photoPurged) continue;
        if (tombstones.contains(row.subject)) wrong += QStringLiteral("purged twice: ") + row.subject.hex();
        tombstones += row.subject;
    }
    const QString begun = EventType::purgeStarted, ended = EventType::purgeFinished;
    comparePurges(tombstones, seen.value(begun), seen.take(ended), wrong);
    seen.remove(EventType::photoPurged);
    for (const QLatin1String unacknowledged : {EventType::signInRefused, EventType::photosImported})
        seen.remove(unacknowledged);
    if (seen.value(EventType::dataKeyChanged) != seen.value(EventType::userRemoved))
        wrong += QStringLiteral("the data key was not changed as often as someone was removed");
    for (const QString& type :
         QSet<QString>(counts.keyBegin(), counts.keyEnd()) + QSet<QString>(seen.keyBegin(), seen.keyEnd()))
        compareCount(type, seen.value(type), wrong);
    return wrong;
}

void Model::compareCount(const QString& type, int seen, QStringList& wrong) {
    const int known = counts.value(type);
    if (seen < known || seen > known + mayBeMore(type, pending))
        wrong += QStringLiteral("%1 of %2 are there: %3").arg(seen).arg(known).arg(type);
    counts[type] = seen;
}

void Model::comparePurges(const QSet<Id>& tombstones, int begun, int ended, QStringList& wrong) {
    if (begun > counts.value(EventType::purgeStarted)) toBePurged += intendedPurge;
    intendedPurge.clear();
    if (begun != ended && !(purgeOpen && begun == ended + 1))
        wrong += QStringLiteral("%1 purges begun, %2 ended").arg(begun).arg(ended);
    purgeOpen = begun != ended;
    if (!tombstones.contains(purged)) wrong += QStringLiteral("a purge was lost");
    for (const Id& subject : tombstones - purged) {
        if (!toBePurged.remove(subject)) wrong += QStringLiteral("purged unasked: ") + subject.hex();
        photos.remove(subject);
        purged += subject;
    }
    if (!purgeOpen && !toBePurged.isEmpty()) wrong += QStringLiteral("a purge ended early");
}

} // namespace mianguan::soak
