#pragma once

#include "core/ledger/projection.h"
#include "core/work/purge.h"

namespace mianguan {

/// The photos a purge would take, in order of import.
QList<Id> photosIn(const Projection& lists, const PurgeRequest& request);
qint64 photographed(const Projection& lists, const Batch& batch); ///< graduates of it with a photo
/// Those of them that are still there.
QList<Id> photosLeft(const Projection& lists, const QList<Id>& subjects);

} // namespace mianguan
