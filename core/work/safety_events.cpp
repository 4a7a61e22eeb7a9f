#include "core/work/safety_events.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/session_events.h"

#include <QCborArray>
#include <QDir>
#include <QStorageInfo>

#include <algorithm>

namespace mianguan {

namespace {

const int idSize = 16; ///< bytes

QString scopeName(PurgeRequest::Scope scope) {
    switch (scope) {
    case PurgeRequest::Scope::Everything:
        return QStringLiteral("everything");
    case PurgeRequest::Scope::Delivered:
        return QStringLiteral("delivered");
    case PurgeRequest::Scope::ImportedBefore:
        return QStringLiteral("imported-before");
    case PurgeRequest::Scope::Batch:
        return QStringLiteral("batch");
    case PurgeRequest::Scope::Chosen:
        break;
    }
    return QStringLiteral("chosen");
}

QByteArray joined(const QList<Id>& ids) {
    QByteArray bytes;
    bytes.reserve(ids.size() * idSize);
    for (const Id& id : ids)
        bytes += id.bytes();
    return bytes;
}

QCborArray toArray(const QList<Head>& heads) {
    QCborArray all;
    for (const Head& head : heads)
        all.append(QCborArray{head.station.bytes(), head.seq, head.hash.bytes()});
    return all;
}

Head headIn(const QCborValue& value) {
    return {Id::fromBytes(value[0].toByteArray()).value_or(Id()), integerIn(value[1]),
            Hash::fromBytes(value[2].toByteArray()).value_or(Hash())};
}

qint64 numberIn(const QCborMap& content, const char* name) {
    return integerIn(content.value(QLatin1String(name)));
}

void insert(QCborMap& content, const PurgedBatch& purged) {
    if (purged.isNull()) return;
    content.insert(QStringLiteral("school"), purged.batch.school);
    content.insert(QStringLiteral("batch"), purged.batch.name);
    content.insert(QStringLiteral("photographed"), purged.photographed);
    content.insert(QStringLiteral("undelivered"), purged.undelivered);
}

Draft signedDraft(QLatin1String type, const Id& subject, const QCborMap& content) {
    Draft draft;
    draft.type = type;
    draft.subject = subject;
    draft.content = content;
    draft.userSigned = true;
    return draft;
}

} // namespace

bool BackupNote::holds(const Head& event) const {
    return std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
        return head.station == event.station && head.seq >= event.seq;
    });
}

QString placeName(const QString& folder) {
    const QString own = QDir(folder).dirName();
    const QString medium = QStorageInfo(folder).name();
    if (medium.isEmpty() || medium == own) return own;
    return own.isEmpty() ? medium : QStringLiteral("%1 / %2").arg(medium, own);
}

BackupNote backupNote(const BackupReport& report, const QString& place, qint64 photos) {
    BackupNote note;
    note.id = report.id;
    note.place = place;
    note.photos = photos;
    note.files = report.files;
    note.bytes = report.bytes;
    note.heads = report.heads;
    return note;
}

Draft backupNoted(const BackupNote& note) {
    Draft draft;
    draft.type = EventType::backupMade;
    draft.content = {
        {QStringLiteral("backup"), note.id.bytes()}, {QStringLiteral("place"), note.place},
        {QStringLiteral("photos"), note.photos},     {QStringLiteral("files"), note.files},
        {QStringLiteral("bytes"), note.bytes},       {QStringLiteral("heads"), toArray(note.heads)}};
    return draft;
}

BackupNote backupIn(const QCborMap& content) {
    BackupNote note;
    note.id = idIn(content, QLatin1String("backup"));
    note.place = textIn(content, QLatin1String("place"));
    note.photos = numberIn(content, "photos");
    note.files = numberIn(content, "files");
    note.bytes = numberIn(content, "bytes");
    for (const auto& head : content.value(QLatin1String("heads")).toArray())
        note.heads += headIn(head);
    return note;
}

Draft purgeBeginning(const PurgeRequest& request, const QList<Id>& subjects, const PurgedBatch& batch,
                     int othersFees) {
    QCborMap content{{QStringLiteral("scope"), scopeName(request.scope)},
                     {QStringLiteral("reason"), request.reason.trimmed()},
                     {QStringLiteral("subjects"), joined(subjects)}};
    if (request.scope == PurgeRequest::Scope::ImportedBefore)
        content.insert(QStringLiteral("before"), request.beforeMs);
    insert(content, batch);
    if (othersFees > 0) content.insert(QStringLiteral("others_fees"), othersFees);
    return signedDraft(EventType::purgeStarted, {}, content);
}

QList<Id> subjectsIn(const QCborMap& purgeStarted) {
    const QByteArray bytes = purgeStarted.value(QLatin1String("subjects")).toByteArray();
    QList<Id> subjects;
    for (qsizetype at = 0; at + idSize <= bytes.size(); at += idSize)
        subjects += *Id::fromBytes(bytes.mid(at, idSize));
    return subjects;
}

Draft tombstoneOf(const Id& subject, const Id& purge, qint64 pictures, int photos) {
    Draft draft = signedDraft(EventType::photoPurged, subject,
                              {{QStringLiteral("purge"), purge.bytes()},
                               {QStringLiteral("pictures"), pictures},
                               {QStringLiteral("photos"), photos}});
    draft.tombstone = true;
    return draft;
}

PurgedBatch purgedBatchIn(const QCborMap& content) {
    return {batchIn(content), numberIn(content, "photographed"), numberIn(content, "undelivered")};
}

int othersFeesIn(const QCborMap& content) { return int(numberIn(content, "others_fees")); }

Draft purgeClosing(const PurgeSum& sum, QList<Id> subjects) {
    std::sort(subjects.begin(), subjects.end());
    QCborMap content{{QStringLiteral("purge"), sum.purge.bytes()},
                     {QStringLiteral("reason"), sum.reason},
                     {QStringLiteral("photos"), sum.photos},
                     {QStringLiteral("pictures"), sum.pictures},
                     {QStringLiteral("subjects"), Hash::of(joined(subjects)).bytes()}};
    insert(content, sum.batch);
    if (sum.othersFees > 0) content.insert(QStringLiteral("others_fees"), sum.othersFees);
    return signedDraft(EventType::purgeFinished, {}, content);
}

PurgeSum purgeIn(const QCborMap& content) {
    return {idIn(content, QLatin1String("purge")),
            textIn(content, QLatin1String("reason")),
            numberIn(content, "photos"),
            numberIn(content, "pictures"),
            purgedBatchIn(content),
            othersFeesIn(content)};
}

} // namespace mianguan
