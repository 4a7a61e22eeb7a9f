#include "core/work/photo_events.h"

#include "core/work/event_texts.h"
#include "core/work/event_types.h"
#include "core/work/portrait_record.h"

#include <QCborArray>

namespace mianguan {

namespace {

Draft signedByUser(QLatin1String type, const Id& subject, const QCborMap& content) {
    Draft draft{type, subject, content};
    draft.userSigned = true;
    return draft;
}

} // namespace

Draft submission(const Id& subject, const Store::Submission& submission) {
    const Portrait& portrait = submission.portrait;
    const bool made = !portrait.jpeg.isEmpty();
    Draft draft{made ? EventType::photoSubmitted : EventType::photoUnmade, subject, toRecord(portrait)};
    draft.content.insert(QStringLiteral("label"), submission.label);
    draft.content.insert(QStringLiteral("file_name"), submission.fileName);
    draft.content.insert(QStringLiteral("specification"), submission.specification);
    draft.content.insert(QStringLiteral("program"), QStringLiteral(MIANGUAN_VERSION));
    if (!submission.session.isNull()) {
        draft.content.insert(QStringLiteral("session"), submission.session.bytes());
        draft.content.insert(QStringLiteral("source"),
                             submission.album ? QStringLiteral("album") : QStringLiteral("camera"));
        draft.content.insert(QStringLiteral("shots"), submission.shots);
        draft.content.insert(QStringLiteral("faults"), QCborArray::fromStringList(submission.faults));
    }
    draft.blobs.insert(QStringLiteral("original"), submission.original);
    if (made) draft.blobs.insert(QStringLiteral("portrait"), portrait.jpeg);
    if (!portrait.matte.empty()) draft.blobs.insert(QStringLiteral("matte"), packMatte(portrait.matte));
    return draft;
}

Draft approval(const Id& subject, const Id& submission) {
    return signedByUser(EventType::photoApproved, subject,
                        {{QStringLiteral("submission"), submission.bytes()}});
}

Draft rejection(const Id& subject, const Id& submission, const QStringList& reasons, const QString& remark) {
    return signedByUser(EventType::photoRejected, subject,
                        {{QStringLiteral("submission"), submission.bytes()},
                         {QStringLiteral("reasons"), QCborArray::fromStringList(reasons)},
                         {QStringLiteral("remark"), remark}});
}

Draft undoing(const Id& subject, const Id& verdict) {
    return signedByUser(EventType::verdictUndone, subject, {{QStringLiteral("verdict"), verdict.bytes()}});
}

Draft handover(const Id& subject, const Id& verdict, const QString& folder, const QString& name) {
    return {EventType::photoDelivered,
            subject,
            {{QStringLiteral("verdict"), verdict.bytes()},
             {QStringLiteral("folder"), folder},
             {QStringLiteral("name"), name}}};
}

Draft referenceAddition(const Id& subject, const QString& fileName, const QByteArray& picture) {
    Draft draft{EventType::referenceAdded, subject, {{QStringLiteral("file_name"), fileName}}};
    draft.blobs.insert(QStringLiteral("reference"), picture);
    return draft;
}

Draft reportCardNote(const Id& subject, const QString& folder) {
    return {EventType::reportCardMade, subject, {{QStringLiteral("folder"), folder}}};
}

Draft matching(const Id& photo, const Id& graduate, const QString& label, const QString& before) {
    return {EventType::photoMatched,
            photo,
            {{QStringLiteral("graduate"), graduate.bytes()},
             {QStringLiteral("label"), label},
             {QStringLiteral("before"), before}}};
}

Draft matchUndoing(const Id& photo, const Id& graduate, const Id& match, const QString& label) {
    return signedByUser(EventType::matchUndone, photo,
                        {{QStringLiteral("graduate"), graduate.bytes()},
                         {QStringLiteral("match"), match.bytes()},
                         {QStringLiteral("label"), label}});
}

Draft importRun(const ImportRun& run) {
    return {EventType::photosImported,
            {},
            {{QStringLiteral("files"), run.files},
             {QStringLiteral("taken"), run.taken},
             {QStringLiteral("listed"), run.listed},
             {QStringLiteral("known"), run.known},
             {QStringLiteral("refused"), run.refused}}};
}

void readSubmission(const QCborMap& content, PhotoDetail& detail) {
    detail.original = blobIn(content, QLatin1String("original"));
    detail.portrait = blobIn(content, QLatin1String("portrait"));
    detail.specification = textIn(content, QLatin1String("specification"));
    detail.crop = cropIn(content);
    detail.geometry = geometryIn(content);
    detail.background = backgroundIn(content);
    detail.findings = findingsIn(content);
}

void readVerdict(const QCborMap& content, PhotoDetail& detail) {
    detail.remark = textIn(content, QLatin1String("remark"));
    detail.reasons += textsIn(content, QLatin1String("reasons"));
}

} // namespace mianguan
