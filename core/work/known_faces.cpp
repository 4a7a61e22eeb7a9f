#include "core/work/known_faces.h"

#include "core/decoder/untrusted_picture.h"
#include "core/work/store.h"

#include <QSet>

#include <algorithm>

namespace mianguan {

namespace {

/// One alarm for each other photo, be it by its portrait or by its reference.
void tell(FaceAlarms& all, const Id& photo, const FaceAlarm& alarm) {
    QList<FaceAlarm>& seen = all.seen[photo];
    if (seen.isEmpty()) all.photos += photo;
    const auto same = [&](const FaceAlarm& told) { return told.other == alarm.other; };
    if (std::none_of(seen.cbegin(), seen.cend(), same)) seen += alarm;
}

Likeness turned(Likeness likeness) {
    std::swap(likeness.a, likeness.b);
    return likeness;
}

} // namespace

QList<Id> KnownFaces::photos(int most) const {
    const QList<PhotoRow> rows = store.photos();
    QList<Id> found;
    for (auto row = rows.crbegin(); row != rows.crend() && found.size() < most; ++row)
        if (row->state != PhotoState::Unmade) found += row->subject;
    return found;
}

Result<FaceTemplate> KnownFaces::faceOf(const Id& photo, const Hash& blob) const {
    return store.blob(photo, blob)
        .and_then([](const QByteArray& bytes) { return decodeUntrusted(bytes); })
        .and_then([this](const Picture& picture) { return look(picture); });
}

/// A portrait without a face that is found is left out.
void KnownFaces::lookAtPortrait(const PhotoDetail& detail, Looked& known) {
    const Id photo = detail.row.subject;
    if (known.portrait == detail.portrait) return;
    known.portrait = detail.portrait;
    gallery.remove(photo);
    if (const auto face = faceOf(photo, detail.portrait)) gallery.add({photo, detail.person}, *face);
}

void KnownFaces::lookAtReference(const PhotoDetail& detail, Looked& known) {
    const Id photo = detail.row.subject;
    if (ending || known.reference == detail.reference) return;
    known.reference = detail.reference;
    if (known.referenceFace.isNull()) known.referenceFace = Id::random();
    owners.insert(known.referenceFace, photo);
    gallery.remove(known.referenceFace);
    const auto face = faceOf(photo, detail.reference);
    if (face) gallery.add({known.referenceFace, detail.person}, *face);
    known.trouble = face ? QString() : face.error().sentence();
}

std::optional<FaceOpinion> KnownFaces::examine(const Id& photo) {
    const auto detail = store.photo(photo);
    if (ending || !detail || detail->portrait.isNull()) return std::nullopt;
    Looked& known = seen[photo];
    lookAtPortrait(*detail, known);
    lookAtReference(*detail, known);
    return FaceOpinion{true, gallery.likeness(photo, known.referenceFace), known.trouble, {}};
}

void KnownFaces::forget(const Id& photo) {
    const Looked known = seen.take(photo);
    gallery.remove(photo);
    gallery.remove(known.referenceFace);
    owners.remove(known.referenceFace);
}

QList<Id> KnownFaces::forgetPurged() {
    QSet<Id> left;
    for (const PhotoRow& row : store.photos())
        left.insert(row.subject);
    QList<Id> gone = seen.keys();
    gone.removeIf([&](const Id& photo) { return left.contains(photo); });
    for (const Id& photo : gone)
        forget(photo);
    return gone;
}

FaceAlarms KnownFaces::alarms() const {
    FaceAlarms all;
    for (const FaceDoubt& doubt : gallery.doubts()) {
        const Id one = owners.value(doubt.picture, doubt.picture),
                 other = owners.value(doubt.other, doubt.other);
        tell(all, one, {doubt.kind, other, owners.contains(doubt.other), doubt.likeness});
        tell(all, other, {doubt.kind, one, owners.contains(doubt.picture), turned(doubt.likeness)});
    }
    return all;
}

} // namespace mianguan
