#pragma once

#include "core/ledger/record.h"
#include "core/work/event_contents.h"
#include "core/work/photo.h"
#include "core/work/store.h"

namespace mianguan {

Draft submission(const Id& subject, const Store::Submission& submission);
Draft approval(const Id& subject, const Id& submission);
Draft rejection(const Id& subject, const Id& submission, const QStringList& reasons, const QString& remark);
Draft undoing(const Id& subject, const Id& verdict);
Draft handover(const Id& subject, const Id& verdict, const QString& folder, const QString& name);
Draft referenceAddition(const Id& subject, const QString& fileName, const QByteArray& picture);
Draft reportCardNote(const Id& subject, const QString& folder); ///< printed when there is no folder

/// The event is of the photo: `label` is what it is called from then on, `before` what it was.
Draft matching(const Id& photo, const Id& graduate, const QString& label, const QString& before);
Draft matchUndoing(const Id& photo, const Id& graduate, const Id& match, const QString& label);
Draft importRun(const ImportRun& run);

/// Fills what a submission's body says: pictures, geometry, findings.
void readSubmission(const QCborMap& content, PhotoDetail& detail);
/// Fills what a verdict's body says: reasons and remark.
void readVerdict(const QCborMap& content, PhotoDetail& detail);

} // namespace mianguan
